import {
  anyText,
  behaviors,
  callbacks,
  confirm,
  icon,
  multiUrl,
  padding,
  pixels,
  plainText,
  switchable,
  textObject,
  translations,
} from './attributes.ts'
import type { Component } from './component.ts'
import {
  type Check,
  either,
  type Fields,
  fail,
  flag,
  list,
  number,
  object,
  oneOf,
  type Place,
  string,
} from './shapes.ts'

const width = either(oneOf('default', 'fill'), pixels(100, 9999))
const placeholder = textObject(['plain_text'], 100)
const name: Check = string({ max: 200 })

/** What every field of a form knows. */
const field = {
  name,
  required: flag,
  placeholder,
  width,
  disabled: flag,
  confirm,
  behaviors: callbacks,
}

const option = object({ text: plainText, value: string({ min: 1 }) }, { icon })
const person = object({ value: string({ min: 1 }) })
const day = string({ like: /^\d{4}-\d{2}-\d{2}$/ })
const clock = string({ like: /^([01]\d|2[0-3]):[0-5]\d$/ })

/** Values of options are unique within one select. */
const uniqueValues = (fields: Fields, place: Place): void => {
  const options: readonly Fields[] = Array.isArray(fields.options) ? fields.options : []
  const values = options.map(one => one.value)
  const twice = values.find((value, index) => value !== undefined && values.indexOf(value) !== index)
  if (twice !== undefined) fail(place, `duplicate option value: ${String(twice)}`)
}

/** Components that answer (protocol document §6.7). */
export const interactive: Readonly<Record<string, Component>> = {
  button: {
    interactive: true,
    optional: {
      ...switchable,
      name,
      text: textObject(['plain_text'], 100),
      type: oneOf(
        ...['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text'],
        ...['primary_filled', 'danger_filled', 'laser'],
      ),
      size: oneOf('tiny', 'small', 'medium', 'large'),
      width,
      icon,
      confirm,
      behaviors,
      form_action_type: oneOf('submit', 'reset'),
    },
  },
  input: {
    interactive: true,
    optional: {
      ...field,
      default_value: string({ max: 1000 }),
      i18n_default_value: translations,
      max_length: number(1, 1000),
      input_type: oneOf('text', 'multiline_text', 'password'),
      rows: number(1, 99),
      auto_resize: flag,
      max_rows: number(1, 99),
      show_icon: flag,
      label: plainText,
      label_position: oneOf('top', 'left'),
      disabled_tips: plainText,
    },
  },
  select_static: {
    interactive: true,
    required: { options: list(option) },
    optional: {
      ...field,
      type: oneOf('default', 'text'),
      initial_option: string(),
      initial_index: number(0, 9999),
    },
    rule: (fields, place) => {
      uniqueValues(fields, place)
      offered(fields, place)
    },
  },
  multi_select_static: {
    interactive: true,
    formOnly: true,
    required: { name, options: list(option) },
    optional: { ...field, type: oneOf('default', 'text'), selected_values: list(string()) },
    rule: uniqueValues,
  },
  select_person: {
    interactive: true,
    optional: { ...field, type: oneOf('default', 'text'), options: list(person), initial_option: string() },
    rule: uniqueValues,
  },
  multi_select_person: {
    interactive: true,
    formOnly: true,
    required: { name },
    optional: {
      ...field,
      type: oneOf('default', 'text'),
      options: list(person),
      selected_values: list(string()),
    },
    rule: uniqueValues,
  },
  date_picker: { interactive: true, optional: { ...field, initial_date: day } },
  picker_time: { interactive: true, optional: { ...field, initial_time: clock } },
  picker_datetime: {
    interactive: true,
    optional: { ...field, initial_datetime: string({ like: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/ }) },
  },
  overflow: {
    interactive: true,
    required: {
      options: list(object({ text: plainText }, { multi_url: multiUrl, value: string() }), { min: 1 }),
    },
    optional: { name, width, confirm, behaviors: callbacks },
    rule: uniqueValues,
  },
  checker: {
    interactive: true,
    optional: {
      ...switchable,
      name,
      checked: flag,
      text: anyText,
      overall_checkable: flag,
      button_area: object(
        {},
        { pc_display_rule: oneOf('always', 'on_hover'), buttons: list(anyButton, { max: 3 }) },
      ),
      checked_style: object({}, { show_strikethrough: flag, opacity: number(0, 1, false) }),
      padding,
      confirm,
      behaviors: callbacks,
    },
  },
  select_img: {
    interactive: true,
    required: {
      options: list(
        object(
          { img_key: string({ min: 1 }) },
          { ...switchable, value: string(), i18n_img_key: translations },
        ),
        { min: 1 },
      ),
    },
    optional: {
      ...field,
      multi_select: flag,
      layout: oneOf('stretch', 'bisect', 'trisect'),
      can_preview: flag,
      aspect_ratio: oneOf('1:1', '16:9', '4:3'),
      style: oneOf('default', 'laser'),
    },
    rule: (fields, place) => {
      uniqueValues(fields, place)
      if (fields.multi_select === true && !place.within.includes('form'))
        fail(place, 'multi_select is only supported in form')
    },
  },
}

const offered = (fields: Fields, place: Place): void => {
  const options: readonly Fields[] = Array.isArray(fields.options) ? fields.options : []
  if (fields.initial_option === undefined || fields.initial_option === '') return
  if (!options.some(one => one.value === fields.initial_option))
    fail(place, `initial_option is not among options: ${String(fields.initial_option)}`)
}

function anyButton(value: unknown, place: Place): void {
  place.element(value, place)
}
