import { PlatformError } from './errors.ts'

/** What a parameter must be. Lengths are characters for strings, entries for lists, the value itself for numbers. */
export type Field = {
  readonly kind: 'string' | 'int' | 'boolean' | 'list' | 'object'
  readonly required?: boolean
  readonly oneOf?: readonly (string | number)[]
  readonly min?: number
  readonly max?: number
}

export type Fields = Readonly<Record<string, Field>>

type Violation = { readonly field: string; readonly value?: string; readonly description: string }

/** Strings and numbers in a query are text; what they must be is the same. Throws with every fault (99992402). */
export const checkQuery = (fields: Fields, query: URLSearchParams): void => {
  const faults: Violation[] = []
  for (const name in fields) note(faults, name, queryFault(fields[name], query, name), query.get(name))
  if (faults.length > 0) throw invalidFields(faults)
}

/** The kinds of a body's values are looked at first: a wrong one is refused by itself (9499). */
export const checkBody = (fields: Fields, body: Readonly<Record<string, unknown>>): void => {
  const faults: Violation[] = []
  for (const name in fields) note(faults, name, bodyFault(fields[name], name, body[name]), body[name])
  if (faults.length > 0) throw invalidFields(faults)
}

export const invalidFields = (faults: readonly Violation[]): PlatformError =>
  new PlatformError(99992402, 'field validation failed', 400, {}, { field_violations: faults })

const note = (faults: Violation[], field: string, description: string | null, value: unknown): void => {
  if (description === null) return
  faults.push(isAbsent(value) ? { field, description } : { field, value: shown(value), description })
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** Long values are cut: the answer shall not repeat a whole card. */
const shownMax = 200

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, shownMax)

const queryFault = (field: Field | undefined, query: URLSearchParams, name: string): string | null => {
  const given = query.get(name)
  if (!field) return null
  if (given === null || given === '') return requiredFault(field, name)
  if (field.kind === 'list') return lengthFault(field, query.getAll(name).length)
  return faultIn(field, field.kind === 'int' ? Number(given) : given)
}

const bodyFault = (field: Field | undefined, name: string, value: unknown): string | null => {
  if (!field) return null
  if (isAbsent(value)) return requiredFault(field, name)
  if (!isKind[field.kind](value)) throw wrongKind(name, value)
  return value === '' ? requiredFault(field, name) : faultIn(field, value)
}

const requiredFault = (field: Field, name: string): string | null =>
  field.required ? `${name} is required` : null

const isKind: Readonly<Record<Field['kind'], (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  int: value => typeof value === 'number' && Number.isInteger(value),
  boolean: value => typeof value === 'boolean',
  list: Array.isArray,
  object: value => typeof value === 'object' && !Array.isArray(value),
}

const wrongKind = (name: string, value: unknown): PlatformError =>
  new PlatformError(
    9499,
    `Invalid parameter type in json: ${name}. Invalid parameter value: ${shown(value)}. Please check and modify accordingly.`,
  )

const faultIn = (field: Field, value: unknown): string | null => {
  if (field.oneOf && !field.oneOf.some(one => one === value)) return `options: [${field.oneOf.join(',')}]`
  if (typeof value === 'number') return sizeFault(field, value)
  return typeof value === 'string' || Array.isArray(value) ? lengthFault(field, value.length) : null
}

const sizeFault = ({ min, max }: Field, value: number): string | null => {
  if (!Number.isInteger(value)) return 'the value is not an integer'
  if (min !== undefined && value < min) return `the min value is ${min}`
  return max !== undefined && value > max ? `the max value is ${max}` : null
}

const lengthFault = ({ min, max }: Field, length: number): string | null => {
  if (min !== undefined && length < min) return `the min len is ${min}`
  return max !== undefined && length > max ? `the max len is ${max}` : null
}
