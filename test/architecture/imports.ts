import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

/** One import statement, with the room it leads to. */
export type Import = { readonly file: string; readonly target: string; readonly typeOnly: boolean }

/** Every TypeScript file below `root`/`folder`, generated ones and the browser's own left out. */
export const filesBelow = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(file => !file.includes('/generated/') && !file.includes('/page/'))

/** The imports of one file: project files by path from the root, packages by name. */
export const importsOf = (root: string, file: string): Import[] => {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(statement)].map(match => {
    const [, keyword = '', clause = '', from = '', called = ''] = match
    return { file, target: targetOf(root, file, from || called), typeOnly: isTypeOnly(keyword, clause) }
  })
}

const statement =
  /(?:^|\n)\s*(import|export)\s+([^'"]*?)\s*from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g

const isTypeOnly = (keyword: string, clause: string): boolean => {
  if (!keyword) return false
  if (clause.startsWith('type ')) return true
  const named = clause.match(/^\{([^}]*)\}$/s)?.[1]?.split(',')
  return named?.every(name => !name.trim() || name.trim().startsWith('type ')) ?? false
}

const targetOf = (root: string, file: string, specifier: string): string => {
  if (specifier.startsWith('.'))
    return relative(root, resolve(root, dirname(file), specifier))
      .split(sep)
      .join('/')
  const alias = specifier.match(/^#(\w+)\/(.*)$/)
  if (!alias) return specifier
  const [, room = '', rest = ''] = alias
  return ['cards', 'test'].includes(room) ? `${room}/${rest}` : `src/${room}/${rest}`
}
