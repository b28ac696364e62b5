import type { z } from 'zod'
import { codeFor } from '#core/dictionary.ts'
import { optionalWholeNumber, optionalWords, words } from '#core/form-input.ts'
import type { LedgerRow } from '#core/ledger.ts'
import { endsOfTerm, firstDayIn, lastDayIn } from '#core/ledger-days.ts'
import type { Day } from '#core/shanghai.ts'
import { type Level, levels, states } from '../dictionary.ts'
import { NewStation, team } from '../schema.ts'
import { applyingWords, type Standing, standingWords } from './standing-words.ts'

/** What the papers of a station say that stands already. */
export const StandingStation = NewStation.extend({
  name: optionalWords('工作站名称', 60),
  localTeam: team('本地团队', 0),
  plan: optionalWords('工作方案', 600).transform(plan => plan ?? ''),
  document: words('批复文号', 60),
  daysPerYear: optionalWholeNumber('每年驻站天数', { min: 1, max: 366, unit: '天' }),
  file: optionalWords('协议存放', 100),
})

export type StandingStation = z.output<typeof StandingStation>

/** When what happened to it. Every state has the days it cannot be without. */
export type Days = {
  readonly approvedOn: Day | null
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly plateOn: Day | null
  readonly overOn: Day | null
  /** Since when it holds its level, where it was raised to it, and what it was before. */
  readonly levelFrom: Day | null
  readonly formerLevel: Level | null
}

/** Where a row says its station stands; `null`: an application like any other. */
export const standingIn = ({ state = '', document = '', plateOn = '' }: LedgerRow): Standing | null => {
  const word = state.replace(/[（(].*$/, '').trim()
  const known = standingWords[word]
  if (known) return known
  return word === '' && document !== '' && plateOn !== '' ? 'running' : null
}

/** The sentence for a state no table can bring a station into. */
export const stateFault = ({ state = '' }: LedgerRow): string | null =>
  state === '' || standingWords[state.replace(/[（(].*$/, '').trim()] || applyingWords.includes(state)
    ? null
    : `状态“${state}”看不懂，可以写：运行、已批复、已签约、已撤销、已终止；申报的留空。`

export const daysIn = (row: LedgerRow): Days => {
  const [from, to] = endsOfTerm(row.term)
  const first = (typed = ''): Day | null => firstDayIn(typed)
  return {
    approvedOn: first(row.approvedOn),
    startsOn: first(row.startsOn) ?? firstDayIn(from),
    endsOn: lastDayIn(row.endsOn ?? '') ?? lastDayIn(to),
    plateOn: first(row.plateOn),
    overOn: lastDayIn(row.overOn ?? ''),
    levelFrom: first(row.levelFrom),
    formerLevel: codeFor(levels, row.formerLevel ?? ''),
  }
}

const titles = {
  approvedOn: '批复日期',
  startsOn: '协议开始',
  endsOn: '协议到期',
  plateOn: '挂牌日期',
  overOn: '撤销或终止日期',
} as const

type Needed = keyof typeof titles

/** What the steps to each state would have asked for. */
const needed: Readonly<Record<Standing, readonly Needed[]>> = {
  approved: ['approvedOn'],
  agreement: ['approvedOn', 'startsOn', 'endsOn'],
  running: ['approvedOn', 'startsOn', 'endsOn', 'plateOn'],
  revoked: ['approvedOn', 'plateOn', 'overOn'],
  closed: ['approvedOn', 'plateOn', 'overOn'],
}

/** What is missing or cannot be, as finished sentences. */
export const daysFaults = (standing: Standing, days: Days, level: Level, today: Day): readonly string[] => {
  const lacking = needed[standing].filter(key => days[key] === null).map(key => titles[key])
  const { approvedOn, startsOn, endsOn, plateOn, overOn, levelFrom, formerLevel } = days
  const future = (
    [
      ['批复日期', approvedOn],
      ['挂牌日期', plateOn],
      ['撤销或终止日期', overOn],
      ['升级日期', levelFrom],
    ] as const
  ).flatMap(([title, day]) => (day !== null && day > today ? [`${title}还没有到，请核对。`] : []))
  const faults: readonly (readonly [boolean, string])[] = [
    [startsOn !== null && endsOn !== null && endsOn <= startsOn, '协议到期早于协议开始。'],
    [isBefore(overOn, plateOn), '撤销或终止早于挂牌。'],
    [isBefore(levelFrom, plateOn), '升级早于挂牌。'],
    [formerLevel !== null && levelFrom === null, '写了原级别，请写升级日期。'],
    [formerLevel === level, '原级别和现在的级别一样。'],
  ]
  return [
    ...(lacking.length > 0 ? [`“${states[standing]}”的工作站要填${lacking.join('、')}。`] : []),
    ...future,
    ...faults.flatMap(([is, words]) => (is ? [words] : [])),
  ]
}

const isBefore = (day: Day | null, other: Day | null): boolean =>
  day !== null && other !== null && day < other
