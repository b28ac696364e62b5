import type { Actor } from '#core/actor.ts'
import { grantsFor } from '#core/permission.ts'
import type { Prisma } from '#storage/generated/client.ts'

/**
 * The villages of somebody who reads pairings as an officer of villages and townships only: what he means when he names no
 * place. `null` for everybody else.
 */
export const ownPlaces = (actor: Actor): Prisma.VillageWhereInput | null => {
  const grants = grantsFor(actor, 'pairing.read').map(({ grant }) => grant)
  if (grants.length === 0 || grants.some(({ role }) => role !== 'township' && role !== 'talent')) return null
  const own = grants.flatMap(({ villageId, townshipId }): readonly Prisma.VillageWhereInput[] => {
    if (villageId !== null) return [{ id: villageId }]
    return townshipId === null ? [] : [{ townshipId }]
  })
  return own.length === 0 ? null : { OR: [...own] }
}
