import { get, post } from './api.js'
import { h } from './dom.js'
import { block, chip, createLines, line, milliseconds, timeOf } from './drawer-lines.js'
import { t } from './lang.js'
import { toast } from './toast.js'

const types = {
  'im.message.receive_v1': '收到消息',
  'card.action.trigger': '卡片回传',
  'im.message.recalled_v1': '消息撤回',
  'im.message.message_read_v1': '消息已读',
  'im.message.reaction.created_v1': '添加表情',
  'im.message.reaction.deleted_v1': '删除表情',
  'im.chat.access_event.bot_p2p_chat_entered_v1': '打开会话',
  'application.bot.menu_v6': '按菜单',
  'im.chat.member.bot.added_v1': '机器人进群',
  'im.chat.member.bot.deleted_v1': '机器人退群',
  'contact.user.deleted_v3': '员工离职',
}

const states = {
  'under way': ['busy', '推送中'],
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
    ...push.attempts.map(attempt),
  ]
}

const attempt = (one, index) =>
  h(
    'section',
    { className: 'attempt', 'aria-label': t('第 {0} 次推送', index + 1) },
    h(
      'p',
      { className: 'attempt-head' },
      t('第 {0} 次推送', index + 1),
      ' · ',
      [t(outcomes[one.outcome] ?? one.outcome), one.status, milliseconds(one.ms)].filter(Boolean).join(' · '),
    ),
    block(t('请求头'), one.headers),
    block(t('请求体（发出时）'), one.sent),
    block(t('应答'), one.answer),
  )

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
