import type { DurationUnit, SlotValue } from '#core/slots.ts'

/** A slot as a program compares it: names as the records write them, days and numbers; a list where several were said. */
export type Canonical = string | number | readonly (string | number)[]

type Told = Readonly<Record<string, readonly { readonly value: SlotValue }[]>>

export const canonicalSlots = (told: Told): Readonly<Record<string, Canonical>> =>
  Object.fromEntries(
    Object.entries(told)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, oneOrList(values.map(({ value }) => canonical(value)))]),
  )

const oneOrList = (values: readonly (string | number)[]): Canonical => {
  const [only, ...more] = values
  return only !== undefined && more.length === 0 ? only : values
}

const canonical = (value: SlotValue): string | number => {
  switch (value.kind) {
    case 'choice':
      return value.value
    case 'id':
      return idWords(value)
    case 'day':
      return value.day
    case 'period':
      return `${value.from}/${value.to}`
    case 'number':
      return value.value
    case 'money':
      return value.fen
    case 'duration':
      return `${value.count}${durationWords[value.unit]}`
    case 'phone':
      return value.digits
    case 'text':
      return value.text
    default:
      return value.name
  }
}

/** SQ-2026-0031 as it is printed; SQ-31 where no year was said. */
const idWords = ({ prefix, year, number }: Extract<SlotValue, { readonly kind: 'id' }>): string =>
  year === null ? `${prefix}-${number}` : `${prefix}-${year}-${String(number).padStart(4, '0')}`

const durationWords: Readonly<Record<DurationUnit, string>> = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  workingDay: '个工作日',
  week: '周',
  month: '个月',
  year: '年',
}
