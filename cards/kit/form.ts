import { type Bound, button, type Confirm, confirmOf } from './buttons.ts'
import { type Card, type Element, elementsOf, type Part, plain } from './card.ts'
import { type FieldTools, fieldTools } from './fields.ts'
import { clipped } from './text.ts'

/** A form's face: call it with its props to draw it; `name` is the action its submit button does, `fields` what it asks. */
export type FormFace<Field extends string, Props> = ((props: Props) => Card) & {
  readonly name: string
  readonly fields: readonly Field[]
}

/** What the form's foot says and carries. */
export type Foot = {
  /** The submit button's words: what it does, not 「提交」 where a better verb exists. */
  readonly submit: string
  /** Travels with the submit beside the fields: the id of what is edited, its version. */
  readonly value?: Bound | undefined
  readonly confirm?: Confirm | undefined
  /** The cancel button's words, 「取消」 unless told; `false` for a form that waits for nobody. */
  readonly cancel?: string | false | undefined
}

/** The tools `draw` gets: one builder a kind of field, typed to the face's own names, and `body` which puts them into a form. */
export type FormTools<Field extends string> = FieldTools<Field> & {
  /** The form itself, to stand at the root of the card (a form may not stand inside anything): fields, submit, cancel. */
  readonly body: (parts: readonly Part[], foot: Foot) => readonly Element[]
}

/**
 * A form's face from its name, its fields and its drawing:
 * `formCard('talents.register', ['name', 'level'], (props: { name?: string }, form) => card({…}, form.body([form.input('name', {…})], { submit: '登记' })))`.
 */
export const formCard = <const Field extends string, Props>(
  name: string,
  fields: readonly Field[],
  draw: (props: Props, form: FormTools<Field>) => Card,
): FormFace<Field, Props> => {
  const tools: FormTools<Field> = { ...fieldTools, body: (parts, foot) => formBody(name, parts, foot) }
  const face = (props: Props): Card => draw(props, tools)
  // A function's own `name` cannot be assigned, only defined.
  return Object.defineProperties(face, {
    name: { value: name },
    fields: { value: fields, enumerable: true },
  }) as FormFace<Field, Props>
}

/** The button that gives up a form or confirm card; the bot forgets what was waiting. */
export const cancelButton = (words = '取消'): Element => button({ text: words, do: 'pending.cancel' })

const formBody = (name: string, parts: readonly Part[], foot: Foot): readonly Element[] => {
  const form: Element = {
    tag: 'form',
    name: 'form',
    vertical_spacing: '8px',
    elements: [...elementsOf(parts), submitButton(name, foot)],
  }
  return foot.cancel === false ? [form] : [form, cancelButton(foot.cancel)]
}

const submitButton = (name: string, foot: Foot): Element => ({
  tag: 'button',
  name: 'submit',
  form_action_type: 'submit',
  text: plain(clipped(foot.submit, 100)),
  type: 'primary_filled',
  width: 'fill',
  behaviors: [{ type: 'callback', value: { ...foot.value, do: name } }],
  ...(foot.confirm === undefined ? {} : { confirm: confirmOf(foot.confirm) }),
})
