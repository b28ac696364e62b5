import { addDays, addMonths, type Day } from './shanghai.ts'

/** A ledger's day: whole (`2023-05-08`), or a month alone (`2023-05`), as many ledgers have it. */
const whole = /^\d{4}-\d{2}-\d{2}$/
const monthAlone = /^\d{4}-\d{2}$/

/** When something begins that a ledger dates so; a month alone is its first day. `null`: no date. */
export const firstDayIn = (typed: string): Day | null => {
  if (whole.test(typed)) return typed
  return monthAlone.test(typed) ? `${typed}-01` : null
}

/** When something ends that a ledger dates so; a month alone is its last day. `null`: no date. */
export const lastDayIn = (typed: string): Day | null => {
  if (whole.test(typed)) return typed
  return monthAlone.test(typed) ? addDays(addMonths(`${typed}-01`, 1), -1) : null
}

/** What whoever applies is told of rows that are dated by months. */
export const monthsNote = '日期只写到月：开始的按当月1日，截止的按当月最后一日。'

export const isMonthAlone = (typed: string | undefined): boolean => monthAlone.test(typed ?? '')

/** Both ends of a `term`, as they were typed; '' where there is none. */
export const endsOfTerm = (term = ''): readonly [from: string, to: string] => {
  const [from = '', to = ''] = term.split('/')
  return [from, to]
}
