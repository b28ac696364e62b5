import type { Context } from '#core/context.ts'
import type { Intake } from '#core/ledger.ts'
import type { Notice } from '#core/reply.ts'
import { noticesTo, quietUntil, type Told } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { pairingCourse } from '../course.ts'
import type { Standing } from '../machine.ts'
import { type PairingRow, whole } from '../record.ts'
import { drawAsked, type Range } from './asked.ts'

/** Whoever is asked, and for which pairings. */
type Asked = { readonly told: Told<Standing>; readonly rows: readonly PairingRow[] }

/** Everybody whose answer is wanted gets one card: the pairing's own, or all that wait for him. */
export const told = async (
  ctx: Context,
  tx: Tx,
  created: readonly number[],
  { number }: Intake,
): Promise<readonly Notice[]> => {
  const rows = await tx.pairing.findMany({
    where: { id: { in: [...created] }, state: 'awaiting' },
    include: whole,
    orderBy: { id: 'asc' },
  })
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const range = { from: first.id, to: last.id }
  const notices: Notice[] = []
  for (const asked of (await askedOf(ctx, tx, rows)).values())
    notices.push(...(await noticesFor(ctx, tx, asked, { number, range })))
  return notices
}

const askedOf = async (
  ctx: Context,
  tx: Tx,
  rows: readonly PairingRow[],
): Promise<ReadonlyMap<string, Asked>> => {
  const all = new Map<string, Asked>()
  for (const row of rows)
    for (const one of await pairingCourse.next(tx, row, ctx.now)) {
      const { openId } = one.colleague
      const before = all.get(openId)
      // Whoever speaks for two parties of a pairing is asked for it once.
      const own = before?.rows.includes(row) ? before.rows : [...(before?.rows ?? []), row]
      all.set(openId, { told: before?.told ?? one, rows: own })
    }
  return all
}

const noticesFor = async (
  ctx: Context,
  tx: Tx,
  { told, rows }: Asked,
  { number, range }: { readonly number: string; readonly range: Range },
): Promise<readonly Notice[]> => {
  const [only, ...others] = rows
  if (only && others.length === 0) return noticesTo(pairingCourse, ctx, tx, only, [told], { key: 'step' })
  const later = await quietUntil(pairingCourse, tx, ctx.now)
  const { openId } = told.colleague
  return [
    {
      to: { openId },
      say: { card: drawAsked(rows, range) },
      once: `pairing:${number}:asked:${openId}`,
      ...(later ? { notBefore: later } : {}),
    },
  ]
}
