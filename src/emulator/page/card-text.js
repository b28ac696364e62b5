import { colourOf, hueOf } from './colour.js'
import { h } from './dom.js'
import { iconOf } from './icons.js'
import { inline } from './inline.js'
import { localized } from './lang.js'
import { markdown } from './markdown.js'
import { widthOf } from './width.js'

/** A text object: plain words stay plain, `lark_md` has the marks of a line. */
export const textOf = (text, env) => {
  const content = localized(text)
  const nodes =
    text?.tag === 'lark_md'
      ? inline(content, env)
      : content.split('\n').flatMap((line, index) => (index ? [h('br'), line] : [line]))
  const { className, style } = sizeOf(text?.text_size, env, 'inherit')
  return h(
    'span',
    {
      className: `text ${className}${text?.lines ? ' clamped' : ''}`,
      style: {
        ...style,
        color: colourOf(text?.text_color, env),
        ...(text?.lines ? { webkitLineClamp: String(text.lines) } : {}),
        ...(text?.text_align ? { textAlign: text.text_align, display: 'block' } : {}),
      },
    },
    ...nodes,
  )
}

/** Sizes by name, or as the card itself defines them for this width. */
export const sizeOf = (name, env, fallback) => {
  const own = env?.style?.text_size?.[name]
  if (!own) return { className: `size-${name ?? fallback}`, style: {} }
  const wanted = (matchMedia('(max-width: 720px)').matches ? own.mobile : own.pc) ?? own.default
  return { className: `size-${wanted ?? fallback}`, style: {} }
}

/** A markdown component, with its icon in front. */
export const words = (element, _path, env) => {
  const { className } = sizeOf(element.text_size, env, 'normal')
  const body = h(
    'div',
    { className: `md ${className}`, style: { textAlign: element.text_align ?? '' } },
    ...markdown(localized(element), env),
  )
  return element.icon ? h('div', { className: 'with-icon' }, iconOf(element.icon, env), body) : body
}

/** Plain words in a block, with an icon, a width, and perhaps fields in two columns under them. */
export const division = (element, _path, env) => {
  const made = h(
    'div',
    { className: 'card-div with-icon', style: { width: widthOf(element.width) } },
    iconOf(element.icon, env),
    element.text ? textOf(element.text, env) : null,
  )
  if (!element.fields?.length) return made
  const fields = element.fields.map(one =>
    h('div', { className: one.is_short ? '' : 'long' }, textOf(one.text, env)),
  )
  return h(
    'div',
    {},
    element.text || element.icon ? made : null,
    h('div', { className: 'card-fields' }, ...fields),
  )
}

/** A coloured label. */
export const textTag = (words_, color) =>
  h('span', { className: 'text-tag', data: { hue: hueOf(color ?? 'neutral') } }, words_)
