import { z } from 'zod'
import type { Tx } from '#storage/change.ts'

/** What can be entered twice and be joined again, with everything that refers to it. */
export const joinedKinds = ['village', 'unit'] as const

export type JoinedKind = (typeof joinedKinds)[number]

/** A column elsewhere, and the rows in it that were moved. */
export const MovedColumn = z.object({ table: z.string(), column: z.string(), rows: z.array(z.string()) })

export type MovedColumn = z.output<typeof MovedColumn>

type Column = { readonly table: string; readonly column: string }

/**
 * Every column that refers to a village or a unit, as the database itself knows them: a table added later is moved along
 * without a line here. What a village lives by is among its own values.
 */
const columnsTo = (tx: Tx, kind: JoinedKind): Promise<readonly Column[]> =>
  tx.$queryRaw<Column[]>`
    select c.conrelid::regclass::text as "table", a.attname::text as "column"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${kind}::regclass and array_length(c.conkey, 1) = 1
      and c.conrelid <> 'village_industry'::regclass
    order by 1, 2`

/** Everything that names `from` names `to` from now on; answers what it was. */
export const moveReferences = async (
  tx: Tx,
  kind: JoinedKind,
  from: number,
  to: number,
): Promise<readonly MovedColumn[]> => {
  const moved: MovedColumn[] = []
  for (const { table, column } of await columnsTo(tx, kind)) {
    // Names of the database's own tables, quoted by itself.
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `update ${table} set "${column}" = $1 where "${column}" = $2 returning id::text as id`,
      to,
      from,
    )
    if (rows.length > 0) moved.push({ table, column, rows: rows.map(({ id }) => id) })
  }
  return moved
}

/** Puts back what was moved, where it still names what it was moved to. */
export const moveReferencesBack = async (
  tx: Tx,
  kind: JoinedKind,
  moved: readonly MovedColumn[],
  from: number,
  to: number,
): Promise<void> => {
  const known = await columnsTo(tx, kind)
  for (const { table, column, rows } of moved)
    if (known.some(one => one.table === table && one.column === column))
      await tx.$executeRawUnsafe(
        `update ${table} set "${column}" = $1 where "${column}" = $2 and id::text = any($3)`,
        to,
        from,
        rows,
      )
}
