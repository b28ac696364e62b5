import { describe, expect, test } from 'vitest'
import { bytesMax, measure } from '#cards/kit/fit.ts'
import { roles } from '#core/actor.ts'
import { scopes } from '#core/chat.ts'
import { finder } from '#understanding/exact/phrases.ts'
import { tidySentence } from '#understanding/exact/sentence.ts'
import { rollCall } from '../../src/domain/index.ts'
import { botOf, contextOf, message, valuesOf, wordsOf } from '../bot/support.ts'

const nouns = rollCall({
  // The help looks at nothing but the roll-call.
  database: { pool: undefined as never },
  startedAt: new Date('2026-11-23T08:00:00+08:00'),
  versions: [],
})
const commands = nouns.filter(noun => noun.name !== 'help').flatMap(noun => noun.commands)
const bot = botOf(...nouns)
const help = (ctx: ReturnType<typeof contextOf>) => bot.respond(ctx, message('帮助'))

describe.each(roles)('The help for %s', role => {
  test.each(scopes)('in a chat used as %s lists what may be done there, and nothing else', async scope => {
    const ctx = contextOf({ role, scope })
    const words = wordsOf(await help(ctx)).split('\n')
    for (const { words: names, summary, allow } of commands) {
      const isListed = words.includes(`${names[0]}　${summary}`)
      expect([names[0], isListed]).toEqual([names[0], allow.check(ctx) === null])
    }
  })

  test('offers sentences that this person may really say', async () => {
    const ctx = contextOf({ role })
    for (const { do: act, text } of valuesOf(await help(ctx))) {
      expect(act).toBe('say')
      const said = commands.find(({ words }) => words.some(word => String(text).startsWith(word)))
      expect([text, said?.allow.check(ctx)]).toEqual([text, null])
    }
  })
})

test('the help says who asks and where', async () => {
  const words = wordsOf(await help(contextOf({ role: 'office', scope: 'office' })))
  expect(words).toContain('段小梅，人才办 · 人才办群')
})

test('the help on one matter tells how people ask for it', async () => {
  const words = wordsOf(await bot.respond(contextOf(), message('帮助 人才')))
  expect(words).toMatch(/查人才　.*也可以说：.*〈乡镇〉/s)
  expect(words).not.toMatch(/\{\w+\}|我是谁　/)
})

test('the longest help is small enough to be sent', async () => {
  for (const role of roles) {
    const reply = await help(contextOf({ role }))
    expect(measure(reply?.answer).bytes).toBeLessThan(bytesMax)
  }
})

test.each(commands.map(one => [one.example, one] as const))(
  'the example “%s” finds its own command',
  (example, one) => {
    expect(finder(commands)(tidySentence(example))?.command).toBe(one)
  },
)
