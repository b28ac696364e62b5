import { post } from './api.js'
import { h } from './dom.js'
import { secondsOf, unscoped, variantWords, words } from './drawer-fault-words.js'
import { scope, scopeOf, scopeWords } from './drawer-scope.js'
import { t } from './lang.js'
import { toast } from './toast.js'

const titles = { push: '推送出的故障', call: '接口出的故障', socket: '长连接出的故障' }

/** How many seconds the next fault of a kind lasts. It outlives a redraw. */
const seconds = { ...secondsOf }

/** What shall go wrong: each once, or until it is switched off. */
export const createFaults = refresh => {
  const element = h('div', { className: 'faults' })
  let drawn = ''
  return {
    element,
    show: log => {
      const now = JSON.stringify([log.faults, log.kinds, log.limits, log.variants])
      if (now === drawn) return
      drawn = now
      const focused = element.contains(document.activeElement) ? document.activeElement.id : ''
      element.replaceChildren(
        allOff(log, refresh),
        ...Object.keys(titles).map(side => group(side, log, refresh)),
        ...openPoints(log, refresh),
      )
      if (focused) document.getElementById(focused)?.focus()
    },
  }
}

const allOff = ({ faults }, refresh) => {
  const count = Object.values(faults).flat().length
  return h(
    'div',
    { className: 'fault-all' },
    h('span', {}, count > 0 ? t('有 {0} 个故障', count) : t('现在没有故障')),
    h(
      'button',
      {
        type: 'button',
        className: 'btn btn-small',
        id: 'fault-all',
        disabled: count === 0,
        onclick: () => run(() => without(''), refresh),
      },
      t('全部关掉'),
    ),
  )
}

const group = (side, log, refresh) =>
  h(
    'section',
    { className: 'fault-group', 'aria-label': t(titles[side]) },
    h('h3', {}, t(titles[side])),
    scope(side, log),
    ...log.kinds[side].map(kind => fault(side, kind, log.faults, refresh)),
  )

const fault = (side, kind, faults, refresh) => {
  const active = faults[side].filter(one => one.kind === kind)
  const always = active.some(one => one.times === undefined)
  const left = active.reduce((sum, one) => sum + (one.times ?? 0), 0)
  const [name, note] = words[side][kind] ?? [kind, '']
  const add = times => run(() => post(`/faults/${side}`, { ...made(side, kind), ...times }), refresh)
  return h(
    'div',
    { className: `fault${active.length > 0 ? ' fault-on' : ''}` },
    wording(t(name), [t(note), ...active.map(about)]),
    kind in secondsOf ? secondsBox(kind, t(name)) : null,
    h(
      'button',
      {
        type: 'button',
        className: 'btn btn-small',
        id: `fault-once-${kind}`,
        'aria-label': t('{0}：下一次', t(name)),
        onclick: () => add({ times: 1 }),
      },
      left > 0 ? t('还有 {0} 次', left) : t('下一次'),
    ),
    toggle({
      id: `fault-${kind}`,
      on: always,
      label: t('{0}：一直', t(name)),
      title: always || left > 0 ? t('关掉') : t('一直，直到关掉'),
      onclick: () => (active.length > 0 ? run(() => without(kind), refresh) : add({})),
    }),
  )
}

const made = (side, kind) => ({
  kind,
  ...(kind in secondsOf ? { ms: Math.round(seconds[kind] * 1000) } : {}),
  ...(unscoped.has(kind) ? {} : scopeOf(side)),
})

/** What a fault that is on was narrowed to, and how long it lasts. */
const about = one =>
  [scopeWords(one), one.ms === undefined ? '' : t('{0} 秒', one.ms / 1000)].filter(Boolean).join(' · ')

const secondsBox = (kind, name) =>
  h(
    'label',
    { className: 'fault-seconds' },
    h('input', {
      type: 'number',
      id: `fault-seconds-${kind}`,
      className: 'fault-box',
      min: '1',
      max: '86400',
      step: '1',
      value: String(seconds[kind]),
      'aria-label': t('{0}：几秒', name),
      onchange: event => {
        const typed = Number(event.target.value)
        seconds[kind] = typed >= 1 && typed <= 86_400 ? typed : secondsOf[kind]
        event.target.value = String(seconds[kind])
      },
    }),
    t('秒'),
  )

const wording = (name, notes) =>
  h(
    'div',
    { className: 'fault-words' },
    h('span', {}, name),
    ...notes.filter(Boolean).map(note => h('small', {}, note)),
  )

const toggle = ({ id, on, label, title, onclick }) =>
  h('button', {
    type: 'button',
    className: 'switch',
    role: 'switch',
    id,
    'aria-checked': String(on),
    'aria-label': label,
    title: title ?? '',
    onclick,
  })

const without = async kind =>
  await fetch(`/emulator/faults${kind && `/${kind}`}`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
  })

/** The limits, and the points the documents leave open. */
const openPoints = ({ limits, variants }, refresh) => {
  const limited = ['按平台的限额', '每个应用、会话、消息的每秒和每分钟次数']
  const row = (id, [name, note], on, body, path) =>
    h(
      'div',
      { className: 'fault' },
      wording(t(name), [t(note)]),
      toggle({ id, on, label: t(name), onclick: () => run(() => post(path, body), refresh) }),
    )
  const section = (title, ...rows) =>
    h('section', { className: 'fault-group', 'aria-label': t(title) }, h('h3', {}, t(title)), ...rows)
  return [
    section('频控', row('fault-limits', limited, limits, { on: !limits }, '/limits')),
    section(
      '文档没有写明的做法',
      ...Object.entries(variants).map(([name, on]) =>
        row(`variant-${name}`, variantWords[name] ?? [name, ''], on, { [name]: !on }, '/variants'),
      ),
    ),
  ]
}

const run = async (work, refresh) => {
  try {
    await work()
    await refresh()
  } catch (error) {
    toast('error', error.message)
  }
}
