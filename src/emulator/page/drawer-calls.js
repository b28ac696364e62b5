import { get } from './api.js'
import { h } from './dom.js'
import { block, chip, createLines, line, milliseconds, timeOf } from './drawer-lines.js'
import { t } from './lang.js'

/** Every call of the platform's API the bot made, newest first. */
export const createCalls = () => {
  const lines = createLines(
    t('机器人还没有调用过接口。'),
    call => String(call.at),
    (call, open) => line(open, summary(call), () => detail(call.id)),
  )
  return { element: lines.element, show: log => lines.show(log.calls) }
}

const summary = call =>
  [
    h('time', { className: 'line-time' }, timeOf(call.at)),
    h('span', { className: 'line-method' }, call.method),
    h('span', { className: 'line-name', title: call.path }, call.path.replace('/open-apis', '')),
    call.limited ? chip('warn', t('限频')) : null,
    call.repeated ? chip('warn', t('uuid 重复')) : null,
    call.code ? chip('bad', String(call.code)) : null,
    h('span', { className: 'line-end' }, `${call.status} · ${milliseconds(call.ms)}`),
  ].filter(Boolean)

const detail = async id => {
  const call = await get(`/log/calls/${id}`)
  return [
    h('code', { className: 'line-path' }, `${call.method} ${call.path}${call.query}`),
    call.app ? h('p', { className: 'line-none' }, call.app) : null,
    call.msg ? h('p', { className: 'face-trouble' }, `${call.code}　${call.msg}`) : null,
    call.repeated ? h('p', {}, t('这个 uuid 一小时内用过，没有再发一条。')) : null,
    limits(call.answered),
    block(t('请求头'), call.asked),
    block(t('请求体'), call.sent) ?? h('p', { className: 'line-none' }, t('没有请求体')),
    block(t('应答头'), call.answered),
    block(t('应答'), call.answer) ?? h('p', { className: 'line-none' }, t('应答不是 JSON')),
  ].filter(Boolean)
}

/** The platform's own counting, where it tells. */
const limits = answered => {
  const limit = answered['x-ogw-ratelimit-limit']
  const reset = answered['x-ogw-ratelimit-reset']
  return limit ? h('p', {}, t('限额 {0} 次，{1} 秒后再试', limit, reset ?? '?')) : null
}
