import { textOf } from './card-text.js'
import { h } from './dom.js'
import { opening, picture } from './files.js'
import { localized, t } from './lang.js'

const sizes = { large: '160px', medium: '80px', small: '40px', tiny: '16px' }

const scales = {
  crop_center: { objectFit: 'cover', objectPosition: 'center' },
  crop_top: { objectFit: 'cover', objectPosition: 'top' },
}

/** What older cards say with `mode`. */
const modes = { crop_center: { scale_type: 'crop_center' }, fit_horizontal: { scale_type: 'fit_horizontal' } }

const asNow = element => ({
  ...element,
  ...(modes[element.mode] ?? (element.mode ? { size: element.mode } : {})),
})

/** An image, cut and rounded as asked; a click shows it whole. */
export const image = (given, _path, env) => {
  const element = asNow(given)
  const words = localized(element.alt)
  const key = localized(element, 'img_key')
  const made = picture(key, words)
  Object.assign(made.style, boxOf(element), {
    borderRadius: element.corner_radius ?? '',
    ...(element.transparent ? { background: 'none' } : {}),
  })
  return h(
    'figure',
    { className: 'card-image', title: words },
    element.title ? h('figcaption', {}, textOf(element.title, env)) : null,
    element.preview === false ? made : opening(key, words, made),
  )
}

/** Only what is cut has a size; shown whole, an image is as wide as its place. */
const boxOf = ({ size, scale_type = 'crop_center', custom_width, compact_width }) => {
  const widest = compact_width ? '278px' : custom_width
  const maxWidth = typeof widest === 'number' ? `${widest}px` : (widest ?? '')
  if (scale_type === 'fit_horizontal') return { width: '100%', maxWidth }
  const [width, height] = (size ?? '').split(' ')
  if (height) return { width, height, ...scales[scale_type] }
  const square = sizes[size]
  if (square) return { width: square, height: square, ...scales[scale_type] }
  // A long picture is cut at 16:9.
  return { width: '100%', maxWidth, maxHeight: 'min(480px, 178cqi)', ...scales[scale_type] }
}

/** How many pictures each way has room for. */
const rooms = { double: 2, triple: 3, bisect: 6, trisect: 9 }

/** Several pictures as one: two, three, or a grid in halves or thirds. */
export const imageGroup = element =>
  h(
    'div',
    {
      className: `image-group image-group-${element.combination_mode}`,
      style: { borderRadius: element.corner_radius ?? '' },
    },
    ...(element.img_list ?? [])
      .slice(0, rooms[element.combination_mode])
      .map((one, index) => opening(localized(one, 'img_key'), t('图片 {0}', index + 1))),
  )
