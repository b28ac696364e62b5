import { post } from './api.js'
import { h } from './dom.js'
import { t } from './lang.js'
import { toast } from './toast.js'

/** Words for what the emulator offers; a kind without words stands under its own name. */
const words = {
  push: {
    duplicate: ['推两次', '同一个事件送两遍'],
    drop: ['丢掉', '不送，也不重推'],
    delay: ['晚到，被后面的赶上', '压 3 秒，顺序打乱'],
    wrongSignature: ['签名不对', '机器人应当拒收'],
    unsigned: ['没有签名', '机器人应当拒收'],
    wrongToken: ['校验令牌不对', '机器人应当拒收'],
    plaintext: ['该加密时没加密', '机器人应当拒收'],
    spaced: ['JSON 里有空格换行', '机器人应当照收'],
  },
  call: {
    rateLimited: ['限频，HTTP 429', '99991400'],
    rateLimited400: ['限频，HTTP 400', '99991400'],
    imLimited: ['消息限频', '230020'],
    broken: ['服务器错误 500', '没有办'],
    tokenExpired: ['令牌过期', '99991663'],
    cardLocked: ['卡片被锁住', '有人正在按，11310'],
    brokenAfter: ['办完了才答 500', '机器人不知道已经办成'],
    slow: ['办完了不按时答', '15 秒后才答'],
  },
}

const extras = { delay: { ms: 3000 } }

/** What shall go wrong: each once, or until it is switched off. */
export const createFaults = refresh => {
  const element = h('div', { className: 'faults' })
  let drawn = ''
  return {
    element,
    show: log => {
      const now = JSON.stringify([log.faults, log.kinds, log.limits])
      if (now === drawn) return
      drawn = now
      const focused = element.contains(document.activeElement) ? document.activeElement.id : ''
      element.replaceChildren(
        group('push', t('推送出的故障'), log, refresh),
        group('call', t('接口出的故障'), log, refresh),
        limitSwitch(log, refresh),
      )
      if (focused) document.getElementById(focused)?.focus()
    },
  }
}

const group = (side, title, log, refresh) =>
  h(
    'section',
    { className: 'fault-group', 'aria-label': title },
    h('h3', {}, title),
    ...log.kinds[side].map(kind => fault(side, kind, log.faults, refresh)),
  )

const fault = (side, kind, faults, refresh) => {
  const active = faults[side].filter(one => one.kind === kind)
  const always = active.some(one => one.times === undefined)
  const left = active.reduce((sum, one) => sum + (one.times ?? 0), 0)
  const [name, note] = words[side][kind] ?? [kind, '']
  const add = times => run(() => post(`/faults/${side}`, { kind, ...extras[kind], ...times }), refresh)
  return h(
    'div',
    { className: `fault${active.length > 0 ? ' fault-on' : ''}` },
    h('div', { className: 'fault-words' }, h('span', {}, t(name)), h('small', {}, t(note))),
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
    h('button', {
      type: 'button',
      className: 'switch',
      role: 'switch',
      id: `fault-${kind}`,
      'aria-checked': String(always),
      'aria-label': t('{0}：一直', t(name)),
      title: always || left > 0 ? t('关掉') : t('一直，直到关掉'),
      onclick: () => (active.length > 0 ? run(() => without(kind), refresh) : add({})),
    }),
  )
}

const without = async kind =>
  await fetch(`/emulator/faults/${kind}`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
  })

const limitSwitch = (log, refresh) =>
  h(
    'section',
    { className: 'fault-group' },
    h('h3', {}, t('频控')),
    h(
      'div',
      { className: 'fault' },
      h(
        'div',
        { className: 'fault-words' },
        h('span', {}, t('按平台的限额')),
        h('small', {}, t('每个应用、会话、消息的每秒和每分钟次数')),
      ),
      h('button', {
        type: 'button',
        className: 'switch',
        role: 'switch',
        id: 'fault-limits',
        'aria-checked': String(log.limits),
        'aria-label': t('按平台的限额'),
        onclick: () => run(() => post('/limits', { on: !log.limits }), refresh),
      }),
    ),
  )

const run = async (work, refresh) => {
  try {
    await work()
    await refresh()
  } catch (error) {
    toast('error', error.message)
  }
}
