import type { LedgerRow } from '#core/ledger.ts'
import { endsOfTerm, firstDayIn, isMonthAlone, lastDayIn } from '#core/ledger-days.ts'
import type { Day } from '#core/shanghai.ts'

/** What a row is to become: asked of everybody, holding by its paper, or over. */
export type Standing = 'asked' | 'held' | 'over'

/** How ledgers say how a pairing stands. */
export const stateWords: Readonly<Record<string, Standing>> = {
  已结对: 'held',
  正在结对: 'held',
  在结: 'held',
  结对中: 'held',
  正常: 'held',
  解除: 'over',
  已解除: 'over',
  期满: 'over',
  已期满: 'over',
  结束: 'over',
  已结束: 'over',
  待确认: 'asked',
  待双方确认: 'asked',
  拟结对: 'asked',
}

export type Terms = {
  readonly standing: Standing
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  /** On which paper it was confirmed. */
  readonly basis: string | null
}

/** From when to when a row's pairing holds, and on which paper; or what is wrong with that. */
export const termsIn = (row: LedgerRow, today: Day): Terms | { readonly problem: string } => {
  const { state = '', basis = '' } = row
  const said = stateWords[state]
  if (state !== '' && said === undefined)
    return { problem: `状态“${state}”看不懂，可以写：已结对、解除、待确认；要各方确认的留空。` }
  if (basis.length > 100) return { problem: '确认依据不超过100个字。' }
  const days = daysIn(row)
  const standing = said ?? standingOf(basis, days.endsOn, today)
  const problem = faults[standing]({ ...days, basis, today })
  if (days.startsOn !== null && isPast(days.endsOn, days.startsOn))
    return { problem: '截止日期早于开始日期。' }
  return problem === null ? { standing, ...days, basis: basis || null } : { problem }
}

const standingOf = (basis: string, endsOn: Day | null, today: Day): Standing => {
  if (basis === '') return 'asked'
  return isPast(endsOn, today) ? 'over' : 'held'
}

const daysIn = ({ term, startsOn = '', endsOn = '' }: LedgerRow): Pick<Terms, 'startsOn' | 'endsOn'> => {
  const [from, to] = endsOfTerm(term)
  return {
    startsOn: firstDayIn(startsOn) ?? firstDayIn(from),
    endsOn: lastDayIn(endsOn) ?? lastDayIn(to),
  }
}

const isPast = (day: Day | null, today: Day): boolean => day !== null && day < today

type Told = {
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly basis: string
  readonly today: Day
}

const faults: Readonly<Record<Standing, (told: Told) => string | null>> = {
  asked: ({ endsOn, basis, today }) => {
    if (basis !== '') return '状态是待确认，又填了确认依据：已经确认的状态写“已结对”，没有的把依据留空。'
    return isPast(endsOn, today) ? '截止日期已经过去，不用再确认；已经办过的请填确认依据。' : null
  },
  held: ({ startsOn, endsOn, basis, today }) => {
    if (basis === '' || startsOn === null)
      return '已经结对的要填确认依据和开始日期；还要各方确认的，状态留空。'
    if (startsOn > today) return '开始日期还没有到，请把确认依据留空，按待确认导入。'
    return isPast(endsOn, today)
      ? '截止日期已过，状态却是已结对：续结了的请改截止日期，结束了的状态写“解除”。'
      : null
  },
  over: ({ startsOn, endsOn, basis, today }) => {
    if (basis === '' || startsOn === null || endsOn === null)
      return '已经结束的结对要填确认依据、开始日期和截止日期。'
    return endsOn > today ? '状态是已结束，截止日期却还没有到，请核对。' : null
  },
}

/** Whether a date of the row is a month alone. */
export const saysMonths = ({ startsOn, endsOn, term = '' }: LedgerRow): boolean =>
  [startsOn, endsOn, ...term.split('/')].some(isMonthAlone)
