import { Prisma } from '#storage/generated/client.ts'

/**
 * Many rows in one statement with one parameter: a tenth of the work of as many columns times rows. Rows are written with
 * the names of the Prisma schema and all have the same ones; columns not named get the database's default.
 */
export const insertRows = async <Row extends object>(
  tx: Prisma.TransactionClient,
  table: string,
  rows: readonly Row[],
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {}).map(columnOf)
  if (columns.length === 0) return
  const json = JSON.stringify(rows.map(row => byColumn(row)))
  const list = Prisma.raw(columns.map(column => `"${column}"`).join(', '))
  const into = Prisma.raw(`"${table}"`)
  await tx.$executeRaw`
    insert into ${into} (${list}) select ${list} from jsonb_populate_recordset(null::${into}, ${json}::jsonb)`
}

const byColumn = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]))

/** levelClaimed → level_claimed, as the schema maps all of them. */
const columnOf = (name: string): string =>
  name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).replace(/[^a-z0-9_]/g, '')
