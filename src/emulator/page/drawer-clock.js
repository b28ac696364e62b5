import { post } from './api.js'
import { h } from './dom.js'
import { locale, t } from './lang.js'
import { toast } from './toast.js'

const hour = 3_600_000
const day = 24 * hour

const steps = [
  ['+15 秒', 15_000],
  ['+5 分钟', 300_000],
  ['+1 小时', hour],
  ['+1 天', day],
  ['+14 天', 14 * day],
]

/** The emulator's clock: cards grow old, retries and digests come due when it is moved. */
export const createClock = refresh => {
  const now = h('output', { className: 'clock-now', 'aria-live': 'polite' })
  const apart = h('p', { className: 'clock-apart' })
  const pick = h('input', { type: 'datetime-local', id: 'clock-pick', className: 'clock-pick' })
  const move = async to => {
    try {
      await post('/clock', to)
      await refresh()
    } catch (error) {
      toast('error', error.message)
    }
  }
  const choose = event => {
    event.preventDefault()
    if (pick.value) void move({ at: new Date(`${pick.value}:00+08:00`).toISOString() })
  }
  const button = (words, onclick) => h('button', { type: 'button', className: 'btn', onclick }, words)
  const element = h(
    'div',
    { className: 'clock' },
    now,
    apart,
    h(
      'div',
      { className: 'clock-steps' },
      ...steps.map(([words, ms]) => button(t(words), () => move({ advanceMs: ms }))),
    ),
    h(
      'form',
      { className: 'clock-form', onsubmit: choose },
      h('label', { for: 'clock-pick' }, t('拨到')),
      pick,
      h('button', { type: 'submit', className: 'btn' }, t('拨')),
    ),
    button(t('回到现在'), () => move({ at: new Date().toISOString() })),
    h('p', { className: 'drawer-note' }, t('到期的重推、提醒和汇总会立刻发生；卡片过了 14 天不能再按。')),
  )
  return {
    element,
    show: log => {
      now.textContent = whole(log.now)
      apart.textContent = distance(log.now - log.realNow)
      if (!pick.value) pick.value = new Date(log.now + 8 * hour).toISOString().slice(0, 16)
    },
  }
}

const whole = at =>
  new Date(at).toLocaleString(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Shanghai' })

const distance = ms => {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes === 0) return t('与现在一致')
  const words = [
    [Math.floor(minutes / 1440), '{0} 天'],
    [Math.floor((minutes % 1440) / 60), '{0} 小时'],
    [minutes % 60, '{0} 分钟'],
  ]
  const length = words
    .filter(([count]) => count > 0)
    .map(([count, word]) => t(word, count))
    .join(' ')
  return ms > 0 ? t('比现在早到了 {0}', length) : t('比现在晚了 {0}', length)
}
