import { h } from './dom.js'
import { types } from './drawer-event-types.js'
import { t } from './lang.js'

/** What the next fault shall be narrowed to, by side. It outlives a redraw. */
const chosen = { push: '', call: '', socket: '' }

/** The choice as a fault carries it. */
export const scopeOf = side => {
  if (!chosen[side]) return {}
  return side === 'call' ? { path: chosen.call } : { eventType: chosen[side] }
}

/** Above a group: every event or one type; every call or one path. */
export const scope = (side, log) => {
  const control = side === 'call' ? pathBox(log) : typeSelect(side)
  return h('label', { className: 'fault-scope' }, h('span', {}, t('只对')), control)
}

const typeSelect = side => {
  const option = (value, words) => h('option', { value, selected: chosen[side] === value }, words)
  return h(
    'select',
    {
      id: `scope-${side}`,
      className: 'fault-box',
      onchange: event => {
        chosen[side] = event.target.value
      },
    },
    option('', t('所有事件')),
    ...Object.entries(types).map(([type, words]) => option(type, t(words))),
  )
}

const pathBox = log =>
  h(
    'span',
    { className: 'fault-path' },
    h('input', {
      id: 'scope-call',
      className: 'fault-box',
      type: 'text',
      list: 'scope-paths',
      placeholder: t('所有接口'),
      value: chosen.call,
      spellcheck: 'false',
      autocomplete: 'off',
      oninput: event => {
        chosen.call = event.target.value.trim()
      },
    }),
    h('datalist', { id: 'scope-paths' }, ...pathsIn(log).map(path => h('option', { value: path }))),
  )

const common = [
  'POST /open-apis/im/v1/messages$',
  'POST /open-apis/im/v1/messages/*/reply$',
  'PATCH /open-apis/im/v1/messages/*$',
  'POST /open-apis/interactive/v1/card/update$',
  '/open-apis/cardkit/',
  '/open-apis/auth/',
]

/** Calls that were made, with ids left open, besides the usual ones. */
const pathsIn = log => {
  const made = log.calls.map(({ method, path }) => `${method} ${path.replace(ids, '/*')}$`)
  return [...new Set([...made, ...common])].sort()
}

const ids = /\/(?:(?:om|oc|ou|on|omt|bm|od|img|file|cli|c)[_-][^/]+|\d{6,}|[0-9a-f]{16,})(?=\/|$)/g

/** What a fault that is on is narrowed to, in words. */
export const scopeWords = ({ eventType, path }) => {
  if (eventType) return t('只对{0}', t(types[eventType] ?? eventType))
  return path ? t('只对 {0}', path) : ''
}
