import type { Difference } from '#cards/figures/report.ts'
import { shortDate } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import { amountWords } from '../reading.ts'
import { type Line, same } from './lines.ts'

/** What an event is called in people's words. */
export type Wording = (event: string) => string

/** Records named of one figure; more are counted. */
const namedMax = 8

/** What is no longer as it was reported: which records came in late, which were put right since. */
export const differencesOf = async (
  ctx: Context,
  reported: readonly Line[],
  now: readonly Line[],
  compared: Compared,
): Promise<readonly Difference[]> => {
  const differences: Difference[] = []
  for (const before of reported) {
    const after = now.find(({ indicator }) => indicator === before.indicator)
    if (after && !same(before, after))
      differences.push({
        name: before.name,
        reported: wordsOf(before),
        now: wordsOf(after),
        entries: await entriesOf(ctx, before, after, compared),
      })
  }
  return differences
}

/** Since when, which figures happen rather than stand, and what events are called. */
type Compared = {
  readonly since: Date
  readonly happens: ReadonlySet<string>
  readonly words: Wording
}

// A unit is kept as the registry wrote it.
export const wordsOf = ({ value, outOf, unit }: Line): string =>
  amountWords(value, outOf, unit as Indicator['unit'])

const entriesOf = async (
  ctx: Context,
  before: Line,
  after: Line,
  compared: Compared,
): Promise<readonly string[]> => {
  const moved = [...new Set([...Object.keys(after.records), ...Object.keys(before.records)])]
    .map(number => ({ number, by: (after.records[number] ?? 0) - (before.records[number] ?? 0) }))
    .filter(({ by }) => by !== 0)
  const entries: string[] = []
  for (const { number, by } of moved.slice(0, namedMax)) {
    // What happened and was written down later is late, whatever stood of that record before.
    const isLate = by > 0 && compared.happens.has(before.indicator)
    entries.push(`${number} ${by > 0 ? '多计' : '少计'}，${await whyOf(ctx, number, isLate, compared)}`)
  }
  const more = moved.length - namedMax
  return more > 0 ? [...entries, `以及其他${more}条`] : entries
}

/** Steps that change no figure. */
const silent = ['dated', 'opened']

const whyOf = async (
  ctx: Context,
  number: string,
  isLate: boolean,
  { since, words }: Compared,
): Promise<string> => {
  const first = await ctx.db.auditEvent.findFirst({ where: { subject: number }, orderBy: { seq: 'asc' } })
  const later = await ctx.db.auditEvent.findFirst({
    where: {
      subject: number,
      at: { gt: since },
      NOT: { OR: silent.map(word => ({ event: { endsWith: `.${word}` } })) },
    },
    orderBy: { seq: 'desc' },
  })
  if (!later) return '由关联记录的补录、更正引起'
  const kind = isLate || (first && first.at > since) ? '锁定后补录' : '锁定后更正'
  return `${kind}：${shortDate(later.at)} ${later.actorName}${words(later.event)}`
}
