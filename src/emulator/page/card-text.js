import { h } from './dom.js'
import { inline } from './inline.js'
import { markdown } from './markdown.js'

/** A text object: plain words stay plain, `lark_md` has the marks of a line. */
export const textOf = (text, people) => {
  const content = text.content ?? ''
  const nodes =
    text.tag === 'lark_md'
      ? inline(content, people)
      : content.split('\n').flatMap((line, index) => (index ? [h('br'), line] : [line]))
  return h(
    'span',
    {
      className: `text size-${text.text_size ?? 'inherit'}`,
      data: text.text_color ? { font: text.text_color.replace(/-\d+$/, '') } : {},
      style: text.text_align ? { textAlign: text.text_align, display: 'block' } : {},
    },
    ...nodes,
  )
}

/** A markdown component. */
export const words = (element, people) =>
  h(
    'div',
    { className: `md size-${element.text_size ?? 'normal'}`, style: { textAlign: element.text_align ?? '' } },
    ...markdown(element.content ?? '', people),
  )
