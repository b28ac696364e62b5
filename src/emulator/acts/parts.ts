import { isObject } from '../messages.ts'

type Json = Readonly<Record<string, unknown>>

/** A component of a card people can act on, where it stands, and the form around it. */
export type Part = {
  readonly json: Json
  readonly tag: string
  readonly path: string
  readonly form: Json | null
}

/**
 * Which component somebody means: the words on it (or its name, or its bound `do`), or one of these exactly.
 * `nth` counts from 0 where several fit; without it several fitting is an error.
 */
export type Locator =
  | string
  | {
      readonly text?: string | undefined
      readonly name?: string | undefined
      readonly do?: string | undefined
      readonly path?: string | undefined
      readonly nth?: number | undefined
    }

const interactive = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'overflow',
  'checker',
  'select_img',
  'interactive_container',
])

/** Properties that hold data, not components. */
const opaque = new Set(['behaviors', 'value', 'confirm', 'options', 'chart_spec', 'rows', 'columns_data'])

/** Every component of a card that can be acted on, in reading order. The path leads to it: `body.elements.0.columns.1…`. */
export const partsOf = (card: Json): Part[] => [...walk(card, '', null)]

function* walk(node: unknown, path: string, form: Json | null): Generator<Part> {
  const json = isObject(node) ? node : null
  const tag = typeof json?.tag === 'string' ? json.tag : ''
  if (json && interactive.has(tag)) yield { json, tag, path, form }
  const around = tag === 'form' ? json : form
  for (const [key, child] of childrenOf(node)) yield* walk(child, path ? `${path}.${key}` : key, around)
}

const childrenOf = (node: unknown): [string, unknown][] =>
  isObject(node) || Array.isArray(node) ? Object.entries(node).filter(([key]) => !opaque.has(key)) : []

export const findPart = (card: Json, locator: Locator): Part => {
  const parts = partsOf(card)
  const fitting = fits(parts, locator)
  const nth = typeof locator === 'string' ? undefined : locator.nth
  const found = fitting[nth ?? 0]
  if (!found) throw new Error(`卡片上没有「${describe(locator)}」。有：${parts.map(wordsOf).join('、')}`)
  if (nth === undefined && fitting.length > 1)
    throw new Error(`卡片上有 ${fitting.length} 个「${describe(locator)}」，请用 nth 或 path 指明`)
  return found
}

/** What a person reads on a component. */
export const wordsOf = (part: Part): string =>
  contentOf(part.json.text) || contentOf(part.json.label) || contentOf(part.json.placeholder) || nameOf(part)

export const nameOf = (part: Part): string => (typeof part.json.name === 'string' ? part.json.name : '')

/** What the developer bound to a component: its callback behaviour's value, or the old `value`. */
export const boundValue = (json: Json): unknown => {
  const behaviors = Array.isArray(json.behaviors) ? json.behaviors : []
  const callback = behaviors.find(one => isObject(one) && one.type === 'callback')
  return isObject(callback) ? callback.value : json.value
}

export const contentOf = (text: unknown): string =>
  isObject(text) && typeof text.content === 'string' ? text.content : ''

const fits = (parts: readonly Part[], locator: Locator): Part[] => {
  if (typeof locator === 'string') {
    const byWords = parts.filter(part => wordsOf(part) === locator)
    if (byWords.length > 0) return byWords
    const byName = parts.filter(part => nameOf(part) === locator)
    return byName.length > 0 ? byName : parts.filter(part => doOf(part) === locator)
  }
  const { text, name, path } = locator
  return parts.filter(
    part =>
      (text === undefined || wordsOf(part) === text) &&
      (name === undefined || nameOf(part) === name) &&
      (locator.do === undefined || doOf(part) === locator.do) &&
      (path === undefined || part.path === path),
  )
}

const doOf = (part: Part): unknown => {
  const value = boundValue(part.json)
  return isObject(value) ? value.do : undefined
}

const describe = (locator: Locator): string =>
  typeof locator === 'string' ? locator : JSON.stringify(locator)
