import { dateWords, shortDate } from '#cards/kit/dates.ts'
import { logCard } from '#cards/pairings/log.ts'
import type { Context } from '#core/context.ts'
import { afterQuietHours } from '#core/quiet-hours.ts'
import { Refusal } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type Colleague, move, officeOf } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { pairingCourse } from '../course.ts'
import type { logModes } from '../dictionary.ts'
import { findLog, type LogRow, logButtons, logView } from '../log-view.ts'
import { type Standing, servers } from '../machine.ts'
import { servedOf, talentOf } from '../parties.ts'
import { standingOf } from '../policy.ts'
import { findPairing, type PairingRow, pairingNumber, servedNoun } from '../record.ts'
import { heldPhoto, type Photo } from './held-photo.ts'
import { countServed, isRecent } from './served.ts'

type Service = {
  readonly on: string
  readonly mode: keyof typeof logModes
  readonly what: string
  readonly place: string | null
  readonly minutes: number | null
  readonly households: number | null
  readonly people: number | null
  readonly tenthMu: number | null
  readonly fen: number | null
}

/** Working days in which the village may say that it was so; after that it is kept as unconfirmed. */
const confirmWithin = 5

/** Keeps a service, and asks whom it was for; one logged by the served side itself needs no asking. */
export const logService = (ctx: Context, pairingId: number, service: Service): Promise<LogRow> =>
  change(ctx, async tx => {
    const pairing = await findPairing(tx, pairingId)
    if (!pairing || !['active', 'warned'].includes(pairing.state)) throw notActive(pairing)
    const bySelf = heedServer(ctx, pairing).has('village')
    const row = await insert(ctx, tx, pairing, { ...service, ...(await heldPhoto(ctx, tx)) }, bySelf)
    const setsRight = pairing.state === 'warned' && isRecent(ctx.now, service.on)
    if (setsRight) await move(pairingCourse, ctx, tx, { verb: 'serve', ref: pairing })
    await countServed(tx, pairingId)
    return {
      result: row,
      event: {
        event: 'pairing.served_logged',
        subject: pairingNumber(pairingId),
        before: { log: row.id, warnedUntil: setsRight ? pairing.dueAt : null },
        after: { log: row.id, on: service.on, mode: service.mode, state: row.state },
      },
      notices: bySelf ? [] : await askVillage(ctx, tx, row),
    }
  })

/** Who writes down, as what; nobody else may. */
const heedServer = (ctx: Context, pairing: PairingRow): ReadonlySet<Standing> => {
  const standing = standingOf(ctx.actor, pairing)
  if (servers.some(one => standing.has(one))) return standing
  throw notYours()
}

const insert = async (
  ctx: Context,
  tx: Tx,
  pairing: PairingRow,
  service: Service & Photo,
  bySelf: boolean,
) => {
  const dueAt = bySelf ? null : dueAfterIfLoaded(await calendarOf(tx), ctx.now, confirmWithin)
  const { id } = await tx.serviceLog.create({
    data: {
      ...service,
      on: new Date(`${service.on}T00:00:00Z`),
      pairingId: pairing.id,
      state: bySelf ? 'confirmed' : 'awaiting',
      loggedBy: actorKey(ctx.actor),
      ...(bySelf ? { confirmedBy: actorKey(ctx.actor), closedAt: ctx.now } : { dueAt }),
      createdAt: ctx.now,
    },
  })
  return justWritten(tx, id)
}

const justWritten = async (tx: Tx, id: number): Promise<LogRow> => {
  const row = await findLog(tx, id)
  if (!row) throw new Error(`service log ${id} is not there after it was written`)
  return row
}

/** Asks those it was for; once more when something was added to it. */
export const askVillage = async (
  ctx: Context,
  tx: Tx,
  row: LogRow,
  { words, key } = { words: '的服务，', key: 'ask' },
): Promise<readonly Notice[]> => {
  const told = await servedOf(tx, row.pairing, ctx.now)
  const card = logCard({
    log: logView(row),
    words: `${row.pairing.talent.name}${shortDate(row.on)}${words}请${servedNoun(row.pairing)}确认。`,
    due: row.dueAt === null ? null : dateWords(row.dueAt),
    buttons: logButtons(row),
  })
  return noticesOf(ctx, tx, row, told, card, key)
}

