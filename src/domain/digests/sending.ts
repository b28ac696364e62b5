import { createHash } from 'node:crypto'
import type { Card } from '#cards/kit/card.ts'
import { shortDate } from '#cards/kit/dates.ts'
import { plainText } from '#cards/kit/plain.ts'
import type { Notice, Say } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Week } from '#core/weekly.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { identify } from '#domain/people/index.ts'
import { change, type Tx } from '#storage/change.ts'
import { once } from './issues.ts'
import type { Kind } from './kinds.ts'
import { type Preference, preferencesOf, usual } from './preferences.ts'
import { remembering } from './remembering.ts'
import type { Facts, Part, Telling } from './told.ts'
import { doubled, weeklyOf, whyNot } from './wanting.ts'
import { before, type Due, daysIn } from './when.ts'

/** Sent within so many minutes, each reader at a minute of his own: not everybody's phone rings at once. */
const spreadMinutes = 8
/** Recipients written in one change. */
const batchSize = 100
/** Cards built side by side. */
const togetherMax = 4
/** No digest tells of more than about a quarter, however long somebody was away. */
const spanMaxMs = 92 * 86_400_000

type Slot = {
  readonly id: number
  readonly dueAt: Date
  readonly person: { readonly id: number; readonly openId: string }
}

/** What becomes of a slot. */
type Outcome = {
  readonly id: number
  readonly personId: number
  readonly state: 'sent' | 'skipped' | 'held'
  readonly reason: string | null
  readonly toldTo: Date | null
  readonly told: string | null
  readonly notice: Notice | null
}

/** Everybody whose time has come has his digest of this issue. Answers what went wrong: one reader's card keeps nobody else waiting. */
export const sendDue = async (
  telling: Telling,
  calendar: Calendar,
  kind: Kind,
  due: Due,
): Promise<readonly unknown[]> => {
  const { ctx } = telling
  const failures: unknown[] = []
  const period = kind.rhythm.key(due.start)
  for (let after = 0; ; ) {
    const slots = await ctx.db.digestSlot.findMany({
      where: { kind: kind.name, period, state: 'due', dueAt: { lte: ctx.now }, id: { gt: after } },
      select: { id: true, dueAt: true, person: { select: { id: true, openId: true } } },
      orderBy: { id: 'asc' },
      take: batchSize,
    })
    const last = slots.at(-1)
    if (!last) return failures
    await once(async () => void failures.push(...(await sendBatch(telling, calendar, kind, due, slots))))
    after = last.id
  }
}

const sendBatch = async (
  telling: Telling,
  calendar: Calendar,
  kind: Kind,
  due: Due,
  slots: readonly Slot[],
): Promise<readonly unknown[]> => {
  const { ctx } = telling
  const people = slots.map(({ person }) => person.id)
  const chosen = await preferencesOf(ctx.db, people)
  const from = kind.goesOn ? await lastTold(telling, kind, people) : new Map<number, Date>()
  const usualSpan = kind.span(calendar, due)
  const weeklies = await ctx.db.digestSlot.findMany({
    where: { personId: { in: people }, ...weeklyOf(due.day) },
    select: { personId: true },
  })
  const inWeekly = new Set(weeklies.map(({ personId }) => personId))
  const batch: Telling = { ...telling, ctx: { ...ctx, db: remembering(ctx.db) } }
  const made: PromiseSettledResult<Outcome>[] = []
  for (let start = 0; start < slots.length; start += togetherMax) {
    const together = slots.slice(start, start + togetherMax).map(slot =>
      outcomeOf(batch, kind, due, slot, {
        usualSpan,
        from: from.get(slot.person.id) ?? null,
        preference: chosen.get(slot.person.id) ?? usual,
        inWeekly: inWeekly.has(slot.person.id),
      }),
    )
    made.push(...(await Promise.allSettled(together)))
  }
  const outcomes = made.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  if (outcomes.length > 0) await keep(telling, kind, due, outcomes)
  return made.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
}

type Known = {
  readonly usualSpan: Week
  readonly from: Date | null
  readonly preference: Preference
  /** His duties stand in the weekly digest of the same morning. */
  readonly inWeekly: boolean
}

