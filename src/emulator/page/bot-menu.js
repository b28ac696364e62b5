import { post } from './api.js'
import { h, icon, icons } from './dom.js'
import { t } from './lang.js'
import { toast } from './toast.js'

/** The bot's own menu under its private chat; arrow keys walk along it. */
export const botMenu = ({ me, chat }, bot) => {
  const items = chat.kind === 'p2p' ? (bot.menu ?? []) : []
  if (items.length === 0) return null
  const bar = h(
    'div',
    { className: 'bot-menu', role: 'toolbar', 'aria-label': t('机器人菜单') },
    h('span', { className: 'bot-menu-mark', 'aria-hidden': 'true' }, icon(icons.menu, 16)),
    ...items.map(({ name, key }, index) =>
      h(
        'button',
        {
          type: 'button',
          className: 'bot-menu-item',
          tabIndex: index === 0 ? 0 : -1,
          onclick: event => press(event.currentTarget, me, key),
        },
        name,
      ),
    ),
  )
  bar.addEventListener('keydown', event => along(bar, event))
  return bar
}

/** A second click waits until the first has arrived. */
const press = async (button, openId, key) => {
  if (button.disabled) return
  button.disabled = true
  try {
    await post('/menu', { openId, key })
  } catch (error) {
    toast('error', error.message)
  }
  button.disabled = false
}

const along = (bar, event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const all = [...bar.querySelectorAll('button')]
  const next = all.at((all.indexOf(document.activeElement) + step) % all.length)
  for (const one of all) one.tabIndex = one === next ? 0 : -1
  next.focus()
}
