import { audio } from './card-audio.js'
import { personChip } from './card-people.js'
import { colourOf, hueOf } from './colour.js'
import { h } from './dom.js'
import { emojiOf } from './emoji.js'
import { opening } from './files.js'
import { iconOf } from './icons.js'
import { locale, t } from './lang.js'

/** The marks within a line. Each rule is tried where its first character stands; what no rule takes stays text. */
export const inline = (text, env) => {
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
      nodes.push(...[hit.rule.draw(hit.match, env)].flat())
      at += hit.match[0].length
    } else plain += text[at++]
  }
  flush()
  return nodes
}

const starts = /[\\`!*_~<&[\nh:]/

const ruleAt = (text, at) => {
  if (!starts.test(text[at])) return null
  for (const rule of rules) {
    rule.like.lastIndex = at
    const match = rule.like.exec(text)
    if (match && (!rule.fits || rule.fits(text, at, match))) return { rule, match }
  }
  return null
}

const safe = url => /^(?:https?|tel):\/\//i.test(url)

/** An address that is not http(s) is not a link: its words stay. */
const linked = (words, url, env) => {
  const inner = inline(words, env)
  return safe(url) ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...inner) : inner
}

const named = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' },
  ...{ ensp: '\u2002', emsp: '\u2003', zwj: '\u200d', sim: '∼' },
}

/** The attributes of a tag, quoted or not. */
const attributes = text =>
  Object.fromEntries(
    [...text.matchAll(/([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)].map(([, name, a, b, c]) => [
      name,
      a ?? b ?? c,
    ]),
  )

export const mention = (id, env) =>
  h('span', { className: 'at-name' }, `@${id === 'all' ? t('所有人') : (env.people.get(id)?.name ?? id)}`)

const wordBefore = (text, at) => /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

const tag = (name, draw) => ({
  like: new RegExp(`<${name}((?:\\s[^<>]*)?)>([\\s\\S]*?)</${name}>`, 'iy'),
  draw: ([, said, inner], env) => draw(attributes(said), inner, env),
})

const moments = {
  date_short: { month: 'long', day: 'numeric' },
  date: { dateStyle: 'long' },
  week: { weekday: 'long' },
  week_short: { weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
  time_sec: { timeStyle: 'medium', hour12: false },
}

const zone = { timeZone: 'Asia/Shanghai' }

const momentWords = (at, format) => {
  if (format === 'timezone') return 'GMT+8:00'
  const how = moments[format]
  return how ? at.toLocaleString(locale, { ...how, ...zone }) : at.toLocaleDateString('sv-SE', zone)
}

/** A time in the reader's words; without one it is when the card was sent. */
const moment = ({ millisecond, format_type, link }, _inner, env) => {
  const at = new Date(millisecond ? Number(millisecond) : (env.sentAt ?? Number.NaN))
  if (Number.isNaN(at.getTime())) return ''
  const words = momentWords(at, format_type)
  return h('time', { dateTime: at.toISOString() }, ...[linked(words, link ?? '', env)].flat())
}

const person = ({ id, show_name, show_avatar, style }, _inner, env) =>
  personChip(id ?? '', env, {
    face: show_avatar !== 'false',
    name: show_name !== 'false',
    size: 'extra_small',
    style,
  })

const sound = ({ file_key, show_time, style, background_color, fill_color }, env) =>
  audio(
    {
      ...{ file_key, style, fill_color, background_style: background_color },
      ...{ show_progress_bar: false, show_time: show_time === 'true', padding: '2px 8px' },
    },
    '',
    env,
  )

const rules = [
  { like: /\\([\\`*_{}[\]()#+\-.!~|<>])/y, draw: ([, mark]) => mark },
  { like: /\n|<br\s*\/?>/iy, draw: () => h('br') },
  { like: /<hr\s*\/?>/iy, draw: () => h('hr') },
  { like: /``([^\n]+?)``|`([^`\n]+)`/y, draw: ([, two, one]) => h('code', {}, two?.trim() ?? one) },
  {
    like: /!\[([^\]]*)\]\(([^)\s]*)\)/y,
    draw: ([, words, key]) => opening(key, words),
  },
  { like: /\[([^\]\n]*)\]\(([^)\s]+)\)/y, draw: ([, words, url], env) => linked(words, url, env) },
  {
    like: /\*\*([\s\S]+?)\*\*|__([^_\n]+?)__/y,
    draw: ([, a, b], env) => h('strong', {}, ...inline(a ?? b, env)),
  },
  { like: /~~([\s\S]+?)~~/y, draw: ([, inner], env) => h('s', {}, ...inline(inner, env)) },
  { like: /\*([^*\s][^*]*?)\*/y, draw: ([, inner], env) => h('em', {}, ...inline(inner, env)) },
  {
    like: /_([^_\s][^_]*?)_/y,
    fits: (text, at) => !wordBefore(text, at),
    draw: ([, inner], env) => h('em', {}, ...inline(inner, env)),
  },
  tag('font', ({ color }, inner, env) =>
    h('span', { style: { color: colourOf(color, env) } }, ...inline(inner, env)),
  ),
  tag('text_tag', ({ color }, inner, env) =>
    h('span', { className: 'text-tag', data: { hue: hueOf(color ?? 'neutral') } }, ...inline(inner, env)),
  ),
  tag('number_tag', ({ background_color, font_color, url, pc_url }, inner, env) =>
    h(
      'span',
      {
        className: 'number-tag',
        style: {
          background: colourOf(background_color, env),
          color: colourOf(font_color, env) || (background_color ? 'var(--bg-white)' : ''),
        },
      },
      ...[linked(inner, pc_url || url || '', env)].flat(),
    ),
  ),
  tag('at', ({ id, ids, email }, inner, env) =>
    (ids ?? id ?? email ?? inner).split(',').map(one => mention(one.trim(), env)),
  ),
  tag('person', person),
  { like: /<person\s([^<>]*?)\/?>/iy, draw: ([, said], env) => person(attributes(said), '', env) },
  tag('a', ({ href }, inner, env) => linked(inner || (href ?? ''), href ?? '', env)),
  tag('link', ({ url, pc_url, icon }, inner, env) => {
    const made = linked(inner || (url ?? ''), pc_url || url || '', env)
    if (icon && made instanceof Element) made.prepend(iconOf({ token: icon }, env, 14))
    return made
  }),
  tag('raw', (_said, inner) => inner),
  { like: /<audio\s([^<>]*?)\/?>(?:<\/audio>)?/iy, draw: ([, said], env) => sound(attributes(said), env) },
  tag('local_datetime', moment),
  { like: /:([A-Z][A-Za-z]{1,20}):/y, draw: ([whole, name]) => emojiOf(name, 18) ?? whole },
  { like: /&#(\d{1,7});/y, draw: ([, code]) => character(Number(code)) },
  { like: /&#x([0-9a-f]{1,6});/iy, draw: ([, code]) => character(Number.parseInt(code, 16)) },
  { like: /&(amp|lt|gt|quot|apos|nbsp|ensp|emsp|zwj|sim);/y, draw: ([, name]) => named[name] },
  {
    like: /https?:\/\/[^\s<>"'，。；！？、）】」]+/y,
    fits: (text, at) => !wordBefore(text, at),
    draw: ([url]) => h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url),
  },
]

const character = code => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')
