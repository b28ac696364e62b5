import { describe, expect, test } from 'vitest'
import type { Actor, Grant, Role } from '#core/actor.ts'
import { Refusal } from '#core/refusal.ts'
import { type At, type Course, type EdgeOf, type Kind, MovedOn, takeStep } from '#domain/steps/index.ts'
import { bindWriter } from '#storage/change.ts'
import { contextOn } from './contexts.ts'
import { furnish } from './county.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** Somebody who could try, and what he is to the record; written down by the story, not computed. */
export type Try<Standing> = { readonly actor: () => Actor; readonly is: readonly Standing[] }

export type Trying<K extends Kind> = {
  readonly course: Course<K>
  readonly db: () => FreshDatabase
  readonly tries: Readonly<Record<string, Try<K['standing']>>>
  /** A new record in this state, ready for this step. */
  readonly recordIn: (state: K['state'], edge: EdgeOf<K>) => Promise<At>
  /** The same without what a need looks for in the record itself; the whole record unless told. */
  readonly recordLacking?: (edge: EdgeOf<K>, need: K['need']) => Promise<At>
  /** Columns a step writes beside the state, where the table insists on them. */
  readonly dataFor?: (edge: EdgeOf<K>) => Partial<K['data']>
  /** Everything any step could need. */
  readonly complete: K['given']
  /** The same without one of the needs. */
  readonly lacking: Readonly<Record<K['need'], K['given']>>
  /** Who began the matter: a step of two persons is not his while somebody else can take it. */
  readonly began: string
}

export const grantOf = (role: Role, area: Partial<Grant> = {}): Grant => ({
  role,
  unitId: null,
  townshipId: null,
  villageId: null,
  ...area,
})

export const personWith = (
  personId: number,
  talentId: number | null,
  ...grants: readonly Grant[]
): Actor => ({
  kind: 'person',
  personId,
  openId: `ou_${personId}`,
  name: `人${personId}`,
  grants,
  talentId,
})

/** A small county to write into, with an account for each of `people`, whose numbers are filled in. */
export const peopled = async (people: Record<string, number>): Promise<FreshDatabase> => {
  const db = await freshDatabase()
  await furnish(db)
  bindWriter(db.reader, db, () => undefined)
  for (const key of Object.keys(people))
    people[key] = (await db.prisma.person.create({ data: { openId: `ou_${key}`, name: key } })).id
  return db
}

/** Somebody of the register; a professional whom nobody has an account for unless told. */
export const talentIn = async (
  { prisma }: FreshDatabase,
  name: string,
  more: { readonly personId?: number | null; readonly unitId?: number | null } = {},
): Promise<number> => {
  const at = new Date('2026-11-20T09:00:00+08:00')
  const { id } = await prisma.talent.create({
    data: {
      name,
      initials: 'x',
      category: 'professional',
      tags: [],
      state: 'verified',
      registeredBy: 'system:test',
      createdAt: at,
      updatedAt: at,
      ...more,
    },
  })
  return id
}

/** Gives a role to somebody of {@link peopled}. */
export const holding = async (
  { prisma }: FreshDatabase,
  ...held: readonly (readonly [personId: number, role: Role])[]
): Promise<void> => {
  for (const [personId, role] of held)
    await prisma.roleGrant.create({
      data: { personId, role, grantedBy: 'system:test', grantedAt: new Date('2026-01-05') },
    })
}

export const theClock: Actor = { kind: 'system', name: 'clock' }

/** Tells of every edge of a machine who may take it and who not, what it asks for, and what becomes of older cards. */
export const tellEveryStep = <K extends Kind>(trying: Trying<K>): void => {
  const { course } = trying
  const edges: readonly EdgeOf<K>[] = course.machine.edges
  describe('Every step', () => {
    test.each(edges.map(edge => [edge.verb, edge.from, edge.to, edge] as const))(
      '%s from %s to %s is taken by whom the table names, and refused to everybody else',
      async (_verb, _from, _to, edge) => {
        for (const [who, one] of Object.entries(trying.tries)) {
          const wanted = mayTake(trying, edge, who, one) ? [edge.to, 1] : ['refused', 0]
          const { state, kept } = await outcome(trying, edge, one.actor(), trying.complete)
          expect([who, state, kept]).toEqual([who, ...wanted])
        }
      },
    )
    tellNeeds(trying, edges)
  })
  tellOlderCards(trying, edges)
}

const tellNeeds = <K extends Kind>(trying: Trying<K>, edges: readonly EdgeOf<K>[]): void => {
  const needing = edges.flatMap(edge => edge.needs.map(need => [edge.verb, edge.from, need, edge] as const))
  if (needing.length === 0) return
  test.each(needing)('%s from %s is refused without %s', async (_verb, _from, need, edge) => {
    const lacks = need as K['need'] // the needs of an edge are those of its machine
    const ref = await trying.recordLacking?.(edge, lacks)
    const given = trying.lacking[lacks]
    expect(await outcome(trying, edge, takerOf(trying, edge), given, ref)).toEqual({
      state: 'refused',
      kept: 0,
    })
  })
}

const tellOlderCards = <K extends Kind>(trying: Trying<K>, edges: readonly EdgeOf<K>[]): void => {
  describe('A step from a card that has moved on', () => {
    test.each(edges.map(edge => [edge.verb, edge.from, edge] as const))(
      '%s from %s pressed by three at once is taken once',
      async (_verb, _from, edge) => {
        const ref = await trying.recordIn(edge.from, edge)
        const press = () => step(trying, edge, takerOf(trying, edge), trying.complete, ref)
        const all = await Promise.allSettled([press(), press(), press()])
        expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
        for (const one of all) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(MovedOn)
        expect(await keptOf(trying, ref)).toBe(1)
      },
    )
  })
}

const mayTake = <K extends Kind>(
  { began }: Trying<K>,
  edge: EdgeOf<K>,
  who: string,
  { is }: Try<K['standing']>,
): boolean => is.some(one => edge.by.includes(one)) && !(edge.separate && who === began)

const takerOf = <K extends Kind>(trying: Trying<K>, edge: EdgeOf<K>): Actor => {
  const [, taker] = Object.entries(trying.tries).find(([who, one]) => mayTake(trying, edge, who, one)) ?? []
  if (!taker) throw new Error(`nobody tries ${edge.verb} from ${edge.from}`)
  return taker.actor()
}

let turns = 0

const step = <K extends Kind>(
  { course, db, dataFor }: Trying<K>,
  edge: EdgeOf<K>,
  actor: Actor,
  given: K['given'],
  ref: At,
): Promise<K['row']> => {
  turns += 1
  const ctx = contextOn(db(), { turn: `${course.key}:${turns}`, actor })
  const data = dataFor?.(edge)
  return takeStep(course, ctx, { verb: edge.verb, ref, to: edge.to, given, ...(data ? { data } : {}) })
}

const outcome = async <K extends Kind>(
  trying: Trying<K>,
  edge: EdgeOf<K>,
  actor: Actor,
  given: K['given'],
  ready?: At,
): Promise<{ readonly state: string; readonly kept: number }> => {
  const ref = ready ?? (await trying.recordIn(edge.from, edge))
  try {
    const { state } = await step(trying, edge, actor, given, ref)
    return { state, kept: await keptOf(trying, ref) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { state: 'refused', kept: await keptOf(trying, ref) }
  }
}

/** Entries in the record's story. */
const keptOf = <K extends Kind>({ course, db }: Trying<K>, { id }: At): Promise<number> =>
  db().prisma.auditEvent.count({ where: { subject: course.numberOf(id) } })
