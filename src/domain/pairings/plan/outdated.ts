import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'
import { inRegister } from '../capacity.ts'
import { capacity, coveringKind, living } from '../dictionary.ts'
import type { Looking } from '../record.ts'
import type { Couple } from './model.ts'

/** A pair of a draft that can no longer be, and why. */
export type Outdated = Couple & { readonly why: string }

/** What has changed since a draft was made: people who left or are full, villages that somebody else has by now. */
export const outdatedAmong = async (db: Looking, pairs: readonly Couple[]): Promise<readonly Outdated[]> => {
  // Reader and Tx offer the same delegates; TypeScript cannot call a union of their generics, so one of the two is named.
  const reader = db as Reader
  const people = await reader.talent.findMany({
    where: { id: { in: pairs.map(({ talent }) => talent) } },
    select: { id: true, name: true, state: true },
  })
  const standing = await reader.pairing.findMany({
    where: {
      kind: coveringKind,
      state: { in: [...living] },
      OR: [
        { villageId: { in: pairs.map(({ village }) => village) } },
        { talentId: { in: pairs.map(({ talent }) => talent) } },
      ],
    },
    select: { villageId: true, talentId: true, talent: { select: { name: true } } },
  })
  const nameOf = new Map(people.map(one => [one.id, one]))
  return pairs.flatMap(pair => {
    const person = nameOf.get(pair.talent)
    const why = whyNot(pair, person, standing) ?? fullWords(pair, person, pairs, standing)
    return why === null ? [] : [{ village: pair.village, talent: pair.talent, why }]
  })
}

type Known = { readonly id: number; readonly name: string; readonly state: string }

type Standing = {
  readonly villageId: number | null
  readonly talentId: number
  readonly talent: { readonly name: string }
}

const whyNot = (
  { village }: Couple,
  person: Known | undefined,
  standing: readonly Standing[],
): string | null => {
  if (!person || !inRegister.includes(person.state)) return `${person?.name ?? '这位人才'}已不在人才库`
  const other = standing.find(one => one.villageId === village)
  return other ? `这个村已经另有结对（${other.talent.name}）` : null
}

/** The pairs of one person that go beyond his places, counted from the last. */
const fullWords = (
  pair: Couple,
  person: Known | undefined,
  pairs: readonly Couple[],
  standing: readonly Standing[],
): string | null => {
  const has = standing.filter(({ talentId }) => talentId === pair.talent).length
  const nth = pairs.filter(one => one.talent === pair.talent).indexOf(pair)
  const most = capacity[coveringKind] ?? 0
  return has + nth + 1 > most ? `${person?.name ?? '这位人才'}的名额已满（${has}个村）` : null
}

/** Nothing is sent while a pair of the draft can no longer be. */
export class OutdatedPairs extends Error {
  constructor(count: number) {
    super(`方案里有${count}对已经不成立，没有发出。请先按最新情况重排。`)
    this.name = 'OutdatedPairs'
  }
}

export const heedOutdated = async (tx: Tx, pairs: readonly Couple[]): Promise<void> => {
  const outdated = await outdatedAmong(tx, pairs)
  if (outdated.length > 0) throw new OutdatedPairs(outdated.length)
}
