import type { CoverageLine } from '#cards/pairings/coverage.ts'
import type { Reader } from '#core/reader.ts'
import { dayOf } from '#core/shanghai.ts'
import { type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { coveringKind } from './dictionary.ts'

/** How a village was looked after at some moment. */
type Covered = {
  readonly villageId: number
  readonly isPaired: boolean
  /** The teams that look after it. */
  readonly teams: readonly string[]
}

/** Every village of the county as it stood at `at`, from the stretches pairings really held: any past moment can be asked. */
export const coverageAt = (db: Reader, at: Date): Promise<readonly Covered[]> =>
  db.$queryRaw<Covered[]>`
    select v.id as "villageId",
      exists (
        select 1 from pairing p join pairing_span s on s.pairing_id = p.id
        where p.village_id = v.id and p.kind = ${coveringKind} and s.from_at <= ${at} and (s.to_at is null or s.to_at > ${at})
      ) as "isPaired",
      array(
        select t.name from village_team t
        where t.village_id = v.id and t.from_on <= ${dayOf(at)}::date
          and (t.to_on is null or t.to_on > ${dayOf(at)}::date)
        order by t.id
      ) as "teams"
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
  const left = own.filter(village => !covered.get(village.id)?.isPaired)
  const teamsOf = (village: { readonly id: number }): readonly string[] =>
    covered.get(village.id)?.teams ?? []
  return {
    township: name,
    villages: own.length,
    paired: own.length - left.length,
    open: left.filter(village => teamsOf(village).length === 0).map(village => village.name),
    teamOnly: left.flatMap(village => {
      const teams = teamsOf(village)
      return teams.length === 0 ? [] : [`${village.name}（${teams.join('、')}）`]
    }),
  }
}
