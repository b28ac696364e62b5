import type { RegisterValues } from '#cards/talents/register-form.ts'
import { codesOf } from '#core/dictionary.ts'
import type { Said } from '#core/handlers.ts'
import type { SlotKind, SlotValue } from '#core/slots.ts'
import { type CorrectableField, correctable, exitReasons } from './dictionary.ts'

/** What a sentence said already stands in the form it opens, as people would type it; the person corrects it there. */

export type Prefilled = {
  readonly field?: string
  readonly value?: string
  readonly reason?: string
}

type Slots = Said['slots']

const firstOf = <Kind extends SlotKind>(
  slots: Slots,
  name: string,
  kind: Kind,
): Extract<SlotValue, { readonly kind: Kind }> | null => {
  const value = slots[name]?.find(one => one.kind === kind)
  // Found by its kind just now.
  return (value as Extract<SlotValue, { readonly kind: Kind }> | undefined) ?? null
}

const namesOf = (slots: Slots, name: string): readonly string[] =>
  (slots[name] ?? []).flatMap(value => ('name' in value ? [value.name] : []))

const textOf = (slots: Slots, name: string): string | undefined => firstOf(slots, name, 'text')?.text

const choiceOf = (slots: Slots, name: string): string | undefined => firstOf(slots, name, 'choice')?.value

const wordsOf = (slots: Slots, name: string): string | undefined => firstOf(slots, name, 'choice')?.words

/** Absent where nothing was said. */
const given = <Values extends Readonly<Record<string, string | undefined>>>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as {
    // What is left is what was not undefined.
    readonly [Name in keyof Values]?: string
  }

const placeOf = (slots: Slots): string | undefined =>
  namesOf(slots, 'village')[0] ?? namesOf(slots, 'unit')[0] ?? namesOf(slots, 'township')[0]

/** 从教体局调到卫健局: the last is where somebody is now. */
const newPlaceOf = (slots: Slots): string | undefined =>
  namesOf(slots, 'village')[0] ?? namesOf(slots, 'unit').at(-1) ?? namesOf(slots, 'township')[0]

const householdsOf = (slots: Slots): string | undefined => {
  const said = firstOf(slots, 'households', 'number')
  return said && Number.isInteger(said.value) ? String(said.value) : undefined
}

/** Who is to be registered. Typed as a command, what stands first is the name, known or not. */
export const nameIn = ({ slots, words, free }: Said): string | null =>
  firstOf(slots, 'person', 'person')?.name ?? (free ? null : (words[0] ?? null))

/** 登记: everything the registration form asks for. */
export const registrationIn = ({ slots }: Said): RegisterValues =>
  given({
    place: placeOf(slots),
    fields: namesOf(slots, 'field').join('、'),
    phone: firstOf(slots, 'phone', 'phone')?.digits,
    category: choiceOf(slots, 'category'),
    title: wordsOf(slots, 'title'),
    education: choiceOf(slots, 'education'),
    source: choiceOf(slots, 'kind'),
    householdsLed: householdsOf(slots),
  })

/** 更正: which item, what it becomes, and why. What was said to be changed tells the item where it was not named. */
export const correctionIn = ({ slots }: Said): Prefilled => {
  const values = valuesIn(slots)
  const named = fieldOf(choiceOf(slots, 'item'))
  const field = named ?? codesOf(correctable).find(code => values[code] !== undefined)
  return given({
    field,
    value: (field && values[field]) ?? textOf(slots, 'value'),
    reason: textOf(slots, 'reason'),
  })
}

const fieldOf = (code: string | undefined): CorrectableField | undefined =>
  codesOf(correctable).find(one => one === code)

const valuesIn = (slots: Slots): Readonly<Partial<Record<CorrectableField, string>>> =>
  given({
    phone: firstOf(slots, 'phone', 'phone')?.digits,
    place: newPlaceOf(slots),
    title: wordsOf(slots, 'title'),
    education: wordsOf(slots, 'education'),
    level: wordsOf(slots, 'level'),
    source: wordsOf(slots, 'kind'),
    fields: namesOf(slots, 'field').join('、'),
    householdsLed: householdsOf(slots),
  })

/** 存疑: which item. */
export const doubtIn = ({ slots }: Said): Prefilled => given({ field: choiceOf(slots, 'item') })

/** 成果: what, and when. */
export const achievementIn = ({ slots }: Said) =>
  given({ what: textOf(slots, 'what'), on: firstOf(slots, 'on', 'day')?.day })

/** 离库: why. */
export const exitReasonIn = ({ slots }: Said): string | undefined =>
  codesOf(exitReasons).find(code => code === choiceOf(slots, 'reason'))
