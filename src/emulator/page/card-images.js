import { textOf } from './card-text.js'
import { h } from './dom.js'
import { opening, picture } from './files.js'
import { localized, t } from './lang.js'

const sizes = { large: '160px', medium: '80px', small: '40px', tiny: '16px' }

const scales = {
  crop_center: { objectFit: 'cover', objectPosition: 'center' },
  crop_top: { objectFit: 'cover', objectPosition: 'top' },
  fit_horizontal: { objectFit: 'contain' },
}

const boxOf = size => {
  const [width, height] = (size ?? '').split(' ')
  if (height) return { width, height }
  return sizes[size] ? { width: sizes[size], height: sizes[size] } : { width: '100%' }
}

/** An image, cut and rounded as asked; a click shows it whole. */
export const image = (element, _path, env) => {
  const words = localized(element.alt)
  const key = localized(element, 'img_key')
  const made = picture(key, words)
  Object.assign(made.style, {
    ...boxOf(element.size),
    ...(element.size && element.size !== 'stretch'
      ? (scales[element.scale_type ?? 'crop_center'] ?? {})
      : {}),
    borderRadius: element.corner_radius ?? '',
    ...(element.transparent ? { background: 'none' } : {}),
  })
  return h(
    'figure',
    { className: 'card-image' },
    element.title ? h('figcaption', {}, textOf(element.title, env)) : null,
    element.preview === false ? made : opening(key, words, made),
  )
}

/** Several pictures as one: two, three, or a grid in halves or thirds. */
export const imageGroup = element =>
  h(
    'div',
    {
      className: `image-group image-group-${element.combination_mode}`,
      style: { borderRadius: element.corner_radius ?? '' },
    },
    ...(element.img_list ?? []).map((one, index) => opening(one.img_key, t('图片 {0}', index + 1))),
  )

/** A sound: drawn, since nothing is recorded here. */
export const audio = () =>
  h('div', { className: 'audio' }, h('span', { 'aria-hidden': 'true' }, '▶'), h('span', {}, t('语音')))
