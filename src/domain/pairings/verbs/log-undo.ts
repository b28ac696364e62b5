import { shortDate } from '#cards/kit/dates.ts'
import { logCard } from '#cards/pairings/log.ts'
import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { move } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { pairingCourse } from '../course.ts'
import { findLog, type LogRow, logView } from '../log-view.ts'
import { servedOf } from '../parties.ts'
import { findPairing, type PairingRow, pairingNumber } from '../record.ts'
import { noticesOf } from './log.ts'
import { countServed } from './served.ts'

/** A log, and until when its pairing had been warned before it. */
export type Logged = { readonly log: number; readonly warnedUntil: string | null }

/** Takes a service back that nobody has answered yet: the pairing stands as it did before it. */
export const takeLogBack = (ctx: Context, { log, warnedUntil }: Logged): Promise<PairingRow> =>
  change(ctx, async tx => {
    const row = await findLog(tx, log)
    if (!row || !isOpen(ctx, row)) return answered()
    const notices = row.state === 'awaiting' ? await tellServed(ctx, tx, row) : []
    await tx.serviceLog.delete({ where: { id: log } })
    await countServed(tx, row.pairingId)
    if (warnedUntil !== null && row.pairing.state === 'active')
      await move(pairingCourse, ctx, tx, {
        verb: 'unserve',
        ref: row.pairing,
        given: { withdrawn: true },
        data: { dueAt: new Date(warnedUntil) },
      })
    return {
      result: (await findPairing(tx, row.pairingId)) ?? row.pairing,
      event: {
        event: 'pairing.service_taken_back',
        subject: pairingNumber(row.pairingId),
        after: { log },
      },
      notices,
    }
  })

/** Written down by the actor, and confirmed by nobody else. */
const isOpen = (ctx: Context, { loggedBy, confirmedBy, state }: LogRow): boolean => {
  const own = actorKey(ctx.actor)
  return loggedBy === own && (state === 'awaiting' || (state === 'confirmed' && confirmedBy === own))
}

const tellServed = async (ctx: Context, tx: Tx, row: LogRow): Promise<readonly Notice[]> => {
  const words = `${shortDate(row.on)}的服务登记已撤销，不用确认了。`
  const told = await servedOf(tx, row.pairing, ctx.now)
  return noticesOf(
    ctx,
    tx,
    row,
    told,
    logCard({ log: { ...logView(row), state: '已撤销', tone: 'void' }, words }),
    'gone',
  )
}

const answered = (): never =>
  refuse(
    '这次服务已经有人答复，不能再撤销。',
    '服务登记在服务对象答复前可以撤销。',
    '写错了，请服务对象提出异议，核实后重新登记。',
  )
