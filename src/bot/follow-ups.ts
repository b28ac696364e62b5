import type { Conversation } from '#core/conversation.ts'
import { say } from '#core/reply.ts'
import { goesOn, pointedAt, pointsBack, shortWordIn, withoutDenied } from '#understanding/short-words.ts'
import { readAll } from '#understanding/slots/read.ts'
import { tidy } from '#understanding/tidy.ts'
import { askedOf, saidAgain } from './memory.ts'
import { toldIn, toldWords, withInstead } from './merging.ts'
import { pageNumbered, pageOf } from './pages.ts'
import { asking, choosing, named, perform, performAgain } from './perform.ts'
import { type Plan, planOf, type Situation } from './plan.ts'

type Last = NonNullable<Conversation['last']>

/** 第二个, 下一页, 他的电话, 那去年呢: what goes on from the last answer; `null` when the words stand for themselves. */
export const goOn = async (situation: Situation): Promise<Plan | null> => {
  const { sentence, memory } = situation
  const last = memory?.last ?? null
  const short = shortWordIn(sentence.typed)
  if (short?.kind === 'next' || short?.kind === 'previous') return pageOf(situation, last, short.kind)
  if (short?.kind === 'page') return pageNumbered(situation, last, short.number)
  if (short?.kind === 'ordinal') return itemOf(situation, last, short)
  if (!last) return null
  return aboutShown(situation, last) ?? changed(situation, last)
}

const itemOf = (
  situation: Situation,
  last: Last | null,
  { index, rest }: { readonly index: number; readonly rest: string },
): Plan | null => {
  const items = last?.shown?.items ?? []
  if (!last || items.length === 0) return null
  const number = items.at(index < 0 ? index : index - 1)
  if (number !== undefined) return said(situation, last, `${number}${rest}`) ?? said(situation, last, number)
  return planOf(last.asked.intent, situation.sentence.typed, async () =>
    say(`“${last.words}”这一页只有${items.length}条，没有第${index}个。`),
  )
}

/** The sentence as if the record's number had been said in it. */
const said = (situation: Situation, last: Last, typed: string): Plan | null => {
  const { offered, ctx, sentence } = situation
  const understood = offered.understanding.understandOne({ ...sentence, typed })
  if (!understood) return null
  return {
    intent: understood.intent,
    told: askedOf(understood).told,
    confidence: understood.confidence,
    text: sentence.typed,
    carryOut: async () => named(await perform(offered, ctx, understood), last.words, ''),
  }
}

/** 他的电话: the one that was shown; when several were, which of them is asked. */
const aboutShown = (situation: Situation, last: Last): Plan | null => {
  const { sentence, ctx, offered } = situation
  const items = last.about === undefined ? (last.shown?.items ?? []) : [last.about]
  if (items.length === 0 || !pointsBack(sentence.typed)) return null
  const [first = '', ...others] = items
  const typed = pointedAt(sentence.typed, first)
  if (typed === null) return null
  if (others.length === 0) return said(situation, last, typed)
  const options = items.flatMap(number => {
    const understood = offered.understanding.understandOne({
      ...sentence,
      typed: pointedAt(sentence.typed, number) ?? number,
    })
    return understood ? [{ words: number, asked: askedOf(understood) }] : []
  })
  const [one] = options
  if (!one) return null
  return planOf(one.asked.intent, sentence.typed, async () =>
    choosing(ctx, '说的是哪一个？', options, `刚才“${last.words}”里有${items.length}条，您说的是哪一个？`),
  )
}

/** Sure enough of a sentence that stands for itself. */
const ownFrom = 0.8

/** 那去年呢: the last request with what was said now in its place. */
const changed = (said: Situation, last: Last): Plan | null => {
  const situation = withUnit(said, last)
  const { offered, ctx, sentence } = situation
  const slots = offered.commandOf(last.asked.intent)?.slots ?? {}
  const own = offered.understanding.understandOne(sentence)
  const isOpen = goesOn(sentence.typed)
  if (own?.door === 'exact' || (!isOpen && !isBareValue(situation))) return null
  if (own && own.confidence >= ownFrom && !isOpen) return null
  const { told, unclear } = toldIn(withoutDenied(sentence.typed), slots, sentence)
  if (unclear) {
    const question = { kind: 'slot', asked: last.asked, replaces: null, ...unclear } as const
    return planOf(last.asked.intent, sentence.typed, async () => asking(question))
  }
  if (Object.keys(told).length === 0) return null
  const asked = withInstead(last.asked, told, slots)
  return planOf(
    asked.intent,
    sentence.typed,
    async () => named(await performAgain(offered, ctx, asked, saidAgain(asked)), last.words, toldWords(told)),
    asked.told,
  )
}

/** 20个呢, after 15个工作日: the same again, with another number. */
const withUnit = (situation: Situation, last: Last): Situation => {
  const { sentence } = situation
  const [, lead = '', amount = ''] =
    /^(那|那么|要是|换成)?([\d一二两三四五六七八九十]+)个?[呢吧？?。]*$/u.exec(sentence.typed.trim()) ?? []
  const spoken = last.asked.told.duration?.at(-1)?.typed
  const unit = spoken && /个?(?:工作日|小时|钟头|分钟|天|周|月|年)/u.exec(spoken)?.[0]
  return amount === '' || !unit
    ? situation
    : { ...situation, sentence: { ...sentence, typed: `${lead}${amount}${unit}呢` } }
}

/** Words that are nothing but a value: 诺溪镇. */
const isBareValue = ({ sentence }: Situation): boolean => {
  const tidied = tidy(sentence.typed)
  const around = { now: sentence.now, lexicon: sentence.names, mentions: sentence.mentions }
  const sure = readAll(tidied, around).filter(({ strength }) => strength === 'sure')
  const left = [...tidied.text].filter(
    (sign, at) => /[\p{L}\p{N}]/u.test(sign) && !sure.some(({ from, to }) => from <= at && at < to),
  )
  return sure.length > 0 && left.join('').replace(/[的呢和与跟呀啊哈]/g, '') === ''
}
