import type { Role } from '#core/actor.ts'
import type { Reader } from '#core/reader.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Area } from './areas.ts'

/** Somebody who can be written to. */
export type Holder = { readonly personId: number; readonly openId: string; readonly name: string }

const anywhere: Area = { unitId: null, townshipId: null, villageId: null }

/**
 * Whoever holds `role` at `now`, delegates included, by number. With an area: only whose grant covers
 * it (the same unit, township or village). Colleagues who left are not among them.
 */
export const whoHolds = async (
  db: Pick<Reader, '$queryRaw'>,
  role: Role,
  area: Area = anywhere,
  now: Date,
): Promise<readonly Holder[]> => {
  const { unitId, townshipId, villageId } = area
  const isAnywhere = unitId === null && townshipId === null && villageId === null
  const today = dayOf(now)
  return db.$queryRaw<Holder[]>`
    select p.id as "personId", p.open_id as "openId", p.name
    from person p
    where p.left_at is null and exists (
      select 1 from role_grant g
      where g.person_id = p.id and g.role = ${role} and g.revoked_at is null
        and (g.until is null or g.until >= ${today}::date)
        and (${isAnywhere} or g.unit_id = ${unitId} or g.township_id = ${townshipId} or g.village_id = ${villageId})
        and (g.lent_by_id is null or exists (
          select 1 from role_grant own
          where own.person_id = g.lent_by_id and own.lent_by_id is null and own.role = g.role
            and own.revoked_at is null and (own.until is null or own.until >= ${today}::date)
            and own.unit_id is not distinct from g.unit_id
            and own.township_id is not distinct from g.township_id
            and own.village_id is not distinct from g.village_id)))
    order by p.id`
}
