import { CardFault, errCodes } from './fault.ts'

/** Where the walk stands, and what it has seen on the way. */
export type Place = {
  readonly path: string
  /** Tags of the containers around, outermost first. */
  readonly within: readonly string[]
  readonly survey: Survey
  /** Checks a child component; carried here because containers and components know each other. */
  readonly element: Check
}

/** What is counted and must be unique over the whole card. */
export type Survey = {
  elements: number
  tables: number
  readonly ids: Set<string>
  readonly names: Set<string>
  /** Names defined under `config.style`. */
  readonly sizes: Set<string>
  readonly colours: Set<string>
}

/** Looks at a value; throws a {@link CardFault} when it is not what the platform takes. */
export type Check = (value: unknown, place: Place) => void

export type Props = Readonly<Record<string, Check>>

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fail = (place: Place, words: string, errCode: number = errCodes.parse): never => {
  throw new CardFault(errCode, place.path, words)
}

/** The place of a property or list entry below `place`. */
export const below = (place: Place, key: string, value: unknown): Place => {
  const tag = isFields(value) && typeof value.tag === 'string' ? `(tag: ${value.tag})` : ''
  return { ...place, path: `${place.path} -> ${key}${tag}` }
}

type Wanted = { readonly min?: number; readonly max?: number; readonly like?: RegExp }

/** A string of a length, of a form. */
export const string =
  (wanted: Wanted = {}): Check =>
  (value, place) => {
    if (typeof value !== 'string') return fail(place, `invalid type, expected string, got ${typeOf(value)}`)
    length(value, wanted, place)
    if (wanted.like && !wanted.like.test(value)) fail(place, `invalid value: ${value.slice(0, 60)}`)
  }

const length = (value: string, { min = 0, max = Number.POSITIVE_INFINITY }: Wanted, place: Place): void => {
  const characters = [...value].length
  if (characters < min) fail(place, min === 1 ? 'can not be empty string' : `shorter than ${min} characters`)
  if (characters > max) fail(place, `longer than ${max} characters`)
}

/** A number in a range. */
export const number =
  (from: number, to: number, whole = true): Check =>
  (value, place) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return fail(place, `invalid type, expected number, got ${typeOf(value)}`)
    if (whole && !Number.isInteger(value)) fail(place, `not a whole number: ${value}`)
    if (value < from || value > to) fail(place, `out of range ${from} to ${to}: ${value}`)
  }

export const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') fail(place, `invalid type, expected boolean, got ${typeOf(value)}`)
}

export const oneOf =
  (...values: readonly (string | number | boolean)[]): Check =>
  (value, place) => {
    if (!values.some(one => one === value))
      fail(place, `invalid value: ${JSON.stringify(value)}, expected ${values.join(' | ')}`)
  }

/** A list of so many; entries stand at `[0]`, `[1]`, … */
export const list =
  (of: Check, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Check =>
  (value, place) => {
    if (!Array.isArray(value)) return fail(place, `invalid type, expected list, got ${typeOf(value)}`)
    if (value.length < min) fail(place, `fewer than ${min} entries`)
    if (value.length > max) fail(place, `more than ${max} entries`, errCodes.limit)
    for (const [index, entry] of value.entries()) of(entry, below(place, `[${index}]`, entry))
  }

/** An object with these properties and no others: unknown ones are errors in 2.0. */
export const object =
  (required: Props, optional: Props = {}): Check =>
  (value, place) => {
    if (!isFields(value)) return fail(place, `invalid type, expected object, got ${typeOf(value)}`)
    const known: Props = { ...required, ...optional }
    const surplus = Object.keys(value).find(key => !Object.hasOwn(known, key))
    if (surplus !== undefined) fail(place, `unknown property, property: ${surplus}`)
    const missing = Object.keys(required).find(key => value[key] === undefined)
    if (missing !== undefined) fail(place, `missing required property, property: ${missing}`)
    for (const [key, inner] of Object.entries(value)) known[key]?.(inner, below(place, key, inner))
  }

/** An object with any keys, all values alike. */
export const record =
  (of: Check): Check =>
  (value, place) => {
    if (!isFields(value)) return fail(place, `invalid type, expected object, got ${typeOf(value)}`)
    for (const [key, inner] of Object.entries(value)) of(inner, below(place, key, inner))
  }

/** The first shape that fits; when none does, the fault of the last is told. */
export const either =
  (...shapes: readonly [Check, ...Check[]]): Check =>
  (value, place) => {
    let last: unknown = null
    for (const shape of shapes) {
      try {
        return shape(value, place)
      } catch (error) {
        if (!(error instanceof CardFault)) throw error
        last = error
      }
    }
    throw last
  }

/** All of them. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, place) => {
    for (const check of checks) check(value, place)
  }

export const anything: Check = () => undefined

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
