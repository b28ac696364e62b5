import { filesBelow, type Import, importsOf } from './imports.ts'

/** What a room may import besides itself. `types` rooms may only be imported with `import type`. */
type Rule = {
  readonly rooms: readonly string[]
  readonly types: readonly string[]
  readonly packages: boolean
}

const rule = (rooms: readonly string[], types: readonly string[] = [], packages = true): Rule => ({
  rooms,
  types,
  packages,
})

/** The house's import table. `generated` is the database client. */
export const table: Readonly<Record<string, Rule>> = {
  cards: rule([], [], false),
  core: rule([], ['cards', 'generated']),
  telemetry: rule(['core']),
  storage: rule(['core', 'generated'], ['cards']),
  papers: rule([]),
  ledgers: rule(['core']),
  domain: rule(['core', 'storage', 'cards', 'papers', 'ledgers', 'generated']),
  understanding: rule(['core']),
  bot: rule(['core', 'cards/shell', 'understanding']),
  model: rule(['core']),
  schedule: rule(['core', 'storage']),
  feishu: rule(['core'], ['cards']),
  emulator: rule(['cards'], ['feishu']),
  demo: rule(['core', 'storage', 'domain', 'generated'], ['emulator']),
  say: rule(['core', 'storage', 'domain', 'cards', 'understanding', 'bot', 'demo']),
}

/** The room a path of the project belongs to; `null` for a package. */
export const roomOf = (path: string): string | null => {
  if (path.startsWith('src/storage/generated/')) return 'generated'
  if (path.startsWith('cards/shell/')) return 'cards/shell'
  if (path.startsWith('cards/')) return 'cards'
  const [top, room = ''] = path.split('/')
  if (top === 'test' || top === 'bench') return top
  if (top !== 'src') return null
  return room.includes('.') ? 'top' : room
}

/** Every import that the table forbids, one sentence each. */
export const violations = (root: string): string[] =>
  ['cards', 'src'].flatMap(folder =>
    filesBelow(root, folder).flatMap(file => importsOf(root, file).flatMap(found => forbidden(found))),
  )

const forbidden = (found: Import): string[] => {
  const from = roomOf(found.file)
  const to = roomOf(found.target)
  if (from === null || from === 'top') return []
  const home = from === 'cards/shell' ? 'cards' : from
  const allowed = table[home]
  if (!allowed) return [`${found.file}: the room ${home} is not in the table`]
  if (to === null) return allowed.packages ? [] : [`${found.file} imports the package ${found.target}`]
  return isAllowed(allowed, home, to, found) ? [] : [`${found.file} imports ${found.target}`]
}

const isAllowed = (allowed: Rule, home: string, to: string, found: Import): boolean => {
  const room = to === 'cards/shell' ? 'cards' : to
  if (room === home) return home !== 'domain' || staysPolite(found)
  if (allowed.rooms.includes(to) || allowed.rooms.includes(room)) return true
  return found.typeOnly && allowed.types.includes(room)
}

/** Another noun only through its index. */
const staysPolite = (found: Import): boolean => {
  const noun = (path: string) => path.split('/')[2] ?? ''
  const rest = found.target.split('/').slice(3).join('/')
  return noun(found.file) === noun(found.target) || noun(found.file).includes('.') || rest === 'index.ts'
}
