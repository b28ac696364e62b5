import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type {
  MigrationList,
  SchemaEngine,
  SchemasContainer,
} from '@prisma/schema-engine-wasm/schema_engine_bg'
import { engineConnections } from './schema-engine-adapter.ts'

/** Prisma's schema engine as WebAssembly: creates and applies migrations without a binary to download. */

const here = path.dirname(fileURLToPath(import.meta.url))

export const migrationsDir = path.resolve(here, '../../prisma/migrations')
const schemaDir = path.resolve(here, '../../prisma/schema')

/** One migration folder, read from disk. */
export type Migration = { readonly name: string; readonly sql: string }

/** The first line of a migration that holds what the Prisma schema has no words for. */
export const handWrittenMark = '-- hand-written'

/** Lets an engine work on the database at `url`; comparing also needs an empty one at `scratchUrl`. */
export const withSchemaEngine = async <Result>(
  url: string,
  scratchUrl: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> => {
  const module = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  await loadWasm(module)
  const { factory, close } = engineConnections(url, scratchUrl)
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await module.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await close()
  }
}

/** Every migration on disk, oldest first. */
export const readMigrations = async (dir = migrationsDir): Promise<readonly Migration[]> => {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  return Promise.all(
    names.sort().map(async name => ({
      name,
      sql: await readFile(path.join(dir, name, 'migration.sql'), 'utf8'),
    })),
  )
}

/** The same list in the words of the engine. */
export const migrationList = (migrations: readonly Migration[], dir = migrationsDir): MigrationList => ({
  baseDir: dir,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
})

/** Every file of the Prisma schema. */
export const readSchema = async (dir = schemaDir): Promise<SchemasContainer> => {
  const names = (await readdir(dir)).filter(name => name.endsWith('.prisma')).sort()
  return {
    files: await Promise.all(
      names.map(async name => ({
        path: path.join(dir, name),
        content: await readFile(path.join(dir, name), 'utf8'),
      })),
    ),
  }
}

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

let loading: Promise<void> | undefined

const loadWasm = (engine: EngineModule): Promise<void> => {
  loading ??= instantiate(engine)
  return loading
}

type Instance = { readonly exports: { readonly __wbindgen_start: () => void } }

type WebAssemblyOfNode = {
  readonly instantiate: (bytes: Uint8Array, imports: unknown) => Promise<{ readonly instance: Instance }>
}

// Node has it; the types come with the browser's library, which the rest of the house must not see.
const { WebAssembly: webAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyOfNode }

const instantiate = async (engine: EngineModule): Promise<void> => {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(entry.replace(/\.js$/, '.wasm'))
  // The glue's own exports are what the module imports.
  const imports = { './schema_engine_bg.js': { ...engine, ...patientTimers(engine) } }
  const { instance } = await webAssembly.instantiate(bytes, imports)
  // Without this registry a panic of the engine hides its own reason.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: rethrow } })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

const rethrow = (message: string): never => {
  throw new Error(`schema engine: ${message}`)
}

/** The engine leaves a timer of 10 s behind, which alone must not keep a finished program from ending. */
const patientTimers = (engine: EngineModule): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.keys(engine)
      .filter(name => name.startsWith('__wbg_setTimeout_'))
      .map(name => [name, (callback: () => void, ms: number) => setTimeout(callback, ms).unref()]),
  )
