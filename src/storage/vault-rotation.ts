import pg from 'pg'
import type { Vault } from '#core/context.ts'
import { keyIdOf, sealedText } from './vault.ts'

/** A column somewhere that may hold sealed text, alone or inside JSON. */
type Column = { readonly table: string; readonly column: string; readonly type: string }

/** Append-only, or not ours: what is sealed there keeps its key. */
const untouchable = ['audit_event', 'access_record', '_prisma_migrations']

const pageSize = 500
/** Rows that change while they are re-sealed are taken up in the next round. */
const roundsMax = 5

/** Seals everything again that another key than `keyId` sealed, in every table. Answers how many texts. */
export const resealAll = (url: string, vault: Vault, keyId: string): Promise<number> =>
  withClient(url, async client => {
    const columns = await listColumns(client, untouchable)
    let resealed = 0
    for (let round = 0; round < roundsMax; round += 1) {
      const before = resealed
      for (const column of columns) resealed += await resealColumn(client, column, vault, keyId)
      if (resealed === before) return resealed
    }
    throw new Error('重新密封没有做完：有内容一直在变。请稍后再执行一次。')
  })

/** Which keys sealed something that is still there, append-only tables included, and how many texts. */
export const keysInUse = (url: string): Promise<ReadonlyMap<string, number>> =>
  withClient(url, async client => {
    const counts = new Map<string, number>()
    for (const { table, column } of await listColumns(client, [])) {
      const { rows } = await client.query<{ id: string; count: number }>(
        `select found[1] as id, count(*)::int as count
         from ${table}, regexp_matches(${column}::text, 'vault1\\.([\\w-]{1,24})\\.[\\w-]{38,}', 'g') as found
         where ${column}::text like '%vault1.%' group by 1`,
      )
      for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + count)
    }
    return counts
  })

/** Found rather than listed: a noun that seals something new cannot be forgotten. */
const listColumns = async (client: pg.Client, except: readonly string[]): Promise<readonly Column[]> => {
  const { rows } = await client.query<Column>(
    `select quote_ident(c.table_name) as table, quote_ident(c.column_name) as column, c.data_type as type
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
       and c.data_type in ('text', 'json', 'jsonb') and c.table_name <> all ($1)
     order by 1, 2`,
    [except],
  )
  return rows
}

type Found = { readonly place: string; readonly text: string }

/** One pass with a cursor; rows are changed only if they still read as they did. */
const resealColumn = async (
  client: pg.Client,
  column: Column,
  vault: Vault,
  keyId: string,
): Promise<number> => {
  await client.query(
    `declare sealed no scroll cursor with hold for
     select ctid::text as place, ${column.column}::text as text from ${column.table}
     where ${column.column}::text like '%vault1.%'
       and ${column.column}::text ~ 'vault1\\.(?!${keyId}\\.)[\\w-]{1,24}\\.[\\w-]{38,}'`,
  )
  let resealed = 0
  for (;;) {
    const { rows } = await client.query<Found>(`fetch ${pageSize} from sealed`)
    for (const row of rows) resealed += await resealRow(client, column, row, vault, keyId)
    if (rows.length < pageSize) break
  }
  await client.query('close sealed')
  return resealed
}

const resealRow = async (
  client: pg.Client,
  { table, column, type }: Column,
  { place, text }: Found,
  vault: Vault,
  keyId: string,
): Promise<number> => {
  let count = 0
  const renewed = text.replace(sealedText, sealed => {
    if (keyIdOf(sealed) === keyId) return sealed
    count += 1
    return vault.seal(vault.open(sealed))
  })
  const { rowCount } = await client.query(
    `update ${table} set ${column} = $1::${type} where ctid = $2::tid and ${column}::text = $3`,
    [renewed, place, text],
  )
  return rowCount === 1 ? count : 0
}

const withClient = async <Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client({ connectionString: url, application_name: 'bole vault' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
