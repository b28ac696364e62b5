import type { Context } from '#core/context.ts'
import { MovedOn, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { heedCapacity } from '../capacity.ts'
import { pairingCourse } from '../course.ts'
import type { declineReasons } from '../dictionary.ts'
import { reopenOrder } from '../orders/follow.ts'
import { standingOf } from '../policy.ts'
import { findPairing, type PairingRow } from '../record.ts'
import { type Party, partiesOf } from '../view.ts'

/** How often an answer that met another one at the same moment is given again. */
const retriesMax = 3

/**
 * Somebody says yes for all parties he speaks for. The others may be answering at the same moment: their yes changes the
 * record but not the question, so it is asked again of the record as it then stands.
 */
export const agree = async (ctx: Context, id: number, tries = 0): Promise<PairingRow> => {
  const row = await findPairing(ctx.db, id)
  const mine = row ? openFor(ctx, row) : []
  if (!row || mine.length === 0) throw new MovedOn(pairingCourse.key, id)
  try {
    return await sayYes(ctx, row, mine, 'card', null)
  } catch (error) {
    if (!(error instanceof MovedOn) || tries >= retriesMax) throw error
    return agree(ctx, id, tries + 1)
  }
}

/** The office writes down that a party said yes on the telephone. */
export const agreeByPhone = async (
  ctx: Context,
  { id, version }: { readonly id: number; readonly version: number },
  party: Party,
  words: string,
): Promise<PairingRow> => {
  const row = await findPairing(ctx.db, id)
  const isOpen = row && partiesOf(row).some(one => one.party === party && one.yes === null)
  if (!row || !isOpen || row.version !== version) throw new MovedOn(pairingCourse.key, id)
  return sayYes(ctx, row, [party], 'phone', words)
}

/** Says no: the matter ends, and the village stays uncovered. */
export const decline = (
  ctx: Context,
  ref: { readonly id: number; readonly version: number },
  reason: keyof typeof declineReasons,
  remark: string | null,
): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'decline',
    ref,
    given: { reason },
    data: { reason, remark },
    kept: { reason },
    why: remark,
    follow: (tx, row) => reopenOrder(ctx, tx, row),
  })

const openFor = (ctx: Context, row: PairingRow): readonly Party[] => {
  const standing = standingOf(ctx.actor, row)
  return row.state === 'awaiting'
    ? partiesOf(row)
        .filter(({ party, yes }) => yes === null && standing.has(party))
        .map(({ party }) => party)
    : []
}

const sayYes = (
  ctx: Context,
  row: PairingRow,
  parties: readonly Party[],
  channel: 'card' | 'phone',
  words: string | null,
): Promise<PairingRow> => {
  const agreed = partiesOf(row).filter(({ yes }) => yes !== null).length + parties.length
  const isLast = agreed >= partiesOf(row).length
  const byPhone = channel === 'phone'
  return takeStep(pairingCourse, ctx, {
    verb: isLast ? (byPhone ? 'settleByPhone' : 'settle') : byPhone ? 'byPhone' : 'agree',
    ref: { id: row.id, version: row.version },
    given: { agreed, note: words },
    data: { ...answersOf(ctx, parties, channel), ...(isLast ? {} : { dueAt: row.dueAt }) },
    edit: async (tx, before) => {
      if (parties.includes('talent')) await heedCapacity(tx, before)
    },
    kept: { parties, channel },
    why: words,
  })
}

const answersOf = (ctx: Context, parties: readonly Party[], channel: string) => {
  const by = `${actorKey(ctx.actor)} ${channel}`
  return {
    ...(parties.includes('talent') ? { talentYes: ctx.now, talentBy: by } : {}),
    ...(parties.includes('village') ? { villageYes: ctx.now, villageBy: by } : {}),
    ...(parties.includes('employer') ? { employerYes: ctx.now, employerBy: by } : {}),
  }
}
