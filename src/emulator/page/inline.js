import { h } from './dom.js'

/** The marks within a line. Each rule is tried where its first character stands; what no rule takes stays text. */
export const inline = (text, people) => {
  const nodes = []
  let plain = ''
  const flush = () => {
    if (plain) nodes.push(plain)
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const hit = ruleAt(text, at)
    if (hit) {
      flush()
      nodes.push(...[hit.rule.draw(hit.match, people)].flat())
      at += hit.match[0].length
    } else plain += text[at++]
  }
  flush()
  return nodes
}

const starts = /[\\`!*_~<&[\nh]/

const ruleAt = (text, at) => {
  if (!starts.test(text[at])) return null
  for (const rule of rules) {
    rule.like.lastIndex = at
    const match = rule.like.exec(text)
    if (match && (!rule.fits || rule.fits(text, at, match))) return { rule, match }
  }
  return null
}

const safe = url => /^https?:\/\//i.test(url)

/** An address that is not http(s) is not a link: its words stay. */
const linked = (words, url, people) => {
  const inner = inline(words, people)
  return safe(url) ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...inner) : inner
}

const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** The attributes of a tag, quoted or not. */
const attributes = text =>
  Object.fromEntries(
    [...text.matchAll(/([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)].map(([, name, a, b, c]) => [
      name,
      a ?? b ?? c,
    ]),
  )

export const mention = (id, people) =>
  h('span', { className: 'at-name' }, `@${id === 'all' ? '所有人' : (people.get(id)?.name ?? id)}`)

const wordBefore = (text, at) => /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

const tag = (name, draw) => ({
  like: new RegExp(`<${name}((?:\\s[^<>]*)?)>([\\s\\S]*?)</${name}>`, 'iy'),
  draw: ([, said, inner], people) => draw(attributes(said), inner, people),
})

const hue = color => (color ?? '').replace(/-\d+$/, '')

const rules = [
  { like: /\\([\\`*_{}[\]()#+\-.!~|<>])/y, draw: ([, mark]) => mark },
  { like: /\n|<br\s*\/?>/iy, draw: () => h('br') },
  { like: /`([^`\n]+)`/y, draw: ([, code]) => h('code', {}, code) },
  {
    like: /!\[([^\]]*)\]\([^)\s]*\)/y,
    draw: ([, words]) => h('span', { className: 'picture' }, words || '图片'),
  },
  { like: /\[([^\]\n]*)\]\(([^)\s]+)\)/y, draw: ([, words, url], people) => linked(words, url, people) },
  { like: /\*\*([\s\S]+?)\*\*/y, draw: ([, inner], people) => h('strong', {}, ...inline(inner, people)) },
  { like: /~~([\s\S]+?)~~/y, draw: ([, inner], people) => h('s', {}, ...inline(inner, people)) },
  { like: /\*([^*\s][^*]*?)\*/y, draw: ([, inner], people) => h('em', {}, ...inline(inner, people)) },
  {
    like: /_([^_\s][^_]*?)_/y,
    fits: (text, at) => !wordBefore(text, at),
    draw: ([, inner], people) => h('em', {}, ...inline(inner, people)),
  },
  tag('font', ({ color }, inner, people) =>
    h('span', { data: { font: hue(color) } }, ...inline(inner, people)),
  ),
  tag('text_tag', ({ color }, inner, people) =>
    h('span', { className: 'text-tag', data: { hue: hue(color ?? 'neutral') } }, ...inline(inner, people)),
  ),
  tag('number_tag', (_said, inner, people) =>
    h('span', { className: 'number-tag' }, ...inline(inner, people)),
  ),
  tag('at', ({ id, ids, email }, inner, people) =>
    (ids ?? id ?? email ?? inner).split(',').map(one => mention(one.trim(), people)),
  ),
  tag('person', ({ id }, _inner, people) => mention(id ?? '', people)),
  tag('a', ({ href }, inner, people) => linked(inner, href ?? '', people)),
  tag('link', ({ url }, inner, people) => linked(inner, url ?? '', people)),
  tag('raw', (_said, inner) => inner),
  tag('local_datetime', ({ millisecond }) =>
    new Date(Number(millisecond)).toLocaleString('zh-CN', { hour12: false }),
  ),
  { like: /&#(\d{1,7});/y, draw: ([, code]) => character(Number(code)) },
  { like: /&#x([0-9a-f]{1,6});/iy, draw: ([, code]) => character(Number.parseInt(code, 16)) },
  { like: /&(amp|lt|gt|quot|apos|nbsp);/y, draw: ([, name]) => named[name] },
  {
    like: /https?:\/\/[^\s<>"'，。；！？、）】」]+/y,
    fits: (text, at) => !wordBefore(text, at),
    draw: ([url]) => h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url),
  },
]

const character = code => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')
