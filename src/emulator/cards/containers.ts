import {
  behaviors,
  colour,
  confirm,
  elementId,
  icon,
  layout,
  margin,
  multiUrl,
  padding,
  panelPadding,
  pixels,
  switchable,
  textObject,
} from './attributes.ts'
import { type Component, children } from './component.ts'
import { errCodes } from './fault.ts'
import {
  all,
  type Check,
  either,
  fail,
  flag,
  isFields,
  list,
  number,
  object,
  oneOf,
  string,
} from './shapes.ts'

const corner = string({ like: /^\d+(px|%)$/ })
const background = either(oneOf('default', 'laser'), colour)
const action = object({ multi_url: multiUrl })
const elements = list(children)

const column: Check = all(
  (_value, place) => {
    place.survey.elements += 1
  },
  object(
    { tag: oneOf('column') },
    {
      ...layout,
      element_id: elementId,
      margin,
      width: either(oneOf('auto', 'weighted'), pixels(16, 600)),
      weight: number(1, 5),
      background_style: background,
      elements,
      action,
    },
  ),
)

const hasSubmit = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasSubmit)
  if (!isFields(value)) return false
  return value.form_action_type === 'submit' || Object.values(value).some(hasSubmit)
}

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
      background_style: background,
      action,
    },
  },
  form: {
    container: true,
    rootOnly: true,
    required: { name: string(), elements },
    optional: layout,
    rule: (fields, place) => {
      if (fields.name === '')
        fail(place, "form's name is required and can not be empty string", errCodes.name)
      if (!hasSubmit(fields.elements)) fail(place, 'form needs at least one submit button', errCodes.name)
    },
  },
  interactive_container: {
    container: true,
    required: { behaviors, elements },
    optional: {
      ...layout,
      ...switchable,
      width: either(oneOf('fill', 'auto'), pixels(16, 999)),
      height: either(oneOf('auto'), pixels(10, 999)),
      background_style: background,
      has_border: flag,
      border_color: colour,
      corner_radius: corner,
      confirm,
    },
  },
  collapsible_panel: {
    container: true,
    required: {
      header: object(
        { title: textObject(['plain_text', 'markdown']) },
        {
          background_color: colour,
          vertical_align: layout.vertical_align,
          padding: panelPadding,
          position: oneOf('top', 'bottom'),
          width: oneOf('fill', 'auto', 'auto_when_fold'),
          icon,
          icon_position: oneOf('left', 'right', 'follow_text'),
          icon_expanded_angle: oneOf(-180, -90, 90, 180),
        },
      ),
      elements,
    },
    optional: {
      ...layout,
      padding,
      expanded: flag,
      background_color: colour,
      border: object({}, { color: colour, corner_radius: corner }),
    },
  },
}
