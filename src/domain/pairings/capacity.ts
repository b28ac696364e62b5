import { Refusal } from '#core/refusal.ts'
import type { Tx } from '#storage/change.ts'
import { capacity, occupying, type PairingKind } from './dictionary.ts'
import { type PairingRow, pairingNumber } from './record.ts'

/** How many of a kind one person may have at a time; `null`: no limit. */
const mostOf = (kind: string): number | null =>
  // Written by the form's dictionary only.
  capacity[kind as PairingKind] ?? null

/**
 * Refuses when the talent's places are taken or he is no longer in the register. Asked inside the transaction that takes
 * the place, behind a lock on his row: two acceptances at the same moment cannot both have the last one.
 */
export const heedCapacity = async (tx: Tx, row: PairingRow): Promise<void> => {
  const [talent] = await tx.$queryRaw<{ state: string }[]>`
    select state from talent where id = ${row.talentId} for update`
  if (!talent || !inRegister.includes(talent.state)) throw notInRegister(row)
  const most = mostOf(row.kind)
  if (most === null) return
  const others = await tx.pairing.findMany({
    where: {
      kind: row.kind,
      talentId: row.talentId,
      id: { not: row.id },
      OR: [{ state: { in: [...occupying] } }, { state: 'awaiting', talentYes: { not: null } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  if (others.length >= most) throw full(row, most, others.map(({ id }) => pairingNumber(id)).join('、'))
}

/** The states of a record whose person may be paired. */
export const inRegister: readonly string[] = ['verified', 'annual_due', 'disputed']

const full = ({ talent }: PairingRow, most: number, taken: string): Refusal =>
  new Refusal(
    `${talent.name}已经结对${most}个村（${taken}），不能再增加。`,
    `每位人才最多结对${most}个村。`,
    '请先解除其中一个，或者换一位人才。',
  )

const notInRegister = ({ talent }: PairingRow): Refusal =>
  new Refusal(
    `${talent.name}目前不在人才库里，不能结对。`,
    '结对的人才要已经入库。',
    '请换一位人才，或者先把登记办完。',
  )
