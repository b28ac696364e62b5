import type { Reader } from '#core/reader.ts'
import type { Looking } from './record.ts'

/** Where the duty list sends a kind at a place: the township's own line first, then the county's; null: the office keeps it. */
export const dutyFor = async (
  db: Looking,
  { kind, townshipId }: { readonly kind: string; readonly townshipId: number | null },
) => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const lines = await (db as Reader).grievanceDuty.findMany({
    where: { kind, toAt: null, OR: [{ townshipId: null }, ...(townshipId === null ? [] : [{ townshipId }])] },
    include: { unit: true, handler: true, signer: true, township: true },
  })
  return lines.toSorted((a, b) => Number(b.townshipId !== null) - Number(a.townshipId !== null))[0] ?? null
}

/** The accounts of a line that still can be written to. */
export const atWork = <Account extends { readonly leftAt: Date | null }>(
  account: Account | null,
): Account | null => (account === null || account.leftAt !== null ? null : account)
