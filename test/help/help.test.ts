import { describe, expect, test } from 'vitest'
import { bytesMax, elementsMax, measure } from '#cards/kit/fit.ts'
import { roles } from '#core/actor.ts'
import { scopes } from '#core/chat.ts'
import { finder } from '#understanding/exact/phrases.ts'
import { tidySentence } from '#understanding/exact/sentence.ts'
import { rollCall } from '../../src/domain/index.ts'
import { botOf, contextOf, message, press, valuesOf, wordsOf } from '../bot/support.ts'

const nouns = rollCall({
  // The help looks at nothing but the roll-call.
  database: { pool: undefined as never },
  startedAt: new Date('2026-11-23T08:00:00+08:00'),
  versions: [],
})
const commands = nouns.filter(noun => noun.name !== 'help').flatMap(noun => noun.commands)
const bot = botOf(...nouns)
type Ctx = ReturnType<typeof contextOf>
const help = (ctx: Ctx) => bot.respond(ctx, message('帮助'))
const opens = (ctx: Ctx, noun: unknown) => bot.respond(ctx, press({ do: 'help.group', noun }))

/** The first card, and the card behind each of its buttons. */
const everyCard = async (ctx: Ctx) => {
  const first = await help(ctx)
  const groups = valuesOf(first).filter(value => value.do === 'help.group')
  return [first, ...(await Promise.all(groups.map(({ noun }) => opens(ctx, noun))))]
}

describe.each(roles)('The help for %s', role => {
  test.each(scopes)('in a chat used as %s tells what may be done there, and nothing else', async scope => {
    const ctx = contextOf({ role, scope })
    const words = (await everyCard(ctx)).flatMap(one => wordsOf(one).split('\n'))
    for (const { words: names, summary, allow } of commands) {
      const isListed = words.includes(`${names[0]}　${summary}`)
      expect([names[0], isListed]).toEqual([names[0], allow.check(ctx) === null])
    }
  })

  test('offers sentences that this person may really say', async () => {
    const ctx = contextOf({ role })
    const said = (await everyCard(ctx)).flatMap(valuesOf).filter(value => value.do === 'say')
    expect(said.length).toBeGreaterThan(0)
    for (const { text } of said) {
      const found = finder(nouns.flatMap(noun => noun.commands))(tidySentence(String(text)))
      expect([text, found?.command.allow.check(ctx)]).toEqual([text, null])
    }
  })

  test('fits into cards that are sent whole', async () => {
    for (const one of await everyCard(contextOf({ role }))) {
      const { bytes, elements } = measure(one?.answer)
      expect(bytes).toBeLessThan(bytesMax)
      expect(elements).toBeLessThanOrEqual(elementsMax)
      expect(wordsOf(one)).not.toContain('其余没有显示')
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

test.each([
  ['帮助 村', '名录'],
  ['帮助 登记', '人才'],
])('%s is about the matter that word belongs to', async (sentence, title) => {
  const words = wordsOf(await bot.respond(contextOf(), message(sentence))).split('\n')
  expect(words).toContain(title)
  expect(words.some(line => line.startsWith('也可以说：'))).toBe(true)
})

test('of something nobody does here the whole help is shown', async () => {
  const words = wordsOf(await bot.respond(contextOf(), message('帮助 火箭')))
  expect(words).toContain('〔人才〕')
})

test('a tap in a group is answered beside the card, which stays its owner’s', async () => {
  expect(await opens(contextOf({ scope: 'public' }), 'talents')).toMatchObject({ anew: true })
  expect((await opens(contextOf(), 'talents'))?.anew).toBeUndefined()
})

test('a matter that offers this person nothing is not told behind its button either', async () => {
  const words = wordsOf(await opens(contextOf({ role: 'talent' }), 'health'))
  expect(words).not.toContain('健康　')
  expect(words).toContain('我能帮您办这些事')
})

test.each(commands.map(one => [one.example, one] as const))(
  'the example “%s” finds its own command',
  (example, one) => {
    expect(finder(commands)(tidySentence(example))?.command).toBe(one)
  },
)
