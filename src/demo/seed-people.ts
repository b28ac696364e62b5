import { addDays, dayOf } from '#core/shanghai.ts'
import { groups, type Holding, personas } from './personas.ts'
import type { Seeding } from './seed.ts'
import type { PlaceIds } from './seed-places.ts'

/** Ids of the accounts, by open id. */
export type PersonIds = ReadonlyMap<string, number>

/** The personas' accounts and roles, and the groups with their uses. Strangers stay strangers until they speak. */
export const seedPeople = async ({ tx, now }: Seeding, places: PlaceIds): Promise<PersonIds> => {
  const known = personas.filter(({ holdings, talentId }) => holdings.length > 0 || talentId !== null)
  await tx.person.createMany({
    data: known.map(({ openId, name }) => ({ openId, name, nameAt: now, createdAt: now })),
    skipDuplicates: true,
  })
  const rows = await tx.person.findMany({ where: { openId: { in: known.map(({ openId }) => openId) } } })
  const ids = new Map(rows.map(({ openId, id }) => [openId, id]))
  await tx.roleGrant.createMany({
    data: known.flatMap(({ openId, holdings }) =>
      holdings.map(holding => ({
        personId: ids.get(openId) ?? 0,
        role: holding.role,
        ...areaOf(holding, places),
        until: holding.days === undefined ? null : new Date(`${addDays(dayOf(now), holding.days)}T00:00:00Z`),
        grantedBy: 'system:demo',
        grantedAt: now,
      })),
    ),
  })
  await tx.chatRoom.createMany({
    data: groups.map(({ chatId, name, scope }) => ({
      chatId,
      name,
      scope,
      boundBy: 'system:demo',
      boundAt: now,
    })),
    skipDuplicates: true,
  })
  return ids
}

const areaOf = ({ unit, township }: Holding, places: PlaceIds) => ({
  unitId: unit === undefined ? null : idOf(places.units, unit),
  townshipId: township === undefined ? null : idOf(places.townships, township),
})

/** The id behind a name of the invented county; a name that is missing there is a mistake in the invention. */
export const idOf = (ids: ReadonlyMap<string, number>, name: string): number => {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`demo county: there is no ${name}`)
  return id
}
