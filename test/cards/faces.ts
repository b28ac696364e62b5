import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** A file of faces, imported. */
export type FaceFile = {
  /** `talents/register-form`. */
  readonly name: string
  readonly file: string
  readonly module: Readonly<Record<string, unknown>>
}

/** Every face file under `root`: all of cards/ but the kit. */
export const facesUnder = async (root: string): Promise<readonly FaceFile[]> => {
  const entries = await readdir(root, { recursive: true })
  const names = entries
    .filter(entry => entry.endsWith('.ts') && !entry.startsWith(`kit${path.sep}`))
    .map(entry => entry.replace(/\.ts$/, '').split(path.sep).join('/'))
    .sort()
  return Promise.all(names.map(async name => faceFile(root, name)))
}

const faceFile = async (root: string, name: string): Promise<FaceFile> => {
  const file = path.join(root, `${name}.ts`)
  // A module's namespace is an object of unknowns until it is looked at.
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>
  return { name, file: `cards/${name}.ts`, module }
}

/** A form's or confirm card's face: a function that knows its fields. */
export const isFace = (
  value: unknown,
): value is { readonly name: string; readonly fields: readonly string[] } =>
  typeof value === 'function' && 'fields' in value && Array.isArray(value.fields)

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object in a card, outermost first. */
export const objectsIn = (part: unknown): readonly Fields[] => {
  if (Array.isArray(part)) return part.flatMap(objectsIn)
  return isFields(part) ? [part, ...Object.values(part).flatMap(objectsIn)] : []
}

/** The values of all callback buttons. */
export const callbackValues = (card: unknown): readonly Fields[] =>
  objectsIn(card)
    .filter(part => part.type === 'callback')
    .map(part => part.value)
    .filter(isFields)

// Names of things that have no Chinese one, and numbers of records, persons, defects.
const allowed =
  /\b(?:Node|PostgreSQL|Excel|Word|xlsx|xls|csv|ID|[A-Z]{2}-\d+|IND-\d+|o[uc]_\w+|[A-Z0-9]{6}|OK)\b/g

/** Latin words a county officer would stumble over. */
export const visibleEnglish = (words: string): readonly string[] =>
  words.replace(allowed, '').match(/[A-Za-z]{2,}/g) ?? []
