import { releaseCard } from '#cards/digests/release.ts'
import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { type Holder, whoHolds } from '#domain/people/index.ts'
import { AlreadyChanged, change, type Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import type { Kind } from './kinds.ts'
import { type Preference, preferencesOf, unwanted, usual } from './preferences.ts'
import type { Telling } from './told.ts'
import { type Due, latestDues } from './when.ts'

/** The job that opens and sends, by its name in the clock's table. */
export const jobName = 'digests.send'

/** Issues nobody could open that are remembered as missed, at most. */
const missedMax = 8
/** Rows written in one statement. */
const rowsMax = 2_000

const anywhere = { unitId: null, townshipId: null, villageId: null }

/** Whoever is to have a kind of digest, by number. */
export const readersOf = async (ctx: Context, { readers }: Kind): Promise<readonly Holder[]> => {
  const held: Holder[] = []
  for (const role of readers) held.push(...(await whoHolds(ctx.db, role, anywhere, ctx.now)))
  return [...new Map(held.map(one => [one.personId, one])).values()].toSorted(
    (a, b) => a.personId - b.personId,
  )
}

/** The issue of a kind that is on by `now`: opened by the first who looks, once. `null` when there is none. */
export const openIssue = async (telling: Telling, calendar: Calendar, kind: Kind): Promise<Due | null> => {
  const { ctx } = telling
  const [due, ...before] = latestDues(calendar, kind.rhythm, ctx.now, missedMax + 1)
  if (!due) return null
  const period = kind.rhythm.key(due.start)
  const known = await ctx.db.digestIssue.findUnique({ where: { kind_period: { kind: kind.name, period } } })
  if (known) return due
  if (!(await wasThere(ctx, due.at))) return null
  await rememberMissed(ctx, kind, before)
  await once(() => open(telling, calendar, kind, due))
  return due
}

/** A program nobody had before owes nothing for the time before. */
const wasThere = async (ctx: Context, at: Date): Promise<boolean> =>
  (await ctx.db.scheduleRun.findFirst({ where: { job: jobName, slot: { lte: at } } })) !== null

const rememberMissed = async (ctx: Context, kind: Kind, before: readonly Due[]): Promise<void> => {
  const last = await ctx.db.digestIssue.findFirst({ where: { kind: kind.name }, orderBy: { dueAt: 'desc' } })
  const missed = before.filter(({ at }) => last !== null && at > last.dueAt)
  if (missed.length === 0) return
  const periods = missed.map(({ start }) => kind.rhythm.key(start))
  await once(() =>
    change({ ...ctx, turn: `digests:missed:${kind.name}:${periods[0]}` }, async tx => {
      await tx.digestIssue.createMany({
        data: missed.map(({ at, start }) => ({
          kind: kind.name,
          period: kind.rhythm.key(start),
          dueAt: at,
          state: 'missed',
          openedAt: ctx.now,
        })),
        skipDuplicates: true,
      })
      return {
        result: undefined,
        event: { event: 'digest.missed', subject: `${kind.name}:${periods[0]}`, after: { periods } },
      }
    }),
  )
}

const open = async (telling: Telling, calendar: Calendar, kind: Kind, due: Due): Promise<void> => {
  const { ctx } = telling
  const period = kind.rhythm.key(due.start)
  const heads = await releasers(ctx, kind)
  const rows = await slotsOf(telling, calendar, kind, due, heads.length > 0)
  await change({ ...ctx, turn: `digests:open:${kind.name}:${period}` }, async tx => {
    await tx.digestIssue.create({
      data: {
        kind: kind.name,
        period,
        dueAt: due.at,
        state: heads.length > 0 ? 'held' : 'open',
        openedAt: ctx.now,
        remindedAt: heads.length > 0 ? ctx.now : null,
      },
    })
    await insertRows(tx, rows)
    return {
      result: undefined,
      event: { event: 'digest.opened', subject: `${kind.name}:${period}`, after: { readers: rows.length } },
      notices: askingFor(kind, due, rows.length, heads, 0),
    }
  })
}

/** One for every reader; who is reminded of something has his with the first, whatever he chose. */
const slotsOf = async (telling: Telling, calendar: Calendar, kind: Kind, due: Due, isHeld: boolean) => {
  const { ctx } = telling
  const period = kind.rhythm.key(due.start)
  const reminded = kind.reminds ? await telling.due() : new Map<number, never>()
  const readers = (await readersOf(ctx, kind)).map(({ personId }) => personId)
  const people = [...new Set([...readers, ...reminded.keys()])].toSorted((a, b) => a - b)
  const chosen = await preferencesOf(ctx.db, people)
  const isFirst = isFirstOfMonth(calendar, kind, due)
  return people.map(personId => {
    const preference = chosen.get(personId) ?? usual
    const slot = { kind: kind.name, period, personId }
    if (reminded.has(personId)) return { ...slot, dueAt: due.at, state: 'due', reason: null }
    const refused = unwanted(kind, preference, dayOf(due.at), isFirst)
    return { ...slot, dueAt: dueAt(due, preference), ...standing(refused, isHeld) }
  })
}

/** Held until the office's head has let it go. */
export const unreleased = '等主任放行'

/** Not sent before the next one was on; which one that is follows. */
export const overtaken = '没有赶上'

const standing = (refused: string | null, isHeld: boolean) => {
  if (refused !== null) return { state: 'skipped', reason: refused }
  return isHeld ? { state: 'held', reason: unreleased } : { state: 'due', reason: null }
}

const dueAt = ({ day }: Due, { minute }: Preference): Date =>
  new Date(instantOf(day).getTime() + minute * 60_000)

const isFirstOfMonth = (calendar: Calendar, { rhythm }: Kind, due: Due): boolean => {
  const [, before] = latestDues(calendar, rhythm, due.at, 2)
  return before === undefined || before.day.slice(0, 7) !== due.day.slice(0, 7)
}

/** The heads whose release a kind waits for: none, unless the office has asked for it and there is a head. */
const releasers = async (ctx: Context, { name }: Kind): Promise<readonly Holder[]> => {
  const rule = await ctx.db.digestRule.findUnique({ where: { kind: name } })
  return rule?.released ? whoHolds(ctx.db, 'head', anywhere, ctx.now) : []
}

/** The card that asks the heads for their release, for the nth time. */
export const askingFor = (
  kind: Kind,
  due: Due,
  readers: number,
  heads: readonly Holder[],
  nth: number,
): readonly Notice[] => {
  const period = kind.rhythm.key(due.start)
  return heads.map(({ openId }) => ({
    to: { openId },
    say: {
      card: releaseCard({
        kind: kind.words,
        period: kind.periodWords(due),
        readers,
        isReminder: nth > 0,
        value: { kind: kind.name, period },
      }),
    },
    once: `digest:release:${kind.name}:${period}:${nth}:${openId}`,
  }))
}

const insertRows = async (tx: Tx, rows: readonly Prisma.DigestSlotCreateManyInput[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += rowsMax)
    await tx.digestSlot.createMany({ data: rows.slice(start, start + rowsMax), skipDuplicates: true })
}

/** Does it, unless another run of the same did it before. */
export const once = async (act: () => Promise<unknown>): Promise<void> => {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof AlreadyChanged)) throw error
  }
}
