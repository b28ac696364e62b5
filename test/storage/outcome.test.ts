import { describe, expect, test } from 'vitest'
import { attemptsMax, verdictOn } from '#storage/outcome.ts'

const timeout = {
  kind: 'failed',
  retryable: true,
  ambiguous: true,
  code: 'ECONNRESET',
  words: '断线',
} as const
const refusedByNet = { ...timeout, ambiguous: false, code: 'ECONNREFUSED' } as const
const resigned = {
  kind: 'failed',
  retryable: false,
  ambiguous: false,
  code: '230029',
  words: '离职',
} as const

describe('What follows from an attempt', () => {
  test('sent is sent', () => {
    const verdict = verdictOn(
      { verb: 'send', attempts: 3, doubtful: true },
      { kind: 'sent', messageId: 'om_1' },
      0,
    )
    expect(verdict).toEqual({ state: 'sent', messageId: 'om_1' })
  })

  test('turned away at the door waits as long as it was told, and that is not an attempt', () => {
    const outcome = { kind: 'rateLimited', waitMs: 3_000, code: '99991400' } as const
    const verdict = verdictOn({ verb: 'send', attempts: 12, doubtful: false }, outcome, 0)
    expect(verdict).toMatchObject({ state: 'waiting', retryMs: 3_000, counted: false, doubtful: false })
  })

  test.each([
    [1, 375, 500],
    [2, 1_125, 1_500],
    [3, 3_375, 4_500],
    [6, 91_125, 121_500],
    [7, 225_000, 300_000],
    [11, 225_000, 300_000],
  ])('after attempt %i it waits between %i and %i ms', (attempts, least, most) => {
    const wait = (random: number): number => {
      const verdict = verdictOn({ verb: 'send', attempts, doubtful: false }, refusedByNet, random)
      return verdict.state === 'waiting' ? verdict.retryMs : -1
    }
    expect(wait(0)).toBe(least)
    expect(wait(0.999_999_9)).toBe(most)
  })

  test('what cannot be said is parked at once; what failed too often, at the twelfth time', () => {
    const at = (attempts: number, outcome: typeof resigned | typeof refusedByNet) =>
      verdictOn({ verb: 'send', attempts, doubtful: false }, outcome, 0).state
    expect(at(1, resigned)).toBe('parked')
    expect(at(attemptsMax - 1, refusedByNet)).toBe('waiting')
    expect(at(attemptsMax, refusedByNet)).toBe('parked')
  })

  test('what may have been said is never called parked, but unknown', () => {
    const doubted = verdictOn({ verb: 'reply', attempts: 1, doubtful: false }, timeout, 0)
    expect(doubted).toMatchObject({ state: 'waiting', doubtful: true })
    expect(verdictOn({ verb: 'reply', attempts: attemptsMax, doubtful: false }, timeout, 0).state).toBe(
      'unknown',
    )
    expect(verdictOn({ verb: 'reply', attempts: 2, doubtful: true }, resigned, 0).state).toBe('unknown')
  })

  test('drawing a card twice says the same, so a patch is never in doubt', () => {
    const verdict = verdictOn({ verb: 'patch', attempts: 1, doubtful: false }, timeout, 0)
    expect(verdict).toMatchObject({ state: 'waiting', doubtful: false })
    expect(verdictOn({ verb: 'patch', attempts: attemptsMax, doubtful: false }, timeout, 0).state).toBe(
      'parked',
    )
  })
})