export const noticesOf = async (
  ctx: Context,
  tx: Tx,
  row: LogRow,
  told: readonly Colleague[],
  card: ReturnType<typeof logCard>,
  key: string,
): Promise<readonly Notice[]> => {
  const at = afterQuietHours(await calendarOf(tx), ctx.now)
  return told
    .filter(({ personId }) => ctx.actor.kind !== 'person' || personId !== ctx.actor.personId)
    .map(({ openId }) => ({
      to: { openId },
      say: { card },
      once: `service:${row.id}:${row.version}:${key}:${openId}`,
      ...(at > ctx.now ? { notBefore: at } : {}),
    }))
}

type LogRef = { readonly id: number; readonly version: number }

/** The village says that it was so. */
export const confirmLog = (ctx: Context, ref: LogRef): Promise<LogRow> =>
  closeLog(ctx, ref, 'confirmed', null)

/** The village says what was not so; talent and office read it. */
export const disputeLog = (ctx: Context, ref: LogRef, remark: string): Promise<LogRow> =>
  closeLog(ctx, ref, 'disputed', remark)

/** Nobody answered in time: the service counts, marked as unconfirmed. */
export const lapseLog = (ctx: Context, ref: LogRef): Promise<LogRow> =>
  closeLog(ctx, ref, 'unconfirmed', null)

const closeLog = (
  ctx: Context,
  { id, version }: LogRef,
  state: 'confirmed' | 'disputed' | 'unconfirmed',
  remark: string | null,
): Promise<LogRow> =>
  change(ctx, async tx => {
    await heedOpen(ctx, tx, { id, version }, state)
    const by = state === 'confirmed' ? { confirmedBy: actorKey(ctx.actor) } : {}
    await tx.serviceLog.update({
      where: { id },
      data: { state, remark, version: { increment: 1 }, closedAt: ctx.now, ...by },
    })
    const row = await justWritten(tx, id)
    await countServed(tx, row.pairingId)
    return {
      result: row,
      event: {
        event: `pairing.service_${state}`,
        subject: pairingNumber(row.pairingId),
        after: { log: id, state },
        ...(remark === null ? {} : { why: remark }),
      },
      notices: state === 'disputed' ? await tellDisputed(ctx, tx, row) : [],
    }
  })

const heedOpen = async (ctx: Context, tx: Tx, { id, version }: LogRef, state: string): Promise<void> => {
  const before = await findLog(tx, id)
  if (before?.state !== 'awaiting' || before.version !== version) throw answered(before)
  const isVillage = standingOf(ctx.actor, before.pairing).has('village')
  if (state !== 'unconfirmed' && !isVillage) throw notVillage()
}

const tellDisputed = async (ctx: Context, tx: Tx, row: LogRow): Promise<readonly Notice[]> => {
  const told = [...talentOf(row.pairing), ...(await officeOf(tx, ctx.now))]
  const card = logCard({
    log: logView(row),
    words: `${servedNoun(row.pairing)}对这次服务有异议，请核实后重新登记。`,
    buttons: logButtons(row),
  })
  return noticesOf(ctx, tx, row, told, card, 'disputed')
}

const notActive = (pairing: PairingRow | null): Refusal =>
  new Refusal(
    pairing ? `${pairingNumber(pairing.id)}目前不在结对中，不能登记服务。` : '没有找到这项结对。',
    '服务登记在正在结对的名下。',
    '请发“结对”看看现在有哪些。',
  )

const notYours = (): Refusal =>
  new Refusal('这项结对的服务不由您登记。', '服务由人才本人、服务对象或人才办登记。', '请由他们登记。')

const notVillage = (): Refusal =>
  new Refusal('这条服务记录要由服务对象确认。', '登记的人不能自己确认。', '请等服务对象答复。')

const answered = (row: LogRow | null): Refusal =>
  new Refusal(
    row ? `这条服务记录已经是“${logView(row).state}”。` : '没有找到这条服务记录。',
    '一条记录只确认一次。',
    '有新的情况，请重新登记服务。',
  )
