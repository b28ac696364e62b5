import { fields, townships, units } from './county.ts'
import type { Seeding } from './seed.ts'

/** The ids of what was put in, by name. */
export type PlaceIds = {
  readonly townships: ReadonlyMap<string, number>
  /** By township and village: 诺溪镇和平村. */
  readonly villages: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, number>
  readonly fields: ReadonlyMap<string, number>
}

export const seedPlaces = async ({ tx }: Seeding): Promise<PlaceIds> => {
  const townshipRows = await tx.township.createManyAndReturn({
    data: townships.map(({ name, kind, at: [lat, lng] }) => ({ name, kind, lat, lng })),
  })
  const townshipIds = idsByName(townshipRows)
  const villageRows = await tx.village.createManyAndReturn({
    data: townships.flatMap(township =>
      homesOf(township).map(home => ({
        ...home,
        townshipId: townshipIds.get(township.name) ?? 0,
        languages: [...township.languages],
      })),
    ),
    include: { township: true },
  })
  const fieldIds = idsByName(
    await tx.field.createManyAndReturn({ data: fields.map(([name, ...synonyms]) => ({ name, synonyms })) }),
  )
  await tx.villageIndustry.createMany({
    data: villageRows.flatMap((row, nth) => industriesOf(row, nth, fieldIds)),
  })
  return {
    townships: townshipIds,
    villages: new Map(villageRows.map(({ id, name, township }) => [`${township.name}${name}`, id])),
    units: idsByName(
      await tx.unit.createManyAndReturn({
        data: units.map(([name, ...short]) => ({ name, short, kind: kindOf(name) })),
      }),
    ),
    fields: fieldIds,
  }
}

/** Two of its township's industries, in turn; the communities of the county town want people who know people. */
const industriesOf = (
  {
    id,
    kind,
    township,
  }: { readonly id: number; readonly kind: string; readonly township: { readonly name: string } },
  nth: number,
  fieldIds: ReadonlyMap<string, number>,
) => {
  const own = townships.find(({ name }) => name === township.name)?.industries ?? []
  const wanted = kind === '社区' ? ['基层治理'] : [own[nth % own.length], own[(nth + 1) % own.length]]
  return wanted.map(name => ({ villageId: id, fieldId: fieldIds.get(name ?? '') ?? 0 }))
}

const kindOf = (name: string): string => {
  if (name.endsWith('公司')) return 'enterprise'
  return /(医院|中学|小学|中心|站|党校|保健院)$/.test(name) ? 'institution' : 'department'
}

const homesOf = ({ villages, communities }: (typeof townships)[number]) => [
  ...villages.map(village => ({ name: `${village}村`, kind: '村' })),
  ...communities.map(community => ({ name: `${community}社区`, kind: '社区' })),
]

const idsByName = (rows: readonly { readonly id: number; readonly name: string }[]) =>
  new Map(rows.map(({ id, name }) => [name, id]))
