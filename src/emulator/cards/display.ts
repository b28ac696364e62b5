import {
  anyText,
  colour,
  corner,
  icon,
  looseText,
  padding,
  pixels,
  plainText,
  textSize,
  translations,
  wordsLead,
} from './attributes.ts'
import { chart } from './chart.ts'
import type { Component } from './component.ts'
import { errCodes } from './fault.ts'
import { plain } from './links.ts'
import {
  type Check,
  type Fields,
  fail,
  flag,
  list,
  number,
  object,
  oneOf,
  oneOfOr,
  type Place,
  string,
} from './shapes.ts'
import { tableComponent } from './table.ts'

const key = string({ min: 1 })
const faceSize = oneOf('extra_small', 'small', 'medium', 'large')

/** At most this many markdown tables in one component. */
const markdownTablesMax = 4

const ruler = /^\s*\|?[\s:]*-+[-\s:]*(?:\|[-\s:]*)+$/

const tablesIn = (content: string): number => {
  if (!content.includes('|') || !content.includes('-')) return 0
  const lines = plain(content).split('\n')
  return lines.filter((line, at) => ruler.test(line) && (lines[at - 1] ?? '').includes('|')).length
}

const markdown: Check = (value, place) => {
  if (typeof value !== 'string') return fail(place, `invalid type, expected string, got ${typeof value}`)
  const tables = tablesIn(value)
  if (tables > markdownTablesMax) fail(place, 'card table number over limit', errCodes.limit)
  place.survey.tables += tables
}

/** A side of an image in pixels, 1 to 1000. */
const side = '(?:[1-9]\\d{0,2}|1000)px'

/** A sound may not be forwarded, and is told from others by its id. */
const keptSound = (fields: Fields, place: Place): void => {
  if (!place.survey.kept) fail(place, "audio elem don't support forward", errCodes.audioForward)
  if (typeof fields.audio_id !== 'string') return
  if (place.survey.audios.has(fields.audio_id)) fail(place, 'duplicate audio id', errCodes.audioId)
  place.survey.audios.add(fields.audio_id)
}

/** What older clients show instead: nothing, or a sentence. */
export const fallback: Check = oneOfOr(['drop'], object({}, { tag: oneOf('fallback_text'), text: plainText }))

/** Components that only show (protocol document §6.6). */
export const display: Readonly<Record<string, Component>> = {
  div: {
    optional: {
      text: anyText,
      icon,
      width: oneOfOr(['fill', 'auto'], pixels(16, 999)),
      fields: list(object({ text: anyText }, { is_short: flag })),
    },
  },
  markdown: {
    required: { content: markdown },
    optional: {
      i18n_content: translations,
      text_align: oneOf('left', 'center', 'right'),
      text_size: textSize,
      icon,
    },
    rule: wordsLead,
  },
  hr: {},
  img: {
    required: { img_key: key, alt: plainText },
    optional: {
      i18n_img_key: translations,
      title: anyText,
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: oneOfOr(
        ['stretch', 'large', 'medium', 'small', 'tiny'],
        string({ like: new RegExp(`^${side} ${side}$`) }),
      ),
      corner_radius: corner,
      transparent: flag,
      preview: flag,
      mode: oneOf('crop_center', 'fit_horizontal', 'stretch', 'large', 'medium', 'small', 'tiny'),
      custom_width: (value, place) =>
        (typeof value === 'string' ? pixels(278, 580) : number(278, 580))(value, place),
      compact_width: flag,
    },
  },
  img_combination: {
    required: {
      combination_mode: oneOf('double', 'triple', 'bisect', 'trisect'),
      // More than the mode has room for may be given; the first are shown.
      img_list: list(object({ img_key: key }, { i18n_img_key: translations, transparent: flag }), { min: 1 }),
    },
    optional: { corner_radius: corner, combination_transparent: flag },
  },
  person: {
    required: { user_id: key },
    optional: {
      size: faceSize,
      show_avatar: flag,
      show_name: flag,
      style: oneOf('normal', 'capsule'),
    },
  },
  person_list: {
    required: { persons: list(object({ id: key }), { min: 1 }) },
    optional: {
      show_name: flag,
      show_avatar: flag,
      size: faceSize,
      lines: number(1, 999),
      drop_invalid_user_id: flag,
      icon,
      ud_icon: object({ token: key }, { style: object({}, { color: colour }) }),
    },
  },
  table: tableComponent,
  chart: {
    required: { chart_spec: chart },
    optional: {
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      preview: flag,
      height: oneOfOr(['auto'], pixels(1, 999)),
    },
  },
  audio: {
    required: { file_key: key },
    optional: {
      i18n_file_key: translations,
      audio_id: string(),
      disabled: flag,
      disabled_tips: looseText,
      show_progress_bar: flag,
      show_time: flag,
      time_display: oneOf('default', 'both'),
      time_position: oneOf('end', 'start', 'both_sides'),
      border: object({}, { color: colour, corner_radius: corner }),
      style: oneOf('normal', 'flat', 'speak'),
      padding,
      background_style: colour,
      fill_color: colour,
      width: oneOfOr(['default', 'fill'], pixels(100, 9999)),
    },
    rule: keptSound,
  },
}
