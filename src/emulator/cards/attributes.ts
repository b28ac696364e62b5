import { errCodes } from './fault.ts'
import { links } from './links.ts'
import {
  type Check,
  fail,
  flag,
  isFields,
  number,
  object,
  oneOf,
  oneOfOr,
  type Place,
  record,
  string,
} from './shapes.ts'

/** Attributes that many components share (protocol document §6.3). */

const families = [
  ...['blue', 'carmine', 'green', 'indigo', 'lime', 'orange', 'purple', 'red'],
  ...['sunflower', 'turquoise', 'violet', 'wathet', 'yellow'],
]
const steps = [50, 100, 200, 300, 350, 400, 500, 600, 700, 800, 900]

/** The table of 颜色枚举值: thirteen families in eleven steps, grey in its own. */
export const colourNames: ReadonlySet<string> = new Set([
  ...['bg-white', 'white', 'grey', ...families],
  ...families.flatMap(family => steps.map(step => `${family}-${step}`)),
  ...['00', ...steps, 650, 950, 1000].map(step => `grey-${step}`),
])

/** A colour by name, or one defined under `config.style.color`. Hex and rgba are refused here. */
export const colour: Check = (value, place) => {
  if (typeof value !== 'string') return fail(place, `invalid color: ${String(value)}`)
  if (!colourNames.has(value) && value !== 'default' && !place.survey.colours.has(value))
    fail(place, `invalid color: ${value}`)
}

/** What tags and a table's options are coloured by. */
export const tagColour = oneOf('neutral', ...families.filter(family => family !== 'sunflower'))

/** A text size by name. A name nobody defined is drawn as `normal`, so any is taken. */
export const textSize = string()

/** `120px` within a range. */
export const pixels =
  (from: number, to: number): Check =>
  (value, place) => {
    if (!isLength(value, from, to))
      fail(place, `invalid size: ${String(value)}, expected ${from}px to ${to}px`)
  }

const isLength = (value: unknown, from: number, to: number): boolean => {
  if (typeof value !== 'string' || !/^-?\d+px$/.test(value)) return false
  const size = Number.parseInt(value, 10)
  return size >= from && size <= to
}

/** One, two or four lengths. */
const edges =
  (from: number, to: number): Check =>
  (value, place) => {
    const parts = typeof value === 'string' ? value.split(' ') : []
    if (![1, 2, 4].includes(parts.length)) fail(place, `invalid spacing: ${String(value)}`)
    const wrong = parts.find(part => part !== '0' && !isLength(part, from, to))
    if (wrong !== undefined) fail(place, `invalid size: ${wrong}, expected ${from}px to ${to}px`)
  }

export const margin = edges(-99, 99)
export const padding = edges(0, 99)

export const spacing = oneOfOr(['default', 'small', 'medium', 'large', 'extra_large'], pixels(0, 99))

/** Rounded corners, in pixels or at most 100 %. */
export const corner = string({ like: /^(?:\d+px|(?:\d{1,2}|100)%)$/ })

/** How a container lays out what it holds. */
export const layout = {
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: oneOf('left', 'center', 'right'),
  vertical_align: oneOf('top', 'center', 'bottom'),
}

export const locale = oneOf(
  ...['zh_cn', 'en_us', 'zh_hk', 'zh_tw', 'ja_jp', 'id_id', 'vi_vn', 'th_th', 'pt_br', 'es_es'],
  ...['ko_kr', 'de_de', 'fr_fr', 'it_it', 'ru_ru', 'ms_my'],
)

/** An object with a language a key. */
export const byLanguage =
  (of: Check): Check =>
  (value, place) => {
    if (isFields(value)) for (const key in value) locale(key, place)
    record(of)(value, place)
  }

export const translations = byLanguage(string())

/** Unique in the card; letters, digits and underscores, a letter first, at most twenty. */
export const elementId: Check = (value, place) => {
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(value))
    return fail(
      place,
      'elementID format error. Only alphabets, numbers, and underscores are allowed. It must start with an alphabet and not exceed 20 characters.',
      errCodes.id,
    )
  if (place.survey.ids.has(value)) fail(place, `duplicate element_id: ${value}`, errCodes.id)
  place.survey.ids.add(value)
}

type Text = {
  readonly max?: number
  /** The tag and the words may be left out. */
  readonly loose?: boolean
}

/** A text object of one of these tags, counted as an element. Its words may stand in translations alone. */
export const textObject = (tags: readonly string[], { max, loose = false }: Text = {}): Check => {
  const tag = oneOf(...tags)
  const shape = object(loose ? {} : { tag }, {
    ...(loose ? { tag } : {}),
    content: string(max === undefined ? {} : { max }),
    i18n_content: translations,
    text_size: textSize,
    text_color: colour,
    text_align: oneOf('left', 'center', 'right'),
    lines: number(1, 999),
    element_id: elementId,
  })
  return (value, place) => {
    place.survey.elements += 1
    shape(value, place)
    if (!isFields(value)) return
    if (!loose && value.content === undefined && value.i18n_content === undefined)
      fail(place, 'missing required property, property: content')
    if (value.tag === 'lark_md') wordsLead(value, place)
  }
}

/** Links in the words and in their translations. */
export const wordsLead = (value: Readonly<Record<string, unknown>>, place: Place): void => {
  links(value.content, place)
  if (isFields(value.i18n_content)) for (const words of Object.values(value.i18n_content)) links(words, place)
}

export const plainText = textObject(['plain_text'])
export const looseText = textObject(['plain_text'], { loose: true })
export const anyText = textObject(['plain_text', 'lark_md'])

/** `""` leaves the icon in its own colour. */
const iconColour: Check = (value, place) => {
  if (value !== '') colour(value, place)
}

const iconSize = string({ like: /^\d{1,3}px \d{1,3}px$/ })
const token = string({ like: /^[a-z0-9][A-Za-z0-9-]*_(?:outlined|filled|colorful)$/ })
const imgKey = string({ min: 1 })

const iconFields = { token, img_key: imgKey, i18n_img_key: translations, color: iconColour, size: iconSize }
const standardIcon = object({ tag: oneOf('standard_icon'), token }, iconFields)
const customIcon = object({ tag: oneOf('custom_icon'), img_key: imgKey }, iconFields)

/** An icon of the library or an uploaded one; what belongs to the other kind may stand there and does nothing. */
export const icon: Check = (value, place) => {
  place.survey.elements += 1
  const own = isFields(value) && value.tag === 'custom_icon' ? customIcon : standardIcon
  own(value, place)
}

/** The client's own question before a press is sent. */
export const confirm = object({ title: plainText, text: plainText })

/** Properties of everything that can be switched off. */
export const switchable = { disabled: flag, disabled_tips: plainText, hover_tips: plainText }
