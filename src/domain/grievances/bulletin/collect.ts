import { wordOf } from '#core/dictionary.ts'
import type { Reader } from '#core/reader.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { workingDaysPast } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { asOf, type Case, casesIn } from '../cases.ts'
import { exclusions, kinds, open } from '../dictionary.ts'
import { type About, type Rate, type RateKey, ratesOf } from '../rates.ts'
import { kindOf } from '../record.ts'
import { rateFloor } from '../settings.ts'
import { before, type Period } from './period.ts'

/** The cases of one kind or unit, and its rates. */
export type Group = {
  readonly word: string
  readonly count: number
  readonly rates: ReadonlyMap<RateKey, Rate>
}

/** What a bulletin tells, as figures. Nobody's name and nobody's words are read for it. */
export type Bulletin = {
  readonly period: Period
  readonly now: Date
  readonly received: number
  readonly receivedBefore: number
  readonly replied: number
  readonly closed: number
  /** As it stands now, whenever handed in. */
  readonly open: number
  readonly overdue: number
  readonly toVisit: number
  readonly raw: readonly Rate[]
  readonly kept: readonly Rate[]
  /** 诉求不合理，已解释1件 */
  readonly excluded: readonly { readonly words: string; readonly count: number }[]
  readonly kinds: readonly Group[]
  readonly units: readonly Group[]
  /** Kinds the same people brought again. */
  readonly repeated: readonly { readonly word: string; readonly count: number }[]
  readonly late: readonly { readonly unit: string; readonly count: number; readonly longest: number }[]
}

const within = ({ from, to }: Period) => ({ gte: instantOf(from), lt: instantOf(addDays(to, 1)) })

export const collect = async (db: Reader, period: Period, now: Date): Promise<Bulletin> => {
  const calendar = await calendarOf(db)
  const count = (where: Prisma.GrievanceWhereInput): Promise<number> => db.grievance.count({ where })
  const isOpen = { state: { in: [...open] } }
  const cases = (await casesIn(db, { createdAt: within(period) })).map(one => asOf(one, now))
  const late = await casesIn(db, { ...isOpen, dueAt: { lt: now } })
  const about = { now, calendar }
  const kept = cases.filter(one => !one.isExcluded)
  return {
    period,
    now,
    received: cases.length,
    receivedBefore: await count({ createdAt: within(before(period)) }),
    replied: await count({ repliedAt: within(period) }),
    closed: await count({ closedAt: within(period) }),
    open: await count(isOpen),
    overdue: late.length,
    toVisit: await count({ state: { in: ['replied', 'visit_back'] } }),
    raw: ratesOf(cases, about),
    kept: ratesOf(kept, about),
    excluded: excludedOf(cases),
    kinds: groupsOf(cases, one => kinds[kindOf(one)], about).toSorted((a, b) => b.count - a.count),
    units: ranked(groupsOf(cases, unitOf, about)),
    repeated: tally(
      cases.filter(one => one.isRepeat),
      one => kinds[kindOf(one)],
    ),
    late: lateOf(late, calendar, now),
  }
}

const unitOf = (one: Case): string => one.leadUnit?.name ?? '县委人才办'

const groupsOf = (cases: readonly Case[], wordFor: (one: Case) => string, about: About): Group[] =>
  [...grouped(cases, wordFor)].map(([word, own]) => ({
    word,
    count: own.length,
    rates: new Map(ratesOf(own, about).map(rate => [rate.key, rate])),
  }))

const grouped = (
  cases: readonly Case[],
  wordFor: (one: Case) => string,
): ReadonlyMap<string, readonly Case[]> => {
  const groups = new Map<string, Case[]>()
  for (const one of cases) {
    const word = wordFor(one)
    const own = groups.get(word)
    if (own) own.push(one)
    else groups.set(word, [one])
  }
  return groups
}

/** Best first among those with enough cases due; the others follow by name: so few say nothing. */
export const ranked = (units: readonly Group[]): readonly Group[] => {
  const share = ({ rates }: Group): number | null => {
    const rate = rates.get('inTime')
    return rate && rate.denominator.length >= rateFloor
      ? rate.numerator.length / rate.denominator.length
      : null
  }
  const few = units.filter(one => share(one) === null)
  const enough = units.filter(one => share(one) !== null)
  return [
    ...enough.toSorted((a, b) => (share(b) ?? 0) - (share(a) ?? 0)),
    ...few.toSorted((a, b) => a.word.localeCompare(b.word, 'zh')),
  ]
}

const tally = (cases: readonly Case[], wordFor: (one: Case) => string) =>
  [...grouped(cases, wordFor)]
    .map(([word, own]) => ({ word, count: own.length }))
    .toSorted((a, b) => b.count - a.count)

const excludedOf = (cases: readonly Case[]): Bulletin['excluded'] =>
  tally(
    cases.filter(one => one.isExcluded),
    one => wordOf(exclusions, one.excluded) ?? '其他',
  ).map(({ word, count }) => ({ words: word, count }))

const lateOf = (late: readonly Case[], calendar: Calendar, now: Date): Bulletin['late'] =>
  [...grouped(late, unitOf)]
    .map(([unit, own]) => ({
      unit,
      count: own.length,
      longest: Math.max(
        ...own.map(({ dueAt }) =>
          dueAt === null ? 0 : (workingDaysPast(calendar, dayOf(dueAt), dayOf(now)) ?? 0),
        ),
      ),
    }))
    .toSorted((a, b) => b.longest - a.longest || b.count - a.count)
