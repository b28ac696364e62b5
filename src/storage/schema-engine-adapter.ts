import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

const charOid = 18
const bpcharOid = 1042

/**
 * The connections the schema engine works through. It asks the catalogue for columns of PostgreSQL's one-byte type
 * `"char"`, which `@prisma/adapter-pg` 7.10 refuses as unsupported; so they pass as text and are named as what they are
 * afterwards. And that adapter cuts scripts at every semicolon, those inside functions too; here a script goes to the
 * server whole, which runs it in one transaction: a migration happens or it does not.
 */
export const engineConnections = (url: string, scratchUrl: string): EngineConnections => {
  const pools: pg.Pool[] = []
  const connect = (to: string): Promise<SqlDriverAdapter> => {
    const pool = new pg.Pool({ connectionString: to, max: 1, application_name: 'bole migrate' })
    pool.on('error', () => undefined)
    pools.push(pool)
    return openAdapter(pool)
  }
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: () => connect(url),
      connectToShadowDb: () => connect(scratchUrl),
    },
    close: async () => {
      await Promise.all(pools.map(pool => pool.end()))
    },
  }
}

type EngineConnections = {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  /** The engine itself leaves its connections open. */
  readonly close: () => Promise<void>
}

type Rows = pg.QueryArrayResult['rows']

const openAdapter = async (pool: pg.Pool): Promise<SqlDriverAdapter> => {
  const charColumns = new WeakMap<Rows, readonly number[]>()
  const query = pool.query.bind(pool)
  // The pool's overloads cannot be repeated by a wrapper; arguments and result pass through untouched.
  pool.query = (async (config: pg.QueryArrayConfig) => {
    const result = await query(config)
    const chars = [...(result.fields ?? []).entries()].filter(([, field]) => field.dataTypeID === charOid)
    for (const [, field] of chars) field.dataTypeID = bpcharOid
    if (chars.length > 0)
      charColumns.set(
        result.rows,
        chars.map(([index]) => index),
      )
    return result
  }) as unknown as typeof pool.query
  const adapter = await new PrismaPg(pool).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async asked => {
    const result = await queryRaw(asked)
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  adapter.executeScript = async script => {
    await query(script).catch(refused)
  }
  return adapter
}

const refused = (error: pg.DatabaseError): never => {
  throw new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  })
}
