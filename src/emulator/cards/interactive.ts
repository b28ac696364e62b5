import {
  anyText,
  confirm,
  icon,
  looseText,
  padding,
  pixels,
  plainText,
  switchable,
  textObject,
  translations,
} from './attributes.ts'
import type { Component } from './component.ts'
import { behaviors, callbacks, multiUrl } from './links.ts'
import {
  anyNumber,
  anything,
  type Check,
  type Fields,
  fail,
  flag,
  isFields,
  list,
  number,
  object,
  oneOf,
  oneOfOr,
  type Place,
  record,
  string,
} from './shapes.ts'

const width = oneOfOr(['default', 'fill'], pixels(100, 9999))
const placeholder = textObject(['plain_text'], { max: 100, loose: true })
const name: Check = string()

/** The old way to bind data to a component: an object, or plain words. */
const value: Check = (given, place) => {
  if (typeof given !== 'string') record(anything)(given, place)
}

/** What every field of a form knows. */
const field = {
  name,
  required: flag,
  placeholder,
  width,
  disabled: flag,
  confirm,
  behaviors: callbacks,
  value,
}

const select = { ...field, type: oneOf('default', 'text') }
const option = object({ text: plainText, value: string({ min: 1 }) }, { icon })
const person = object({}, { value: string() })
const day = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const like = (pattern: string): Check => string({ like: new RegExp(`^${pattern}$`) })

/** Values of options are unique within one select. */
const uniqueValues = (fields: Fields, place: Place): void => {
  if (!Array.isArray(fields.options)) return
  const seen = new Set<unknown>()
  for (const one of fields.options) {
    const given = isFields(one) ? one.value : undefined
    if (given !== undefined && seen.has(given)) fail(place, `duplicate option value: ${String(given)}`)
    seen.add(given)
  }
}

/** These pickers show nothing without a time to start from or words to stand in its place. */
const placed =
  (initial: string) =>
  (fields: Fields, place: Place): void => {
    if (fields[initial] === undefined && fields.placeholder === undefined)
      fail(place, 'missing required property, property: placeholder')
  }

/** Components that answer (protocol document §6.7). */
export const interactive: Readonly<Record<string, Component>> = {
  button: {
    interactive: true,
    optional: {
      ...switchable,
      name,
      text: textObject(['plain_text'], { max: 100 }),
      type: oneOf(
        ...['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text'],
        ...['primary_filled', 'danger_filled', 'laser'],
      ),
      size: oneOf('tiny', 'small', 'medium', 'large'),
      width,
      icon,
      confirm,
      behaviors,
      value,
      form_action_type: oneOf('submit', 'reset'),
      action_type: oneOf('link', 'request', 'multi', 'form_submit', 'form_reset'),
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
      rows: anyNumber,
      auto_resize: flag,
      max_rows: anyNumber,
      show_icon: flag,
      label: plainText,
      label_position: oneOf('top', 'left'),
      disabled_tips: looseText,
    },
  },
  select_static: {
    interactive: true,
    // A start that is not on offer is not shown.
    optional: { ...select, options: list(option), initial_option: string(), initial_index: number(0, 9999) },
    rule: uniqueValues,
  },
  multi_select_static: {
    interactive: true,
    formOnly: true,
    required: { name },
    optional: { ...select, options: list(option), selected_values: list(string()) },
    rule: uniqueValues,
  },
  select_person: {
    interactive: true,
    optional: { ...select, options: list(person), initial_option: string() },
  },
  multi_select_person: {
    interactive: true,
    formOnly: true,
    required: { name },
    optional: { ...select, options: list(person), selected_values: list(string()) },
  },
  date_picker: { interactive: true, optional: { ...field, initial_date: like(day) } },
  picker_time: {
    interactive: true,
    optional: { ...field, initial_time: like(clock) },
    rule: placed('initial_time'),
  },
  picker_datetime: {
    interactive: true,
    optional: { ...field, initial_datetime: like(`${day} ${clock}`) },
    rule: placed('initial_datetime'),
  },
  overflow: {
    interactive: true,
    required: {
      options: list(object({}, { text: placeholder, multi_url: multiUrl, value: string() }), { min: 1 }),
    },
    optional: { name, width, confirm, behaviors: callbacks, value },
  },
  checker: {
    interactive: true,
    optional: {
      ...switchable,
      hover_tips: looseText,
      name,
      checked: flag,
      text: anyText,
      overall_checkable: flag,
      button_area: object(
        {},
        { pc_display_rule: oneOf('always', 'on_hover'), buttons: list(buttonOnly, { max: 3 }) },
      ),
      checked_style: object({}, { show_strikethrough: flag, opacity: number(0, 1, false) }),
      padding,
      confirm,
      behaviors: callbacks,
      value,
    },
  },
  select_img: {
    interactive: true,
    required: {
      options: list(
        object(
          { img_key: string({ min: 1 }) },
          {
            disabled: flag,
            disabled_tips: looseText,
            hover_tips: looseText,
            value: string(),
            i18n_img_key: translations,
          },
        ),
        { min: 1 },
      ),
    },
    optional: {
      name,
      required: flag,
      disabled: flag,
      disabled_tips: looseText,
      confirm,
      behaviors: callbacks,
      value,
      multi_select: flag,
      layout: oneOf('stretch', 'bisect', 'trisect'),
      can_preview: flag,
      aspect_ratio: oneOf('1:1', '16:9', '4:3'),
    },
    rule: (fields, place) => {
      if (fields.multi_select === true && !place.within.includes('form'))
        fail(place, 'multi_select is only supported in form')
    },
  },
}

function buttonOnly(value: unknown, place: Place): void {
  if (isFields(value) && value.tag !== 'button')
    fail(place, `invalid value: ${String(value.tag)}, expected button`)
  place.element(value, place)
}
