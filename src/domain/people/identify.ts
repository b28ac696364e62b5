import type { Grant, Person, Role } from '#core/actor.ts'
import { roles } from '#core/actor.ts'
import { type Scope, scopes } from '#core/chat.ts'
import type { Reader } from '#core/reader.ts'
import { dayOf } from '#core/shanghai.ts'

/** Who speaks and where, as far as we know them already. */
export type Identified = {
  readonly person: Person
  /** Gone from the company, and back now that they speak. */
  readonly hasLeft: boolean
  /** What the chat is used for: `private` when it is theirs with the bot, `null` when we do not know the chat. */
  readonly scope: Scope | null
}

type Row = {
  readonly id: number
  readonly name: string
  readonly left_at: Date | null
  readonly talent_id: number | null
  readonly talent_state: string | null
  readonly scope: string | null
  readonly grants: readonly (Omit<Grant, 'role'> & { readonly role: string })[]
}

/**
 * The account with the grants in force at `now`, and the use of the chat, in one query. `null`: never met.
 * A lent role holds only as long as the lender's own does. Whoever owns a talent record holds `talent`; whoever has
 * nothing holds `stranger`.
 */
export const identify = async (
  db: Reader,
  openId: string,
  chatId: string | null,
  now: Date,
): Promise<Identified | null> => {
  const [row] = await rowOf(db, openId, chatId, dayOf(now))
  if (!row) return null
  const person: Person = {
    kind: 'person',
    personId: row.id,
    openId,
    name: row.name,
    grants: grantsOf(row),
    talentId: row.talent_state === 'erased' ? null : row.talent_id,
  }
  return { person, hasLeft: row.left_at !== null, scope: scopes.find(scope => scope === row.scope) ?? null }
}

const rowOf = (db: Reader, openId: string, chatId: string | null, today: string): Promise<readonly Row[]> =>
  db.$queryRaw<Row[]>`
    select p.id, p.name, p.left_at, t.id as talent_id, t.state as talent_state,
      case when p.chat_id = ${chatId} then 'private'
           else (select c.scope from chat_room c where c.chat_id = ${chatId}) end as scope,
      coalesce((
        select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id, 'townshipId', g.township_id,
          'villageId', g.village_id) order by g.id)
        from role_grant g
        where g.person_id = p.id and g.revoked_at is null and (g.until is null or g.until >= ${today}::date)
          and (g.lent_by_id is null or exists (
            select 1 from role_grant own
            where own.person_id = g.lent_by_id and own.lent_by_id is null and own.role = g.role
              and own.revoked_at is null and (own.until is null or own.until >= ${today}::date)
              and own.unit_id is not distinct from g.unit_id
              and own.township_id is not distinct from g.township_id
              and own.village_id is not distinct from g.village_id))
      ), '[]'::json) as grants
    from person p left join talent t on t.person_id = p.id
    where p.open_id = ${openId}`

const grantsOf = (row: Row): readonly Grant[] => {
  const given = row.grants.flatMap(({ role, unitId, townshipId, villageId }) => {
    const known = roles.find(one => one === role)
    return known ? [{ role: known, unitId, townshipId, villageId }] : []
  })
  const grants = ownsRecord(row) ? [...given, unnarrowed('talent')] : given
  return grants.length > 0 ? grants : [unnarrowed('stranger')]
}

// A record that was closed or wiped gives no rights in the register, only the right to one's own data.
const ownsRecord = ({ talent_id, talent_state }: Row): boolean =>
  talent_id !== null && !['exited', 'erased'].includes(talent_state ?? '')

const unnarrowed = (role: Role): Grant => ({ role, unitId: null, townshipId: null, villageId: null })
