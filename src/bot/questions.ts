import type { Asked, Asking, Option } from '#core/conversation.ts'
import { type Reply, say, stale } from '#core/reply.ts'
import type { SlotSpec } from '#core/slots.ts'
import { type ShortWord, shortWordIn } from '#understanding/short-words.ts'
import { readSlots } from '#understanding/slots/assign.ts'
import { readAll } from '#understanding/slots/read.ts'
import { folded, tidy } from '#understanding/tidy.ts'
import { sureFrom } from '#understanding/understand.ts'
import { saidAgain, wordsOf } from './memory.ts'
import { withInstead } from './merging.ts'
import { asking, performAgain } from './perform.ts'
import { type Plan, planOf, type Situation } from './plan.ts'

/** Takes a message as the answer to the question asked last; `null` when nothing was asked, or it is none. */
export const answerToQuestion = async (situation: Situation): Promise<Plan | null> => {
  const question = situation.memory?.asking ?? null
  if (!question) return null
  const short = shortWordIn(situation.sentence.typed)
  if (short?.kind === 'cancel') return dropped(situation)
  return question.kind === 'choice'
    ? chosenByWord(situation, question, short)
    : filledByWord(situation, question)
}

const dropped = ({ sentence, memory }: Situation): Plan =>
  planOf('pending.cancel', sentence.typed, async () => ({
    ...say('好的，不办了。'),
    remembers: { asking: null, last: memory?.last ?? null },
  }))

type Choice = Extract<Asking, { readonly kind: 'choice' }>

const chosenByWord = (
  situation: Situation,
  { options, id }: Choice,
  short: ShortWord | null,
): Plan | null => {
  const { sentence } = situation
  if (short?.kind === 'yes' && options.length === 1) return taking(situation, options[0])
  const index = indexSaid(sentence.typed, short)
  if (index !== null) {
    const option = options.at(index < 0 ? index : index - 1)
    return option
      ? taking(situation, option)
      : planOf('pending.choose', sentence.typed, async () =>
          asking({
            kind: 'choice',
            id,
            question: `只有${options.length}个可以选，请再说一次是第几个。`,
            options,
          }),
        )
  }
  const meant = optionsMeant(situation, options)
  if (meant.length === 1) return taking(situation, meant[0])
  if (meant.length === 0 || meant.length === options.length) return null
  return planOf('pending.choose', sentence.typed, async () => {
    const words = meant.map(({ words: one }) => one).join('；')
    return asking({
      kind: 'choice',
      id,
      question: `还有${meant.length}个都对得上：${words}。是第几个？`,
      options: meant,
    })
  })
}

const taking = ({ offered, ctx, sentence }: Situation, option: Option | undefined): Plan | null =>
  option
    ? planOf(
        option.asked.intent,
        sentence.typed,
        () => performAgain(offered, ctx, option.asked, saidAgain(option.asked)),
        option.asked.told,
      )
    : null

/** 第二个, 2, 二; `null`: no number. */
const indexSaid = (typed: string, short: ShortWord | null): number | null => {
  if (short?.kind === 'ordinal') return short.index
  const bare = tidy(typed).text.replace(/[\s。.,号个位]/g, '')
  const digit = /^(?:[1-9]|10)$/.test(bare) ? Number(bare) : '一二三四五六七八九十'.indexOf(bare) + 1
  return bare.length > 0 && bare.length <= 2 && digit > 0 ? digit : null
}

/** Options that hold every word said; names are compared as the records write them. */
const optionsMeant = ({ sentence }: Situation, options: readonly Option[]): readonly Option[] => {
  const tidied = tidy(sentence.typed)
  const around = { now: sentence.now, lexicon: sentence.names, mentions: sentence.mentions }
  const names = readAll(tidied, around)
    .filter(({ strength }) => strength === 'sure')
    .flatMap(({ values }) => (values ?? []).map(wordsOf).map(folded))
  const bare = tidied.text.replace(/那个|这个|那位|这位|的|就是|是|我说|我要|要|就|位|个|[\s,。.]/g, '')
  const holds = (option: Option, words: string): boolean =>
    words !== '' && folded(option.words).includes(words)
  const byName = options.filter(option => names.some(name => holds(option, name)))
  return byName.length > 0 ? byName : options.filter(option => bare.length > 1 && holds(option, bare))
}

type SlotQuestion = Extract<Asking, { readonly kind: 'slot' }>

/** The answer fills the slot; a sentence that stands for itself is no answer; anything else is asked once more. */
const filledByWord = (
  situation: Situation,
  { asked, slot, question, replaces }: SlotQuestion,
): Plan | null => {
  const { offered, ctx, sentence } = situation
  const spec = offered.commandOf(asked.intent)?.slots?.[slot]
  if (!spec) return null
  const own = offered.understanding.understandOne(sentence)
  if (own?.door === 'exact' && /\s|^[/／]/.test(sentence.typed.trim())) return null
  const filled = fillingOf(situation, spec, asked, slot)
  if (filled) {
    return planOf(
      asked.intent,
      sentence.typed,
      async () => inPlaceOf(replaces, await performAgain(offered, ctx, filled, saidAgain(filled))),
      filled.told,
    )
  }
  if (own && own.confidence >= sureFrom) return null
  return planOf(
    asked.intent,
    sentence.typed,
    async () => asking({ kind: 'slot', asked, slot, question, replaces }),
    asked.told,
  )
}

/** The new card takes the place of the one that waits. */
const inPlaceOf = (replaced: string | null, reply: Reply): Reply =>
  replaced === null ? reply : { ...reply, settles: { pendingId: replaced, state: 'cancelled' } }

const fillingOf = (
  { sentence, offered }: Situation,
  spec: SlotSpec,
  asked: Asked,
  slot: string,
): Asked | null => {
  const slots = offered.commandOf(asked.intent)?.slots ?? {}
  const { typed, now, names, mentions } = sentence
  if (spec.kind === 'text') {
    const text = typed.trim()
    return text === ''
      ? null
      : withInstead(asked, { [slot]: [{ value: { kind: 'text', text }, typed: text }] }, slots)
  }
  const around = { now, lexicon: names, mentions }
  const { said } = readSlots(tidy(typed), { ...around, slots: { [slot]: spec } })
  const values = said.map(({ located: { value, typed: words } }) => ({ value, typed: words }))
  return values.length === 0 ? null : withInstead(asked, { [slot]: values }, slots)
}

/** A press of one of the buttons of a question. */
export const answerChoice = async (
  situation: Omit<Situation, 'sentence'>,
  value: Readonly<Record<string, unknown>>,
): Promise<Reply> => {
  const { offered, ctx, memory } = situation
  const question = memory?.asking
  if (question?.kind !== 'choice' || question.id !== value.question)
    return stale('这个问题已经过去了，请再说一遍要办的事。')
  const option = typeof value.option === 'number' ? question.options[value.option] : undefined
  return option
    ? { ...(await performAgain(offered, ctx, option.asked, saidAgain(option.asked))), anew: true }
    : stale('没有这个选项，请再说一遍要办的事。')
}
