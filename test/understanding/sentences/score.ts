import type { Slots } from '#core/slots.ts'
import { sureFrom } from '#understanding/understand.ts'
import { type Answer, wouldWrite } from '../../../src/say/talk.ts'
import { isOffered, isRight, type OnOffer, type Sentence } from './table.ts'
import { sameValue } from './values.ts'

/** One sentence measured. */
export type Measured = {
  readonly sentence: Sentence
  readonly answer: Answer
  /** No noun offers yet what it asks for. */
  readonly notOffered: boolean
  readonly intentRight: boolean
  readonly slots: SlotScore
  readonly asked: boolean
  /** Why it counts as a wrong write; `null`: it does not. */
  readonly wrongWrite: string | null
}

type Slot = { readonly name: string; readonly value: string | number }

type SlotScore = {
  readonly right: readonly Slot[]
  readonly missing: readonly Slot[]
  readonly surplus: readonly Slot[]
}

export const measure = (sentence: Sentence, answer: Answer, onOffer: OnOffer): Measured => {
  const { intent } = answer.command
  const intentRight = isRight(sentence, intent)
  const declared = onOffer.get(intent ?? '')
  const slots = compareSlots(sentence, answer, declared?.slots ?? {})
  const asked = isQuestion(answer)
  return {
    sentence,
    answer,
    notOffered: !isOffered(sentence, onOffer),
    intentRight,
    slots,
    asked,
    wrongWrite: wrongWriteIn(sentence, answer, onOffer),
  }
}

const wrongWriteIn = (sentence: Sentence, answer: Answer, onOffer: OnOffer): string | null => {
  if (answer.reply.text.includes(wouldWrite)) return 'written at once, without a card to confirm'
  const stray = [answer.command, ...(answer.also ?? [])].find(one => isStray(sentence, one, onOffer))
  return stray ? `${stray.intent}, which nobody asked for` : null
}

/** A write that is gone about, though the sentence asked for something else. Below the mark the person is asked instead. */
const isStray = (sentence: Sentence, { intent, confidence }: Answer['command'], onOffer: OnOffer): boolean =>
  onOffer.get(intent ?? '')?.writes === true && confidence >= sureFrom && !isRight(sentence, intent)

/** A question, or a card to fill in or press. */
const isQuestion = ({ reply, privately }: Answer): boolean =>
  [reply, privately].some(one => one !== undefined && (one.text.includes('？') || one.buttons.length > 0))

const compareSlots = (sentence: Sentence, { command }: Answer, declared: Slots): SlotScore => {
  const judged = (slot: Slot): boolean => !sentence.free.includes(slot.name)
  const wanted = listed(sentence.slots).filter(judged)
  const said = listed(command.slots).filter(judged)
  const pairs = wanted.map(slot => ({ slot, found: said.find(one => isSame(slot, one, declared)) }))
  const found = new Set(pairs.map(pair => pair.found))
  return {
    right: pairs.filter(pair => pair.found).map(pair => pair.slot),
    missing: pairs.filter(pair => !pair.found).map(pair => pair.slot),
    surplus: said.filter(slot => !found.has(slot) && !isImplied(slot, wanted)),
  }
}

const isSame = (wanted: Slot, said: Slot, declared: Slots): boolean =>
  wanted.name === said.name
    ? sameValue(wanted.name, wanted.value, said.value, declared[wanted.name])
    : said.name === anyValue && sameValue('text', wanted.value, said.value, undefined)

/** A correction's new value has one name whatever is corrected. */
const anyValue = 'value'

/** 诺溪镇 beside 诺溪镇和平村 says nothing more. */
const isImplied = ({ name, value }: Slot, wanted: readonly Slot[]): boolean =>
  name === 'township' &&
  wanted.some(slot => slot.name === 'village' && String(slot.value).startsWith(String(value)))

const listed = (slots: Readonly<Record<string, Slot['value'] | readonly Slot['value'][]>>): readonly Slot[] =>
  Object.entries(slots).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value: Slot['value']) => ({ name, value })),
  )
