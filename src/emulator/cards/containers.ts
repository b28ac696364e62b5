import {
  colour,
  confirm,
  corner,
  elementId,
  icon,
  layout,
  margin,
  padding,
  pixels,
  switchable,
  textObject,
} from './attributes.ts'
import { type Component, children } from './component.ts'
import { errCodes } from './fault.ts'
import { behaviors, multiUrl } from './links.ts'
import {
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
  string,
} from './shapes.ts'

const action = object({}, { multi_url: multiUrl })
const elements = list(children)

const columnShape = object(
  { tag: oneOf('column') },
  {
    ...layout,
    element_id: elementId,
    margin,
    width: oneOfOr(['auto', 'weighted'], pixels(16, 600)),
    weight: number(1, 5),
    background_style: colour,
    elements,
    action,
  },
)

const column: Check = (value, place) => {
  place.survey.elements += 1
  columnShape(value, place)
}

const hasSubmit = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasSubmit)
  if (!isFields(value)) return false
  return (
    value.form_action_type === 'submit' ||
    value.action_type === 'form_submit' ||
    Object.values(value).some(hasSubmit)
  )
}

/** A form has a name of its own and a button that sends it. */
const wholeForm = (fields: Fields, place: Place): void => {
  const name = String(fields.name)
  if (name === '') fail(place, "form's name is required and can not be empty string", errCodes.name)
  if (place.survey.forms.has(name)) fail(place, `duplicate form name: ${name}`, errCodes.name)
  place.survey.forms.add(name)
  if (!hasSubmit(fields.elements))
    fail(place, 'there is no submit button in the form container, at least one', errCodes.form)
}

const panelHeader = object(
  {},
  {
    title: textObject(['plain_text', 'markdown']),
    background_color: colour,
    vertical_align: layout.vertical_align,
    padding,
    position: oneOf('top', 'bottom'),
    width: oneOf('fill', 'auto', 'auto_when_fold'),
    icon,
    icon_position: oneOf('left', 'right', 'follow_text'),
    icon_expanded_angle: oneOf(-180, -90, 90, 180),
  },
)

/** Components that hold others (protocol document §6.5). */
export const containers: Readonly<Record<string, Component>> = {
  column_set: {
    container: true,
    required: { columns: list(column) },
    optional: {
      horizontal_spacing: layout.horizontal_spacing,
      vertical_spacing: layout.vertical_spacing,
      horizontal_align: layout.horizontal_align,
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      background_style: colour,
      action,
    },
  },
  form: {
    container: true,
    rootOnly: true,
    required: { name: string(), elements },
    optional: layout,
    rule: wholeForm,
  },
  interactive_container: {
    container: true,
    required: { behaviors, elements },
    optional: {
      ...layout,
      ...switchable,
      width: oneOfOr(['fill', 'auto'], pixels(16, 999)),
      height: oneOfOr(['auto'], pixels(10, 999)),
      background_style: oneOfOr(['laser'], colour),
      has_border: flag,
      border_color: colour,
      corner_radius: corner,
      confirm,
    },
  },
  collapsible_panel: {
    container: true,
    required: { header: panelHeader },
    optional: {
      ...layout,
      padding,
      expanded: flag,
      background_color: colour,
      border: object({}, { color: colour, corner_radius: corner }),
      elements,
    },
  },
}
