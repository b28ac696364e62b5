import type { Card } from '#cards/kit/card.ts'

/** What a waiting card's first button does as the card stands: what a press of it would carry. */
export type PrimaryPress = {
  readonly value: Readonly<Record<string, unknown>>
  /** What the form's fields hold already; `null` for a card without a form. */
  readonly form: Readonly<Record<string, unknown>> | null
  /** Labels of fields that must be filled and are empty. */
  readonly missing: readonly string[]
  /** The client asks once more before it is pressed: it cannot be taken back. */
  readonly grave: boolean
  /** The card's title. */
  readonly title: string
}

/** The primary button of a card, or its form's submit button; `null` when it has neither. */
export const primaryPressOf = (card: Card): PrimaryPress | null => {
  const parts = partsIn(card.body.elements)
  const form = parts.find(({ tag }) => tag === 'form')
  const button = parts.find(isPrimary)
  const value = button && callbackOf(button)
  if (!button || !value) return null
  const fields = form ? fieldsIn(form) : []
  return {
    value,
    form: form
      ? Object.fromEntries(fields.filter(hasValue).map(({ name, value: held }) => [name, held]))
      : null,
    missing: fields.filter(field => field.required && !hasValue(field)).map(({ label }) => label),
    grave: button.confirm !== undefined,
    title: contentOf(recordOf(card.header).title),
  }
}

type Part = Readonly<Record<string, unknown>>

const recordOf = (part: unknown): Part =>
  // Whatever it is, only its properties are asked for.
  typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as Part) : {}

const listOf = (part: unknown): readonly unknown[] => (Array.isArray(part) ? part : [])

/** Every component, containers before what they hold. */
const partsIn = (elements: unknown): readonly Part[] =>
  listOf(elements).flatMap(element => {
    const part = recordOf(element)
    return [part, ...partsIn(part.elements), ...partsIn(part.columns)]
  })

const isPrimary = ({ tag, type, form_action_type }: Part): boolean =>
  tag === 'button' && (form_action_type === 'submit' || type === 'primary_filled')

const callbackOf = ({ behaviors }: Part): Part | null => {
  const callback = listOf(behaviors)
    .map(recordOf)
    .find(({ type }) => type === 'callback')
  return callback ? recordOf(callback.value) : null
}

type Field = {
  readonly name: string
  readonly label: string
  readonly required: boolean
  readonly value: unknown
}

const fieldsIn = (form: Part): readonly Field[] => {
  let label = ''
  return partsIn(form.elements).flatMap(part => {
    if (part.tag === 'markdown') label = words(part.content)
    if (typeof part.name !== 'string' || part.tag === 'button') return []
    const own = contentOf(part.label)
    return [{ name: part.name, label: own || label, required: part.required === true, value: heldBy(part) }]
  })
}

const heldBy = (part: Part): unknown => {
  // A picker answers the day with its zone behind it.
  if (part.tag === 'date_picker')
    return typeof part.initial_date === 'string' ? `${part.initial_date} +0800` : undefined
  return part.default_value ?? part.initial_option ?? part.selected_values ?? part.checked
}

const hasValue = ({ value }: Field): boolean => value !== undefined && value !== '' && value !== null

const contentOf = (part: unknown): string => words(recordOf(part).content)

const words = (content: unknown): string =>
  typeof content === 'string'
    ? content
        .replace(/<[^>]*>/g, '')
        .replace(/&#42;/g, '')
        .trim()
    : ''
