import {
  anyText,
  byLanguage,
  elementId,
  icon,
  layout,
  locale,
  padding,
  plainText,
  tagColour,
  textObject,
  textSize,
  translations,
} from './attributes.ts'
import { children } from './component.ts'
import { cardLink } from './links.ts'
import {
  anyNumber,
  type Check,
  fail,
  flag,
  isFields,
  list,
  object,
  oneOf,
  type Place,
  record,
  string,
} from './shapes.ts'

/** The card around its components (protocol document §6.1, §6.4). */

const rgba = string({
  like: /^rgba\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*(?:0|1(?:\.0+)?|0?\.\d+)\s*\)$/,
})

const style = object(
  {},
  {
    text_size: record(object({}, { default: textSize, pc: textSize, mobile: textSize })),
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

const tagShape = object(
  { tag: oneOf('text_tag') },
  { text: plainText, color: tagColour, element_id: elementId },
)

const tagText: Check = (value, place) => {
  place.survey.elements += 1
  tagShape(value, place)
}

const title = textObject(['plain_text', 'lark_md'], { loose: true })

const headerShape = object(
  {},
  {
    title,
    subtitle: anyText,
    // More than three may be given; three are shown.
    text_tag_list: list(tagText),
    i18n_text_tag_list: byLanguage(list(tagText)),
    template: oneOf(
      ...['blue', 'wathet', 'turquoise', 'green', 'yellow', 'orange', 'red'],
      ...['carmine', 'violet', 'purple', 'indigo', 'grey', 'default'],
    ),
    icon,
    padding,
  },
)

/** A head with nothing but a subtitle shows it as the title. */
const header: Check = (value, place) => {
  headerShape(value, place)
  if (isFields(value) && value.title === undefined && value.subtitle === undefined)
    fail(place, 'missing required property, property: title')
}

const wholeCard = object(
  { schema: oneOf('2.0') },
  {
    config,
    card_link: cardLink,
    header,
    body: object({}, { ...layout, elements: list(children) }),
  },
)

/** The whole card; `{}` is a blank one. */
export const cardShape: Check = (value, place) => {
  if (isFields(value) && Object.keys(value).length === 0) return
  noteConfig(value, place)
  wholeCard(value, place)
}

// What the card's own config says counts for components anywhere below, so it is read first.
const noteConfig = (value: unknown, { survey }: Place): void => {
  const given = isFields(value) && isFields(value.config) ? value.config : null
  if (!given) return
  survey.kept = given.enable_forward === false
  const colours = isFields(given.style) ? given.style.color : null
  if (isFields(colours)) for (const key of Object.keys(colours)) survey.colours.add(key)
}
