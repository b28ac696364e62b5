import {
  anyText,
  byLanguage,
  elementId,
  icon,
  layout,
  locale,
  multiUrl,
  padding,
  plainText,
  translations,
} from './attributes.ts'
import { children } from './component.ts'
import { all, type Check, flag, isFields, list, object, oneOf, type Place, record, string } from './shapes.ts'

/** The card around its components (protocol document §6.1, §6.4). */

const rgba = string({ like: /^rgba\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*(0|1|0?\.\d+|1\.0)\s*\)$/ })

const style = object(
  {},
  {
    text_size: record(object({}, { default: string(), pc: string(), mobile: string() })),
    color: record(object({}, { light_mode: rgba, dark_mode: rgba })),
  },
)

const perClient = object({}, { default: anyNumber, android: anyNumber, ios: anyNumber, pc: anyNumber })

const config = object(
  {},
  {
    streaming_mode: flag,
    streaming_config: object(
      {},
      {
        print_frequency_ms: perClient,
        print_step: perClient,
        print_strategy: oneOf('fast', 'delay'),
      },
    ),
    summary: object({}, { content: string(), i18n_content: translations }),
    locales: list(locale),
    enable_forward: flag,
    update_multi: oneOf(true),
    width_mode: oneOf('default', 'compact', 'fill'),
    use_custom_translation: flag,
    enable_forward_interaction: flag,
    style,
  },
)

const tagText: Check = all(
  (_value, place) => {
    place.survey.elements += 1
  },
  object(
    { tag: oneOf('text_tag'), text: plainText },
    {
      color: oneOf(
        ...['neutral', 'blue', 'turquoise', 'lime', 'orange', 'violet', 'indigo', 'wathet'],
        ...['green', 'yellow', 'red', 'purple', 'carmine'],
      ),
      element_id: elementId,
    },
  ),
)

const header = object(
  { title: anyText },
  {
    subtitle: anyText,
    text_tag_list: list(tagText, { max: 3 }),
    i18n_text_tag_list: byLanguage(list(tagText, { max: 3 })),
    template: oneOf(
      ...['blue', 'wathet', 'turquoise', 'green', 'yellow', 'orange', 'red'],
      ...['carmine', 'violet', 'purple', 'indigo', 'grey', 'default'],
    ),
    icon,
    padding,
  },
)

/** The whole card. */
export const cardShape: Check = (value, place) => {
  noteStyles(value, place)
  object(
    { schema: oneOf('2.0') },
    {
      config,
      card_link: multiUrl,
      header,
      body: object({}, { ...layout, elements: list(children) }),
    },
  )(value, place)
}

// Names defined in the card's own style may be used anywhere below, so they are read first.
const noteStyles = (value: unknown, place: Place): void => {
  const defined = isFields(value) && isFields(value.config) ? value.config.style : null
  if (!isFields(defined)) return
  if (isFields(defined.text_size))
    for (const key of Object.keys(defined.text_size)) place.survey.sizes.add(key)
  if (isFields(defined.color)) for (const key of Object.keys(defined.color)) place.survey.colours.add(key)
}

function anyNumber(): void {}
