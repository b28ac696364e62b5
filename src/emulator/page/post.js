import { h } from './dom.js'
import { emojiShown } from './emoji.js'
import { addressOf, opening } from './files.js'
import { t } from './lang.js'
import { textNodes } from './markdown.js'

/** A rich text (富文本): a title and paragraphs of words, links, names, pictures, code. */
export const post = ({ content, mentions = [] }) =>
  h(
    'div',
    { className: 'post' },
    content?.title ? h('p', { className: 'post-title' }, content.title) : null,
    ...(content?.content ?? []).map(line => paragraph(line, mentions)),
  )

/** Pictures, code and lines across stand alone, not inside a paragraph. */
const alone = new Set(['img', 'media', 'code_block', 'hr'])

const paragraph = (line, mentions) => {
  const nodes = Array.isArray(line) ? line : []
  const drawn = nodes.map(node => (drawers[node?.tag] ?? drawers.text)(node ?? {}, mentions))
  if (nodes.length === 1 && alone.has(nodes[0]?.tag)) return drawn[0]
  return h('p', { className: 'post-line' }, ...drawn)
}

const styles = { bold: 'b', italic: 'i', underline: 'u', lineThrough: 's' }

const styled = (node, ...children) =>
  (node.style ?? []).reduce(
    (inner, style) => (styles[style] ? h(styles[style], {}, inner) : inner),
    h('span', {}, ...children),
  )

const linkable = /^https?:\/\//

const link = node =>
  linkable.test(node.href ?? '')
    ? h('a', { href: node.href, target: '_blank', rel: 'noopener noreferrer' }, node.text || node.href)
    : h('span', {}, node.text ?? '')

const nameOf = (node, mentions) => {
  const known = mentions.find(one => one.key === node.user_id)?.name
  return known ?? (node.user_name || (node.user_id === 'all' ? t('所有人') : node.user_id))
}

const drawers = {
  text: (node, mentions) => styled(node, ...textNodes(String(node.text ?? ''), mentions)),
  a: node => styled(node, link(node)),
  at: (node, mentions) => styled(node, h('span', { className: 'at-name' }, `@${nameOf(node, mentions)}`)),
  emotion: node => emojiShown(node.emoji_type ?? '', 18),
  img: node => h('div', { className: 'sent-image' }, opening(node.image_key, t('图片'))),
  media: node =>
    h('video', {
      className: 'film',
      controls: true,
      preload: 'metadata',
      src: addressOf(node.file_key ?? ''),
      'aria-label': t('视频'),
    }),
  hr: () => h('hr'),
  code_block: node =>
    h(
      'pre',
      { className: 'md-code', tabIndex: 0, 'aria-label': node.language || t('代码') },
      h('code', {}, node.text ?? ''),
    ),
}
