import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextInLine } from '#domain/grievances/parties.ts'
import type { GrievanceRow } from '#domain/grievances/record.ts'
import { submitGrievance } from '#domain/grievances/verbs/submit.ts'
import { closing, type Model, open } from './model/book.ts'
import { assemble, database, personOf, type Real, rowOf, speaking } from './model/cast.ts'
import { fromVisit } from './model/from-visit.ts'
import { untilSigned } from './model/until-signed.ts'

const steps = [...untilSigned, ...fromVisit]

beforeAll(assemble)
afterAll(() => database().drop())

/** Every state some case was in. */
const seen = new Set<string>()

const holds = async (model: Model, real: Real): Promise<void> => {
  const row = await rowOf(real)
  seen.add(row.state)
  expect(row.state).toBe(model.state)
  expect({ returns: row.returns, redos: row.redos }).toEqual({ returns: model.returns, redos: model.redos })
  if (open.includes(row.state)) {
    expect(
      (await nextInLine(database().reader, row, real.now)).length,
      `${row.state} has an owner`,
    ).toBeGreaterThan(0)
    expect(row.dueAt, `${row.state} has a deadline`).not.toBeNull()
  }
  if (['solved', 'partly', 'explained'].includes(row.state)) {
    expect(model.asked, 'closed only after the person was asked').toBe(true)
    expect(row.visitedAt).not.toBeNull()
    expect([row.draftedBy, row.signedBy]).not.toContain(row.visitBy)
  }
}

/** Whether the answer's time is over. */
const isLate = (real: Real, { replyDueAt }: GrievanceRow): boolean =>
  replyDueAt !== null && real.now >= replyDueAt

/** Steps that end a case. */
const endings = ['withdraw', 'archive', 'confirmRefusal']

/** Some step the rule book allows now; taking it back comes up seldom, or no case would grow old. */
const allowed = fc.nat({ max: 999 }).map(number => ({
  check: () => true,
  toString: () => `step ${number}`,
  run: async (model: Model, real: Real) => {
    const able = steps.filter(
      ({ name, when }) => when(model) && (number % 9 === 0 || !endings.includes(name)),
    )
    const step = able[number % Math.max(1, able.length)]
    if (!step) return
    const row = await rowOf(real)
    const late = isLate(real, row)
    await step.act(real, row, model)
    step.after(model, late)
    await holds(model, real)
  },
}))

/** A step that is not open now leaves everything as it is. */
const forbidden = fc.constantFrom(...steps).map(step => ({
  check: (model: Readonly<Model>) => !step.when(model) && !['askExtension', 'tryAgain'].includes(step.name),
  toString: () => `not ${step.name}`,
  run: async (model: Model, real: Real) => {
    const row = await rowOf(real)
    await expect(Promise.resolve(step.act(real, row, model)), step.name).rejects.toThrow()
    await holds(model, real)
  },
}))

const aDay = fc.integer({ min: 1, max: 3 }).map(days => ({
  check: () => true,
  toString: () => `${days} days later`,
  run: async (model: Model, real: Real) => {
    real.now = new Date(real.now.getTime() + days * 86_400_000)
    await holds(model, real)
  },
}))

let cases = 0

/** A new case, and what the rule book thinks of it. */
const setup = async (): Promise<{ model: Model; real: Real }> => {
  cases += 1
  const real: Real = { id: 0, now: new Date('2026-06-01T09:00:00+08:00'), turn: cases * 1_000 }
  const { id } = await submitGrievance(speaking(real, 'han'), {
    talentId: personOf('han').talentId ?? 0,
    text: '宿舍漏水没人管',
    kind: 'housing',
    channel: 'self',
    anonymous: false,
    leaderReads: false,
    contactId: null,
  })
  real.id = id
  return {
    real,
    model: {
      state: 'submitted',
      asked: false,
      returns: 0,
      redos: 0,
      waits: 0,
      tries: 0,
      extended: false,
    },
  }
}

const toVisit = ['take', 'draft', 'sign', 'startVisit']
const again = [...toVisit, 'answer unsolved', 'judge: the handler’s doing']

/** Ways people seldom press by chance. */
const rare: readonly (readonly string[])[] = [
  ['proposeRefusal', 'confirmRefusal'],
  ['accept', 'assign', 'return', 'assign', 'return', 'rule', 'startVisit', 'answer partly'],
  ['accept', 'assign', ...toVisit, 'tryAgain', 'tryAgain', 'giveUp', 'archive'],
  ['accept', 'assign', ...toVisit, 'answer unsolved', 'judge: explained', 'reopen', 'withdraw'],
  ['accept', 'assign', ...again, ...again, ...again],
]

describe('Whatever people press, in whatever order', () => {
  test.each(rare)('a case may go a long way: %s, %s, %s …', async (...names) => {
    const { model, real } = await setup()
    for (const name of names) {
      const step = steps.find(one => one.name === name)
      const row = await rowOf(real)
      await step?.act(real, row, model)
      step?.after(model, isLate(real, row))
      await holds(model, real)
    }
  })

  test('a case always has an owner and a deadline, and is never closed without asking the person', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands([allowed, allowed, allowed, forbidden, aDay], { maxCommands: 90, size: 'max' }),
        async list => {
          let ready: Awaited<ReturnType<typeof setup>> | undefined
          await fc.asyncModelRun(async () => {
            ready = await setup()
            return ready
          }, list)
          expect(ready).toBeDefined()
        },
      ),
      { numRuns: 10, seed: 20261123 },
    )
    // Nothing of the machine was left out.
    expect(
      [...open, ...closing, 'refused', 'archived', 'withdrawn'].filter(state => !seen.has(state)),
    ).toEqual([])
  }, 120_000)
})
