import { anyText, colour, icon, links, pixels, plainText, textSize, translations } from './attributes.ts'
import { chart } from './chart.ts'
import type { Component } from './component.ts'
import { errCodes } from './fault.ts'
import { all, type Check, either, fail, flag, list, number, object, oneOf, string } from './shapes.ts'
import { tableComponent } from './table.ts'

const fillOrPixels = either(oneOf('fill', 'auto'), pixels(16, 999))
const corner = string({ like: /^\d+(px|%)$/ })

/** At most this many markdown tables in one component. */
const markdownTablesMax = 4

const markdown: Check = all(string(), links, (value, place) => {
  const lines = String(value).split('\n')
  const tables = lines.filter(
    (line, index) =>
      /^\s*\|?[\s:]*-+[-\s:]*(\|[-\s:]*)+$/.test(line) && (lines[index - 1] ?? '').includes('|'),
  ).length
  if (tables > markdownTablesMax) fail(place, 'card table number over limit', errCodes.limit)
  place.survey.tables += tables
})

/** Components that only show (protocol document §6.6). */
export const display: Readonly<Record<string, Component>> = {
  div: { optional: { text: anyText, icon, width: fillOrPixels } },
  markdown: {
    required: { content: markdown },
    optional: {
      i18n_content: translations,
      text_align: oneOf('left', 'center', 'right'),
      text_size: textSize,
      icon,
    },
  },
  hr: {},
  img: {
    required: { img_key: string({ min: 1 }), alt: plainText },
    optional: {
      i18n_img_key: translations,
      title: anyText,
      scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
      size: either(oneOf('stretch', 'large', 'medium', 'small', 'tiny'), string({ like: /^\d+px \d+px$/ })),
      corner_radius: corner,
      transparent: flag,
      preview: flag,
    },
  },
  img_combination: {
    required: {
      combination_mode: oneOf('double', 'triple', 'bisect', 'trisect'),
      img_list: list(object({ img_key: string({ min: 1 }) }), { min: 1, max: 9 }),
    },
    optional: { corner_radius: corner, combination_transparent: flag },
  },
  person: {
    required: { user_id: string({ min: 1 }) },
    optional: {
      size: oneOf('extra_small', 'small', 'medium', 'large'),
      show_avatar: flag,
      show_name: flag,
      style: oneOf('normal', 'capsule'),
    },
  },
  person_list: {
    required: { persons: list(object({ id: string({ min: 1 }) }), { min: 1 }) },
    optional: {
      show_name: flag,
      show_avatar: flag,
      size: oneOf('extra_small', 'small', 'medium', 'large'),
      lines: number(1, 999),
      drop_invalid_user_id: flag,
      icon,
      ud_icon: icon,
    },
  },
  table: tableComponent,
  chart: {
    required: { chart_spec: chart },
    optional: {
      aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
      color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
      preview: flag,
      height: either(oneOf('auto'), pixels(1, 999)),
    },
  },
  audio: {
    required: { file_key: string({ min: 1 }) },
    optional: {
      i18n_file_key: translations,
      audio_id: string(),
      show_progress_bar: flag,
      show_time: flag,
      style: string(),
      width: either(oneOf('fill', 'auto'), pixels(16, 999)),
      fallback: object({ content: string() }, { tag: string() }),
      background_style: colour,
    },
  },
}
