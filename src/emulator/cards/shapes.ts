import { CardFault, errCodes } from './fault.ts'

/** Where the walk stands, and what it has seen on the way. One per card, moved along: nothing is made for what is fine. */
export type Place = {
  /** Keys from the card down to here, and beside each the value that stands there. */
  readonly keys: (string | number)[]
  readonly values: unknown[]
  /** Tags of the containers around, outermost first. */
  readonly within: string[]
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
  readonly forms: Set<string>
  readonly audios: Set<string>
  /** Names defined under `config.style.color`. */
  readonly colours: Set<string>
  /** `config.enable_forward` is false. */
  kept: boolean
}

/** Looks at a value; throws a {@link CardFault} when it is not what the platform takes. */
export type Check = (value: unknown, place: Place) => void

export type Props = Readonly<Record<string, Check>>

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fail = (place: Place, words: string, errCode: number = errCodes.parse): never => {
  throw new CardFault(errCode, pathOf(place), words)
}

/** As the platform writes it: `ROOT -> body -> elements -> [1](tag: button)`. */
export const pathOf = ({ keys, values }: Place): string =>
  keys.reduce<string>((path, key, at) => {
    const value = values[at]
    const tag = isFields(value) && typeof value.tag === 'string' ? `(tag: ${value.tag})` : ''
    return `${path} -> ${typeof key === 'number' ? `[${key}]` : key}${tag}`
  }, 'ROOT')

/** Checks a property or list entry of the value at `place`. */
export const below = (place: Place, key: string | number, value: unknown, check: Check): void => {
  place.keys.push(key)
  place.values.push(value)
  check(value, place)
  place.keys.pop()
  place.values.pop()
}

type Wanted = { readonly min?: number; readonly max?: number; readonly like?: RegExp }

/** A string of a length, of a form. */
export const string = ({ min = 0, max = Number.POSITIVE_INFINITY, like }: Wanted = {}): Check => {
  const short = min === 1 ? 'can not be empty string' : `shorter than ${min} characters`
  return (value, place) => {
    if (typeof value !== 'string') return mistyped(place, 'string', value)
    if (value.length < min) fail(place, short)
    // Characters are never more than code units, so most texts need no counting.
    if (value.length > max && [...value].length > max) fail(place, `longer than ${max} characters`)
    if (like && !like.test(value)) fail(place, `invalid value: ${value.slice(0, 60)}`)
  }
}

/** A number in a range. */
export const number =
  (from: number, to: number, whole = true): Check =>
  (value, place) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return mistyped(place, 'number', value)
    if (whole && !Number.isInteger(value)) fail(place, `not a whole number: ${value}`)
    if (value < from || value > to) fail(place, `out of range ${from} to ${to}: ${value}`)
  }

/** Any number: where the client itself rounds and bounds it. */
export const anyNumber = number(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, false)

export const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') mistyped(place, 'boolean', value)
}

export const oneOf = (...values: readonly (string | number | boolean)[]): Check =>
  oneOfOr(values, (value, place) =>
    fail(place, `invalid value: ${JSON.stringify(value)}, expected ${values.join(' | ')}`),
  )

/** One of these, or else what `otherwise` takes. */
export const oneOfOr = (values: Iterable<unknown>, otherwise: Check): Check => {
  const known = new Set(values)
  return (value, place) => {
    if (!known.has(value)) otherwise(value, place)
  }
}

/** A list of so many; entries stand at `[0]`, `[1]`, … */
export const list =
  (of: Check, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Check =>
  (value, place) => {
    if (!Array.isArray(value)) return mistyped(place, 'list', value)
    if (value.length < min) fail(place, `fewer than ${min} entries`)
    if (value.length > max) fail(place, `more than ${max} entries`, errCodes.limit)
    for (let at = 0; at < value.length; at += 1) below(place, at, value[at], of)
  }

/** An object with these properties and no others: unknown ones are errors in 2.0. */
export const object = (required: Props, optional: Props = {}): Check => {
  const known = new Map(Object.entries({ ...required, ...optional }))
  const needed = Object.keys(required)
  return (value, place) => {
    if (!isFields(value)) return mistyped(place, 'object', value)
    agree(value, known, needed, place)
    for (const key in value) {
      const check = known.get(key)
      if (check) below(place, key, value[key], check)
    }
  }
}

/** Names are looked at before values: of several faults the platform tells the unknown property first. */
const agree = (
  value: Fields,
  known: ReadonlyMap<string, Check>,
  needed: readonly string[],
  place: Place,
): void => {
  for (const key in value) if (!known.has(key)) fail(place, `unknown property, property: ${key}`)
  for (const key of needed)
    if (value[key] === undefined) fail(place, `missing required property, property: ${key}`)
}

/** An object with any keys, all values alike. */
export const record =
  (of: Check): Check =>
  (value, place) => {
    if (!isFields(value)) return mistyped(place, 'object', value)
    for (const key in value) below(place, key, value[key], of)
  }

/** All of them. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, place) => {
    for (const check of checks) check(value, place)
  }

export const anything: Check = () => undefined

const mistyped = (place: Place, wanted: string, value: unknown): never =>
  fail(place, `invalid type, expected ${wanted}, got ${typeOf(value)}`)

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
