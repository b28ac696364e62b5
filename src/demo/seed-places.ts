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
    data: townships.map(({ name, kind }) => ({ name, kind })),
  })
  const townshipIds = idsByName(townshipRows)
  const villageRows = await tx.village.createManyAndReturn({
    data: townships.flatMap(township =>
      homesOf(township).map(home => ({ ...home, townshipId: townshipIds.get(township.name) ?? 0 })),
    ),
    include: { township: true },
  })
  return {
    townships: townshipIds,
    villages: new Map(villageRows.map(({ id, name, township }) => [`${township.name}${name}`, id])),
    units: idsByName(
      await tx.unit.createManyAndReturn({ data: units.map(([name, ...short]) => ({ name, short })) }),
    ),
    fields: idsByName(
      await tx.field.createManyAndReturn({ data: fields.map(([name, ...synonyms]) => ({ name, synonyms })) }),
    ),
  }
}

const homesOf = ({ villages, communities }: (typeof townships)[number]) => [
  ...villages.map(village => ({ name: `${village}村`, kind: '村' })),
  ...communities.map(community => ({ name: `${community}社区`, kind: '社区' })),
]

const idsByName = (rows: readonly { readonly id: number; readonly name: string }[]) =>
  new Map(rows.map(({ id, name }) => [name, id]))
