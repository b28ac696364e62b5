import { initialsOf } from '#domain/talents/initials.ts'
import type { Database } from '#storage/client.ts'
import { createVault } from '#storage/vault.ts'
import { parseKeys } from '#storage/vault-keys.ts'
import { nameFrom } from '../../src/demo/names.ts'
import { type Dice, diceOf } from '../../src/demo/random.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { type Trade, trades } from '../../src/demo/trades.ts'

export const million = 1_000_000

const batchSize = 20_000

type Ids = ReadonlyMap<string, number>

/** The demo county, and on top of it as many more invented people as make a million. Kept from run to run. */
export const fillMillion = async (database: Database, say: (line: string) => void): Promise<void> => {
  const keys = parseKeys(`bench:${Buffer.alloc(32, 1).toString('base64')}`)
  const vault = createVault({ known: () => keys, newest: () => keys })
  await seedDemo(database, vault, new Date('2026-11-23T09:00:00+08:00'))
  const { rows } = await database.pool.query<{ count: number }>('select count(*)::int as count from talent')
  const there = rows[0]?.count ?? 0
  if (there >= million) return
  say(`inventing ${million - there} talents (once; the database is kept)`)
  // A million single bits are set faster all at once: the triggers rest meanwhile.
  await database.pool.query('alter table talent disable trigger user')
  await database.pool.query('alter table talent_field disable trigger user')
  await insertAll(database, there)
  await database.pool.query(`select setval(pg_get_serial_sequence('talent', 'id'), $1)`, [million])
  await database.pool.query('alter table talent enable trigger user')
  await database.pool.query('alter table talent_field enable trigger user')
  say('setting the bits of the search terms')
  await database.pool.query('select rebuild_search_terms()')
  await database.pool.query('vacuum analyze talent')
  await database.pool.query('vacuum analyze talent_field')
  await database.pool.query('vacuum analyze talent_term')
}

const insertAll = async ({ pool, prisma }: Database, there: number): Promise<void> => {
  const dice = diceOf(20_260_102)
  const units = idsByName(await prisma.unit.findMany())
  const fields = idsByName(await prisma.field.findMany())
  const villages = await prisma.village.findMany({ select: { id: true, townshipId: true } })
  for (let id = there + 1; id <= million; id += batchSize) {
    const count = Math.min(batchSize, million - id + 1)
    const people = Array.from({ length: count }, (_unused, index) =>
      invent(dice, id + index, units, villages),
    )
    await pool.query(insertTalents, [JSON.stringify(people)])
    const links = people.map(({ id: talentId, field }) => ({
      talent_id: talentId,
      field_id: fields.get(field ?? ''),
    }))
    await pool.query(
      'insert into talent_field select * from jsonb_populate_recordset(null::talent_field, $1::jsonb)',
      [JSON.stringify(links)],
    )
  }
}

const insertTalents = `
  insert into talent (id, name, initials, category, level, unit_id, township_id, village_id, title, education, source,
    tags, craft, product, state, registered_by, created_at, updated_at, verified_at)
  select id, name, initials, category, level, unit_id, township_id, village_id, title, 'bachelor', 'local',
    '{}', craft, product, 'verified', 'system:bench', now(), now(), now()
  from jsonb_populate_recordset(null::talent, $1::jsonb)`

const idsByName = (rows: readonly { readonly id: number; readonly name: string }[]): Ids =>
  new Map(rows.map(({ id, name }) => [name, id]))

const initialsKnown = new Map<string, string>()

const initials = (name: string): string => {
  const known = initialsKnown.get(name) ?? initialsOf(name)
  initialsKnown.set(name, known)
  return known
}

// Trades come up as often as in the county.
const drawn = trades.flatMap(trade =>
  Array.from({ length: trade.counts.high + trade.counts.middle + trade.counts.junior }, () => trade),
) as [Trade, ...Trade[]] // the county has talents

const levels = ['high', 'middle', 'middle', 'junior', 'junior', 'junior'] as const

const oneOf = <Item>(dice: Dice, items: readonly Item[]): Item | null =>
  items[dice.below(items.length)] ?? null

const invent = (
  dice: Dice,
  id: number,
  units: Ids,
  villages: readonly { readonly id: number; readonly townshipId: number }[],
) => {
  const trade = dice.pick(drawn)
  const level = dice.pick(levels)
  const field = oneOf(dice, trade.fields)
  const unit = oneOf(dice, trade.units)
  const home = unit === null ? oneOf(dice, villages) : null
  const name = nameFrom(dice)
  return {
    id,
    name,
    initials: initials(name),
    category: trade.category,
    level,
    title: oneOf(dice, trade.titles[level]),
    unit_id: unit === null ? null : units.get(unit),
    township_id: home?.townshipId ?? null,
    village_id: home?.id ?? null,
    craft: trade.crafts?.[field ?? '']?.[0] ?? null,
    product: trade.crafts?.[field ?? '']?.[1] ?? null,
    field,
  }
}
