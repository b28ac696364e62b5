import { isObject } from '../messages.ts'
import type { State } from '../state.ts'
import { contentOf, nameOf, type Part, wordsOf } from './parts.ts'

/** What a person filled in, by the field's name or label. Selects take an option's value or its words. */
export type Filled = Readonly<Record<string, unknown>>

export type Collected =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly words: string }

/**
 * What the client sends when a form's submit button is pressed: initial values overlaid with what was filled.
 * Required fields are the client's to check; nothing is sent while one is empty. Throws when a filled field is not on the form.
 */
export const collectForm = (state: State, fields: readonly Part[], filled: Filled): Collected => {
  const inputs = fields.filter(field => field.tag !== 'button' && nameOf(field) !== '')
  mustBeOn(inputs, filled)
  const answers = inputs.map(field => {
    const given = givenFor(field, filled)
    return { field, answer: given === undefined ? initialOf(field) : chosen(state, field, given) }
  })
  const missing = answers.filter(({ field, answer }) => field.json.required === true && isEmpty(answer))
  if (missing.length > 0)
    return { ok: false, words: `有必填项未填写：${missing.map(({ field }) => wordsOf(field)).join('、')}` }
  const kept = answers.filter(({ answer }) => !isEmpty(answer))
  return { ok: true, value: Object.fromEntries(kept.map(({ field, answer }) => [nameOf(field), answer])) }
}

const mustBeOn = (inputs: readonly Part[], filled: Filled): void => {
  const stray = Object.keys(filled).find(key => !inputs.some(field => answersTo(field, key)))
  if (stray !== undefined) throw new Error(`表单里没有「${stray}」。有：${inputs.map(nameOf).join('、')}`)
}

/** The wire form of one field's answer: zone suffix on dates, values instead of words, open ids instead of names. */
export const chosen = (state: State, field: Part, given: unknown): unknown => {
  switch (field.tag) {
    case 'input':
      return typed(field, given)
    case 'multi_select_static':
    case 'multi_select_person':
      return [given].flat().map(one => optionValue(state, field, String(one)))
    case 'select_static':
    case 'select_person':
    case 'overflow':
      return given === '' ? '' : optionValue(state, field, String(given))
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return zoned(String(given))
    case 'checker':
      return given === true
    default:
      return given
  }
}

const answersTo = (field: Part, key: string): boolean => nameOf(field) === key || wordsOf(field) === key

const givenFor = (field: Part, filled: Filled): unknown => filled[nameOf(field)] ?? filled[wordsOf(field)]

const typed = (field: Part, given: unknown): string => {
  const text = String(given ?? '')
  const max = typeof field.json.max_length === 'number' ? field.json.max_length : 1000
  if ([...text].length > max) throw new Error(`「${wordsOf(field)}」最多 ${max} 字`)
  return text
}

const initialOf = (field: Part): unknown => {
  const { json, tag } = field
  if (tag === 'input') return json.default_value
  if (tag === 'checker') return json.checked === true
  if (tag.startsWith('multi_select')) return json.selected_values
  if (tag === 'select_static' || tag === 'select_person') return json.initial_option ?? byIndex(json)
  const date = json.initial_date ?? json.initial_time ?? json.initial_datetime
  return typeof date === 'string' ? zoned(date) : undefined
}

/** `initial_index` counts from 1; 0 is none. */
const byIndex = (json: Part['json']): unknown => {
  const option = Array.isArray(json.options) ? json.options[Number(json.initial_index ?? 0) - 1] : undefined
  return isObject(option) ? option.value : undefined
}

const optionValue = (state: State, field: Part, given: string): string => {
  const options: unknown[] = Array.isArray(field.json.options) ? field.json.options : []
  const hit = options.find(one => isObject(one) && (one.value === given || contentOf(one.text) === given))
  if (isObject(hit)) return String(hit.value)
  if (field.tag.endsWith('_person')) return personValue(state, options, given)
  throw new Error(`「${wordsOf(field)}」里没有选项「${given}」`)
}

const personValue = (state: State, options: readonly unknown[], given: string): string => {
  const offered = new Set(options.map(one => (isObject(one) ? String(one.value) : '')))
  const hits = [...state.people.values()].filter(
    person =>
      (person.openId === given || person.name === given) &&
      (offered.size === 0 || offered.has(person.openId)),
  )
  const [person] = hits
  if (!person || hits.length > 1) throw new Error(`人员选择里找不到「${given}」，或不止一位`)
  return person.openId
}

/** Pickers answer in the client's zone, one space before it. */
const zoned = (text: string): string => (text === '' || / [+-]\d{4}$/.test(text) ? text : `${text} +0800`)

const isEmpty = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)
