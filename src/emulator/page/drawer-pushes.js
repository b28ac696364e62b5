import { get, post } from './api.js'
import { h } from './dom.js'
import { types } from './drawer-event-types.js'
import { words } from './drawer-fault-words.js'
import { block, chip, createLines, line, milliseconds, timeOf } from './drawer-lines.js'
import { t } from './lang.js'
import { toast } from './toast.js'

const states = {
  'under way': ['busy', '推送中'],
  held: ['warn', '压着'],
  delivered: ['good', '已送达'],
  waiting: ['warn', '等待重推'],
  'given up': ['bad', '未送达'],
  dropped: ['bad', '已丢弃'],
}

export const outcomes = {
  ok: '正常',
  status: '状态码不对',
  timeout: '超时',
  connect: '连不上',
  dns: '解析不了',
  failed: '失败',
  offline: '不在线',
  closed: '连接断了',
}

/** Every event and callback pushed to the bot, newest first. */
export const createPushes = refresh => {
  const lines = createLines(
    t('还没有推送。说一句话试试。'),
    push => `${push.at} ${push.state} ${push.attempts} ${push.status} ${push.ms}`,
    (push, open) => line(open, summary(push), () => detail(push.id, refresh)),
  )
  return { element: lines.element, show: log => lines.show(log.pushes) }
}

const summary = push => {
  const [kind, words] = states[push.state] ?? ['busy', push.state]
  return [
    h('time', { className: 'line-time' }, timeOf(push.at)),
    h('span', { className: 'line-name', title: push.eventType }, t(types[push.eventType] ?? push.eventType)),
    h('span', { className: 'line-who' }, push.who),
    chip(kind, t(words)),
    push.attempts > 1 ? chip('plain', t('{0} 次', push.attempts)) : null,
    h('span', { className: 'line-end' }, [push.status, milliseconds(push.ms)].filter(Boolean).join(' · ')),
  ].filter(Boolean)
}

const detail = async (id, refresh) => {
  const push = await get(`/log/pushes/${id}`)
  return [
    h(
      'div',
      { className: 'line-tools' },
      h('code', {}, push.eventType),
      h(
        'button',
        { type: 'button', className: 'btn btn-small', onclick: () => replay(id, refresh) },
        t('再推一次'),
      ),
    ),
    block(t('内容（解密后）'), push.envelope),
    ...push.attempts.map((one, index) => attempt(one, index, JSON.stringify(push.envelope))),
  ]
}

/** What was sealed is shown where it was not the event as it is. */
const attempt = (one, index, envelope) =>
  h(
    'section',
    { className: 'attempt', 'aria-label': t('第 {0} 次推送', index + 1) },
    h(
      'p',
      { className: 'attempt-head' },
      t('第 {0} 次推送', index + 1),
      ` · ${timeOf(Date.parse(one.at))} · `,
      [t(outcomes[one.outcome] ?? one.outcome), one.status, milliseconds(one.ms)].filter(Boolean).join(' · '),
    ),
    one.faults.length > 0
      ? h('p', { className: 'face-trouble' }, t('故障：{0}', one.faults.map(faultName).join('、')))
      : null,
    block(t('请求头'), one.headers),
    block(t('请求体（发出时）'), one.sent),
    one.plain === one.sent || one.plain === envelope ? null : block(t('解密后'), one.plain),
    block(t('应答'), one.answer) ?? h('p', { className: 'line-none' }, t('没有应答内容')),
  )

const faultName = kind => t((words.push[kind] ?? words.socket[kind] ?? [kind])[0])

const replay = async (id, refresh) => {
  try {
    const made = await post(`/deliveries/${id}/replay`, {})
    toast(
      made.outcome === 'ok' ? 'success' : 'error',
      t('又推了一次：{0}', t(outcomes[made.outcome] ?? made.outcome)),
    )
    await refresh()
  } catch (error) {
    toast('error', error.message)
  }
}
