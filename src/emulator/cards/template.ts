import { isFields } from './shapes.ts'

/**
 * A card of the card builder, kept in the configuration: `${name}` stands for a variable. Where a string is nothing but
 * one, the variable's value stands there as it is, so that lists of rows and options can be given, too.
 */
export type CardTemplate = {
  readonly id: string
  /** `template_version_name`; several versions of one id stand beside each other, the last is the newest. */
  readonly version?: string
  /** App ids that may use it; all when absent. */
  readonly apps?: readonly string[]
  /** Variables with their mock data: what is not given stands as here, and what is given must be of the same kind. */
  readonly variables?: Readonly<Record<string, unknown>>
  readonly card: Readonly<Record<string, unknown>>
}

export type Filled =
  | { readonly ok: true; readonly card: Record<string, unknown> }
  | { readonly ok: false; readonly errCode: number; readonly words: string; readonly value: string }

/** The card of a pointer's `data`: `{ template_id, template_version_name?, template_variable? }`. */
export const fillTemplate = (templates: readonly CardTemplate[], appId: string, data: unknown): Filled => {
  const { template_id: id, template_version_name: version, template_variable } = isFields(data) ? data : {}
  const found = templates.findLast(one => one.id === id && (version === undefined || one.version === version))
  if (!found) return refused(200380, missing, `templateID: ${String(id ?? '')}`)
  if (found.apps && !found.apps.includes(appId))
    return refused(200381, hidden, `appID: ${appId}, templateID: ${found.id}`)
  const given = isFields(template_variable) ? template_variable : {}
  const wrong = Object.entries(given).find(
    ([name, value]) => kindOf(found.variables?.[name] ?? value) !== kindOf(value),
  )
  if (wrong) return refused(200732, mistyped, mismatch(wrong[0], found.variables?.[wrong[0]], wrong[1]))
  const card = put(found.card, { ...found.variables, ...given })
  return { ok: true, card: isFields(card) ? { ...card } : {} }
}

const missing = 'template does not exist, please confirm whether this template has been released'
const hidden =
  'template is not visible to app, please confirm whether the app is allowed to use this template'
const mistyped =
  'the actual type of the variable is inconsistent with the specified type in the template. Please check the type of the variable'

const mismatch = (name: string, specified: unknown, actual: unknown): string =>
  `varName: ${name}, specifiedType: ${kindOf(specified)}, actualType: ${kindOf(actual)}`

const refused = (errCode: number, words: string, value: string): Filled => ({
  ok: false,
  errCode,
  words,
  value,
})

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value)

const put = (node: unknown, variables: Readonly<Record<string, unknown>>): unknown => {
  if (typeof node === 'string') return words(node, variables)
  if (Array.isArray(node)) return node.map(one => put(one, variables))
  if (!isFields(node)) return node
  return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, put(one, variables)]))
}

const words = (text: string, variables: Readonly<Record<string, unknown>>): unknown => {
  const whole = /^\$\{(\w+)\}$/.exec(text)?.[1]
  if (whole !== undefined) return variables[whole] ?? ''
  return text.replace(/\$\{(\w+)\}/g, (_all, name: string) => shown(variables[name]))
}

const shown = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
