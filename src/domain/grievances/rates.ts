import { dayOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { countWorkingDays, receiptDay } from '#core/working-days.ts'
import { satisfiedFrom } from './dictionary.ts'
import { rateFloor, sentences, times } from './settings.ts'

/** What the rates look at of each case. */
export type Counted = {
  readonly id: number
  readonly kind: string
  readonly talentId: number
  readonly leadUnitId: number | null
  readonly state: string
  readonly createdAt: Date
  readonly acceptedAt: Date | null
  readonly contactedAt: Date | null
  readonly replyDueAt: Date | null
  readonly repliedAt: Date | null
  readonly inTime: boolean | null
  readonly visitedAt: Date | null
  readonly outcome: string | null
  readonly satisfied: number | null
  readonly returns: number
  /** The same person brought something of this kind before. */
  readonly isRepeat: boolean
  /** Left out with a code and an approval. */
  readonly isExcluded: boolean
}

/** A rate with the cases behind it: those that count, and those among them that are as they should be. */
export type Rate = {
  readonly key: RateKey
  readonly words: string
  /** How it is counted, in one line. */
  readonly rule: string
  readonly numerator: readonly number[]
  readonly denominator: readonly number[]
}

export type RateKey = 'response' | 'inTime' | 'solved' | 'partly' | 'satisfied' | 'repeated' | 'returned'

type Measure = {
  readonly key: RateKey
  readonly words: string
  readonly rule: string
  readonly counts: (one: Counted, about: About) => boolean
  readonly isGood: (one: Counted, about: About) => boolean
}

/** What a single case cannot know: the time. */
export type About = { readonly now: Date; readonly calendar: Calendar }

const isDue = ({ replyDueAt, inTime }: Counted, { now }: About): boolean =>
  inTime !== null || (replyDueAt !== null && replyDueAt < now)

/** The six rates of the office's rule book (domain B.3.5); partly solved stands apart and is never added. */
const measures: readonly Measure[] = [
  {
    key: 'response',
    words: '响应率',
    rule: `${sentences.response}÷受理的`,
    counts: one => one.acceptedAt !== null,
    isGood: (one, about) => contactedInTime(one, about),
  },
  {
    key: 'inTime',
    words: '按期办结率',
    rule: '按期答复的÷到期应答复的',
    counts: isDue,
    isGood: one => one.inTime === true,
  },
  {
    key: 'solved',
    words: '解决率',
    rule: '本人答“解决了”的÷已回访的',
    counts: one => one.visitedAt !== null,
    isGood: one => one.outcome === 'solved',
  },
  {
    key: 'partly',
    words: '部分解决（不计入解决率）',
    rule: '本人答“部分解决”的÷已回访的',
    counts: one => one.visitedAt !== null,
    isGood: one => one.outcome === 'partly',
  },
  {
    key: 'satisfied',
    words: '满意率',
    rule: '基本满意以上的÷已评价的',
    counts: one => one.satisfied !== null,
    isGood: one => (one.satisfied ?? 0) >= satisfiedFrom,
  },
  {
    key: 'repeated',
    words: '重复诉求率',
    rule: '同一人同一类再次反映的÷收到的',
    counts: () => true,
    isGood: one => one.isRepeat,
  },
  {
    key: 'returned',
    words: '退单率',
    rule: '被退回过的÷受理的',
    counts: one => one.acceptedAt !== null,
    isGood: one => one.returns > 0,
  },
]

const contactedInTime = ({ createdAt, contactedAt }: Counted, { calendar }: About): boolean => {
  if (contactedAt === null) return false
  try {
    return (
      countWorkingDays(calendar, receiptDay(calendar, createdAt), dayOf(contactedAt)) <= times.contactDays
    )
  } catch {
    // Beyond the loaded years nothing is counted against anybody.
    return true
  }
}

/** All rates over some cases. */
export const ratesOf = (cases: readonly Counted[], about: About): readonly Rate[] =>
  measures.map(({ key, words, rule, counts, isGood }) => {
    const denominator = cases.filter(one => counts(one, about))
    return {
      key,
      words,
      rule,
      denominator: denominator.map(({ id }) => id),
      numerator: denominator.filter(one => isGood(one, about)).map(({ id }) => id),
    }
  })

/** 92.3%；under five cases 3/4: a share of so few says nothing. */
export const rateWords = ({ numerator, denominator }: Pick<Rate, 'numerator' | 'denominator'>): string => {
  if (denominator.length === 0) return '—'
  if (denominator.length < rateFloor) return `${numerator.length}/${denominator.length}`
  return `${(Math.round((numerator.length / denominator.length) * 1000) / 10).toFixed(1)}%`
}

export const rateKeys = measures.map(({ key }) => key)