const outcomeOf = async (
  telling: Telling,
  kind: Kind,
  due: Due,
  slot: Slot,
  { usualSpan, from, preference, inWeekly }: Known,
): Promise<Outcome> => {
  const { ctx } = telling
  const left = (state: Outcome['state'], reason: string): Outcome => ({
    id: slot.id,
    personId: slot.person.id,
    state,
    reason,
    toldTo: null,
    told: null,
    notice: null,
  })
  const known = await identify(ctx.db, slot.person.openId, null, ctx.now)
  if (!known || known.hasLeft) return left('skipped', '本人已离职')
  const why = whyNot(kind, known.person, preference, dayOf(ctx.now)) ?? doubled(kind, inWeekly)
  const isReminded = kind.reminds && (await telling.due()).has(slot.person.id)
  if (why !== null && !isReminded) return left(why.state, why.reason)
  const span = spanFor(kind, ctx.now, usualSpan, from)
  const part: Part = why === null ? 'all' : 'due'
  const told = await kind.build(telling, {
    reader: known.person,
    span,
    period: kind.periodWords(due),
    note: noteOn(kind, span, usualSpan),
    part,
  })
  if (told.isEmpty && kind.quiet) return left('skipped', '没有待办，不发')
  return {
    id: slot.id,
    personId: slot.person.id,
    state: 'sent',
    reason: null,
    toldTo: span.to,
    told: ctx.vault.seal(JSON.stringify({ ...span, part, ...told.facts } satisfies Kept)),
    notice: {
      to: { openId: slot.person.openId },
      say: sayAs(preference, told.card),
      once: `${kind.name}:${kind.rhythm.key(due.start)}:${slot.person.openId}`,
      urgency: isReminded ? 'notice' : 'digest',
      notBefore: new Date(slot.dueAt.getTime() + ownMinute(slot.person.openId) * 60_000),
    },
  }
}

/** What a slot keeps of what it said, sealed. */
type Kept = Facts & { readonly from: Date; readonly to: Date; readonly part: Part }

export const sayAs = ({ form }: Pick<Preference, 'form'>, card: Card): Say =>
  form === 'text' ? { text: plainText(card) } : { card }

/** Up to the evening before the day it is sent. */
const spanFor = (kind: Kind, now: Date, usualSpan: Week, from: Date | null): Week => {
  if (!kind.goesOn) return usualSpan
  const to = before(dayOf(now))
  const earliest = new Date(to.getTime() - spanMaxMs)
  const since = from ?? usualSpan.from
  return { from: since < earliest ? earliest : since, to }
}

const noteOn = (kind: Kind, span: Week, usualSpan: Week): string | null =>
  kind.goesOn && daysIn(span).from < daysIn(usualSpan).from
    ? `上一期您没有收到，本期从${shortDate(daysIn(span).from)}说起。`
    : null

const lastTold = async (
  { ctx }: Telling,
  kind: Kind,
  people: readonly number[],
): Promise<ReadonlyMap<number, Date>> => {
  const rows = await ctx.db.$queryRaw<{ person: number; to: Date }[]>`
    select person_id as person, max(told_to) as "to" from digest_slot
    where kind = ${kind.name} and state = 'sent' and person_id = any(${[...people]}) and told_to is not null
    group by person_id`
  return new Map(rows.map(({ person, to }) => [person, to]))
}

/** Only what is still due is settled: whoever was quicker has told those people. */
const keep = (telling: Telling, kind: Kind, due: Due, outcomes: readonly Outcome[]): Promise<void> => {
  const { ctx } = telling
  const subject = `${kind.name}:${kind.rhythm.key(due.start)}`
  return change({ ...ctx, turn: `${ctx.turn}:${subject}:${outcomes[0]?.id}` }, async tx => {
    const settled = await settle(tx, ctx.now, outcomes)
    const sent = outcomes.filter(({ id, state }) => state === 'sent' && settled.has(id))
    await forgetOlder(tx, kind, sent)
    return {
      result: undefined,
      event: {
        event: 'digest.sent',
        subject,
        after: { sent: sent.length, others: settled.size - sent.length, first: outcomes[0]?.id ?? null },
      },
      notices: sent.flatMap(({ notice }) => notice ?? []),
    }
  })
}

const settle = async (tx: Tx, now: Date, outcomes: readonly Outcome[]): Promise<ReadonlySet<number>> => {
  const column = <Value>(read: (one: Outcome) => Value): Value[] => outcomes.map(read)
  const rows = await tx.$queryRaw<{ id: number }[]>`
    update digest_slot s set state = v.state, reason = v.reason, once = v.once, told = v.told, told_to = v.told_to,
      sent_at = case when v.state = 'sent' then ${now}::timestamptz end
    from unnest(${column(({ id }) => id)}::int[], ${column(({ state }) => state)}::text[],
      ${column(({ reason }) => reason)}::text[], ${column(({ notice }) => notice?.once ?? null)}::text[],
      ${column(({ told }) => told)}::text[], ${column(({ toldTo }) => toldTo)}::timestamptz[])
      as v (id, state, reason, once, told, told_to)
    where s.id = v.id and s.state = 'due' returning s.id`
  return new Set(rows.map(({ id }) => id))
}

/** What earlier ones said is no longer needed: only the latest is put right. */
const forgetOlder = (tx: Tx, kind: Kind, sent: readonly Outcome[]) =>
  tx.digestSlot.updateMany({
    where: {
      kind: kind.name,
      personId: { in: sent.map(({ personId }) => personId) },
      id: { notIn: sent.map(({ id }) => id) },
      told: { not: null },
    },
    data: { told: null },
  })

/** A minute of one's own, the same every time. */
const ownMinute = (openId: string): number =>
  (createHash('sha256').update(openId).digest()[0] ?? 0) % spreadMinutes
