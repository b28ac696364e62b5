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
  type Place,
  record,
  string,
} from './shapes.ts'

/** Attributes that many components share (protocol document §6.3). */

const families = 'blue|carmine|green|indigo|lime|orange|purple|red|sunflower|turquoise|violet|wathet|yellow'
const colourName = new RegExp(
  `^(?:default|white|bg-white|(?:${families})(?:-(?:50|100|200|300|350|400|500|600|700|800|900))?|grey(?:-(?:0|00|50|100|200|300|350|400|500|600|650|700|800|900|950|1000))?)$`,
)

/** A colour by name, or one defined under `config.style.color`. Hex and rgba are refused here. */
export const colour: Check = (value, place) => {
  if (typeof value !== 'string' || !(colourName.test(value) || place.survey.colours.has(value)))
    fail(place, `invalid color: ${String(value)}`)
}

const sizes: ReadonlySet<string> = new Set([
  ...['heading-0', 'heading-1', 'heading-2', 'heading-3', 'heading-4', 'heading', 'normal', 'notation'],
  ...['xxxx-large', 'xxx-large', 'xx-large', 'x-large', 'large', 'medium', 'small', 'x-small'],
])

/** A text size by name. The platform takes any word and draws it as `normal`; a word nobody defined is a slip, so it is one here. */
export const textSize: Check = (value, place) => {
  if (typeof value !== 'string' || !(sizes.has(value) || place.survey.sizes.has(value)))
    fail(place, `invalid text_size: ${String(value)}`)
}

/** `120px` within a range. */
export const pixels =
  (from: number, to: number): Check =>
  (value, place) => {
    const found = typeof value === 'string' ? /^(-?\d+)px$/.exec(value) : null
    const size = found ? Number(found[1]) : Number.NaN
    if (!(size >= from && size <= to))
      fail(place, `invalid size: ${String(value)}, expected ${from}px to ${to}px`)
  }

/** One, two or four lengths. */
const edges =
  (from: number, to: number, counts: readonly number[]): Check =>
  (value, place) => {
    const parts = typeof value === 'string' ? value.split(' ') : []
    if (!counts.includes(parts.length)) fail(place, `invalid spacing: ${String(value)}`)
    for (const part of parts) if (part !== '0') pixels(from, to)(part, place)
  }

export const margin = edges(-99, 99, [1, 2, 4])
export const padding = edges(0, 99, [1, 2, 4])
/** A panel's header refuses the two-value form. */
export const panelPadding = edges(0, 99, [1, 4])

export const spacing = either(oneOf('small', 'medium', 'large', 'extra_large'), pixels(0, 99))

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
    if (isFields(value)) for (const key of Object.keys(value)) locale(key, place)
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

/** A text object of one of these tags, counted as an element. */
export const textObject =
  (tags: readonly string[], max = Number.POSITIVE_INFINITY): Check =>
  (value, place) => {
    place.survey.elements += 1
    object(
      { tag: oneOf(...tags), content: string({ max }) },
      {
        i18n_content: translations,
        text_size: textSize,
        text_color: colour,
        text_align: oneOf('left', 'center', 'right'),
        lines: number(1, 999),
        element_id: elementId,
      },
    )(value, place)
    if (isFields(value) && value.tag === 'lark_md') links(value.content, place)
  }

export const plainText = textObject(['plain_text'])
export const anyText = textObject(['plain_text', 'lark_md'])

const counted =
  (check: Check): Check =>
  (value, place) => {
    place.survey.elements += 1
    check(value, place)
  }

/** An icon of the library or an uploaded one. */
export const icon: Check = counted(
  either(
    object(
      { tag: oneOf('custom_icon'), img_key: string({ min: 1 }) },
      { size: string({ like: /^\d+px \d+px$/ }) },
    ),
    object(
      {
        tag: oneOf('standard_icon'),
        token: string({ like: /^[a-z0-9][A-Za-z0-9-]*_(outlined|filled|colorful)$/ }),
      },
      { color: colour, size: string({ like: /^\d+px \d+px$/ }) },
    ),
  ),
)

/** A link of the web; unescaped blanks are refused. */
export const webUrl = string({ like: /^https?:\/\/[^\s"<>\\]+$/ })
const anyUrl = string({ like: /^(?:https?|lark|applink|feishu):\/\/[^\s"<>\\]+$/ })

export const multiUrl = object({ url: webUrl }, { android_url: anyUrl, ios_url: anyUrl, pc_url: anyUrl })

const callback = object({ type: oneOf('callback'), value: record(anyJson) })
const openUrl = object(
  { type: oneOf('open_url'), default_url: anyUrl },
  { android_url: anyUrl, ios_url: anyUrl, pc_url: anyUrl },
)

/** What an interaction does: a callback with an object as value. */
export const callbacks = list(callback, { min: 1 })
/** The same, or a page that opens; only buttons and interactive containers do that. */
export const behaviors: Check = list(
  (value, place) => (isFields(value) && value.type === 'open_url' ? openUrl : callback)(value, place),
  { min: 1 },
)

/** The client's own question before a press is sent. */
export const confirm = object({ title: plainText, text: plainText })

/** Properties of everything that can be switched off. */
export const switchable = { disabled: flag, disabled_tips: plainText, hover_tips: plainText }

/** Links written in markdown must be links of the web. */
export const links = (content: unknown, place: Place): void => {
  if (typeof content !== 'string') return
  for (const [, image, url] of content.matchAll(/(!?)\[[^\]\n]*\]\(([^)\n]*)\)/g))
    if (image === '') all(webUrl)(url, place)
}

function anyJson(): void {}
