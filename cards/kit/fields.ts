import { type Element, plain } from './card.ts'
import { clipped, markdownOf } from './text.ts'

/** A choice: what is read and what is answered; a plain string is both. */
export type Option = string | { readonly text: string; readonly value: string }

type Asked = {
  readonly label: string
  readonly required?: boolean | undefined
  readonly placeholder?: string | undefined
}
type Typed = Asked & {
  /** What stands there already. */
  readonly value?: string | undefined
  /** Most characters, 1 to 1000. */
  readonly max?: number | undefined
}

/** Builders of form fields. `name` is the field's key in the submitted form. */
export type FieldTools<Field extends string> = {
  /** One line of text. Answers a string. */
  readonly input: (name: Field, spec: Typed) => readonly Element[]
  /** Several lines of text. Answers a string with newlines. */
  readonly multiline: (
    name: Field,
    spec: Typed & { readonly rows?: number | undefined },
  ) => readonly Element[]
  /** One of some choices. Answers the option's value. */
  readonly select: (
    name: Field,
    spec: Asked & { readonly options: readonly Option[]; readonly value?: string | undefined },
  ) => readonly Element[]
  /** Any of some choices. Answers a list of values. */
  readonly multiSelect: (
    name: Field,
    spec: Asked & { readonly options: readonly Option[]; readonly values?: readonly string[] | undefined },
  ) => readonly Element[]
  /** A day. `value` is `2026-11-23`; answers `2026-11-23 +0800`. */
  readonly datePicker: (
    name: Field,
    spec: Asked & { readonly value?: string | undefined },
  ) => readonly Element[]
  /**
   * A person. Answers an open id. Without `people` the client offers the members of the chat, which in a private chat
   * with the bot is nobody but the person himself; so name them there (open ids).
   */
  readonly personPicker: (
    name: Field,
    spec: Asked & { readonly people?: readonly string[] | undefined; readonly value?: string | undefined },
  ) => readonly Element[]
  /** A box to tick. Answers a boolean. */
  readonly checker: (
    name: Field,
    spec: { readonly text: string; readonly checked?: boolean | undefined },
  ) => readonly Element[]
}

/** The builders, for any names. */
export const fieldTools: FieldTools<string> = {
  input: (name, spec) => [typedInput(name, spec, {})],
  multiline: (name, spec) => [
    typedInput(name, spec, { input_type: 'multiline_text', rows: spec.rows ?? 3, auto_resize: true }),
  ],
  select: (name, spec) => [
    label(spec),
    {
      ...picker('select_static', name, spec),
      options: spec.options.map(optionOf),
      ...given('initial_option', offered(spec.options, spec.value)),
    },
  ],
  multiSelect: (name, spec) => [
    label(spec),
    {
      ...picker('multi_select_static', name, spec),
      options: spec.options.map(optionOf),
      ...given('selected_values', present(spec.values?.filter(value => offered(spec.options, value)))),
    },
  ],
  datePicker: (name, spec) => [
    label(spec),
    { ...picker('date_picker', name, spec), ...given('initial_date', spec.value) },
  ],
  personPicker: (name, spec) => [
    label(spec),
    {
      ...picker('select_person', name, spec),
      ...given(
        'options',
        present(spec.people)?.map(value => ({ value })),
      ),
      ...given('initial_option', spec.value),
    },
  ],
  checker: (name, spec) => [{ tag: 'checker', name, checked: spec.checked ?? false, text: plain(spec.text) }],
}

/** The platform's own limit of an input. */
const typedMax = 1000

const typedInput = (name: string, spec: Typed, more: Readonly<Record<string, unknown>>): Element => {
  const value = clipped(spec.value ?? '', typedMax)
  return {
    tag: 'input',
    name,
    label: plain(spec.label),
    label_position: 'top',
    placeholder: plain(clipped(spec.placeholder ?? `请输入${spec.label}`, 100)),
    required: spec.required ?? false,
    // What stands there already is never cut short by a limit that came later.
    max_length: Math.max(spec.max ?? 100, [...value].length),
    width: 'fill',
    ...given('default_value', present(value)),
    ...more,
  }
}

// Only inputs have a label of their own; the others get one that looks the same.
const label = (spec: Asked): Element => ({
  tag: 'markdown',
  content: `${markdownOf(spec.label)}${spec.required ? " <font color='red'>&#42;</font>" : ''}`,
})

const picker = (tag: string, name: string, spec: Asked): Element => ({
  tag,
  name,
  placeholder: plain(clipped(spec.placeholder ?? `请选择${spec.label}`, 100)),
  required: spec.required ?? false,
  width: 'fill',
})

const optionOf = (option: Option) =>
  typeof option === 'string'
    ? { text: plain(option), value: option }
    : { text: plain(option.text), value: option.value }

// A default that is not on offer is refused by the client; better none.
const offered = (options: readonly Option[], value: string | undefined): string | undefined =>
  options.map(option => (typeof option === 'string' ? option : option.value)).find(one => one === value)

const present = <Value extends string | readonly string[]>(value: Value | undefined): Value | undefined =>
  value === undefined || value.length === 0 ? undefined : value

const given = (key: string, value: unknown): Readonly<Record<string, unknown>> =>
  value === undefined ? {} : { [key]: value }
