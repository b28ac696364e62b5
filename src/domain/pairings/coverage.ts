import type { CoverageLine } from '#cards/pairings/coverage.ts'
import type { Reader } from '#core/reader.ts'
import { type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { coveringKind } from './dictionary.ts'

/** How a village was looked after at some moment. */
export type Covered = { readonly villageId: number; readonly isPaired: boolean; readonly hasTeam: boolean }

/** Every village of the county as it stood at `at`, from the stretches pairings really held: any past moment can be asked. */
export const coverageAt = (db: Reader, at: Date): Promise<readonly Covered[]> =>
  db.$queryRaw<Covered[]>`
    select v.id as "villageId",
      exists (
        select 1 from pairing p join pairing_span s on s.pairing_id = p.id
        where p.village_id = v.id and p.kind = ${coveringKind} and s.from_at <= ${at} and (s.to_at is null or s.to_at > ${at})
      ) as "isPaired",
      exists (
        select 1 from village_team t
        where t.village_id = v.id and t.from_on <= ${at} and (t.to_on is null or t.to_on >= ${at}::date)
      ) as "hasTeam"
    from village v order by v.township_id, v.id`

/** The county's villages by township, each with those nobody is paired with. */
export const coverageLines = async (
  db: Reader,
  at: Date,
  townshipId: number | null,
): Promise<readonly CoverageLine[]> => {
  const gazetteer = await gazetteerOf(db)
  const covered = new Map((await coverageAt(db, at)).map(one => [one.villageId, one]))
  return gazetteer.townships
    .filter(({ id }) => townshipId === null || id === townshipId)
    .map(township => lineOf(gazetteer, covered, township))
}

const lineOf = (
  { villages }: Gazetteer,
  covered: ReadonlyMap<number, Covered>,
  { id, name }: Gazetteer['townships'][number],
): CoverageLine => {
  const own = villages.filter(({ townshipId }) => townshipId === id)
  const open = own.filter(village => !covered.get(village.id)?.isPaired)
  const hasTeam = (village: { readonly id: number }): boolean => covered.get(village.id)?.hasTeam ?? false
  return {
    township: name,
    villages: own.length,
    paired: own.length - open.length,
    teamOnly: open.filter(hasTeam).length,
    open: open.map(village => (hasTeam(village) ? `${village.name}（团）` : village.name)),
  }
}
