import type { Person, Role } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { findGrievance, type GrievanceRow } from '#domain/grievances/record.ts'
import { bindWriter } from '#storage/change.ts'
import { contextOn } from '../../support/contexts.ts'
import { furnish, grant } from '../../support/county.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { farming, school } from '../stage.ts'

export type Real = { id: number; now: Date; turn: number }

let opened: FreshDatabase | undefined
const people: Record<string, Person> = {}
/** Ids of the county's units, by name. */
export const units: Record<string, number> = {}

export const database = (): FreshDatabase => {
  if (!opened) throw new Error('the county is not there yet')
  return opened
}

/** A small county with everybody a case needs, and one talent. */
export const assemble = async (): Promise<void> => {
  const db = await freshDatabase()
  opened = db
  await furnish(db)
  bindWriter(db.reader, db, () => undefined)
  for (const { id, name } of await db.prisma.unit.findMany()) units[name] = id
  const cast: readonly (readonly [string, Role, string?])[] = [
    ['mei', 'office'],
    ['ling', 'office'],
    ['zhao', 'head'],
    ['duan', 'department', school],
    ['yang', 'department', school],
    ['wang', 'department', farming],
    ['han', 'talent'],
  ]
  for (const [name, role, unit] of cast) await arrive(db, name, role, unit)
  const { id } = await db.prisma.talent.create({
    data: {
      name: '韩梅',
      initials: 'hm',
      category: 'folk',
      state: 'verified',
      personId: personOf('han').personId,
      registeredBy: 'system:test',
      createdAt: new Date(),
      updatedAt: new Date(),
    },
  })
  people.han = { ...personOf('han'), talentId: id }
}

const arrive = async (db: FreshDatabase, name: string, role: Role, unit?: string): Promise<void> => {
  await grant(db, `ou_${name}`, name, unit === undefined ? { role } : { role, unit })
  const { id } = await db.prisma.person.findUniqueOrThrow({ where: { openId: `ou_${name}` } })
  people[name] = {
    kind: 'person',
    personId: id,
    openId: `ou_${name}`,
    name,
    talentId: null,
    grants: [
      { role, unitId: unit === undefined ? null : (units[unit] ?? null), townshipId: null, villageId: null },
    ],
  }
}

export const personOf = (name: string): Person => {
  const person = people[name]
  if (!person) throw new Error(`nobody is called ${name}`)
  return person
}

/** Somebody speaks; the program itself is `system`. */
export const speaking = (real: Real, name: string): Context => {
  real.turn += 1
  const actor = name === 'system' ? ({ kind: 'system', name: 'test' } as const) : personOf(name)
  return contextOn(database(), { actor, now: real.now, turn: `model:${real.id}:${real.turn}` })
}

export const rowOf = async ({ id }: Real): Promise<GrievanceRow> => {
  const row = await findGrievance(database().reader, id)
  if (!row) throw new Error('the case is gone')
  return row
}
