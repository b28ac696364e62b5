import './drawer-english.js'
import { h } from './dom.js'
import { t } from './lang.js'

/** The way to the drawer for the curious and to the card gallery. The drawer itself is loaded when it is first opened. */
const shortcut = 'Alt+B'

let panel = null

const toggle = async () => {
  if (!panel) {
    const { createDrawer } = await import('./drawer-panel.js')
    panel ??= createDrawer(close)
    document.body.append(panel.element)
  }
  if (panel.isOpen()) close()
  else open()
}

const open = () => {
  document.body.classList.add('with-drawer')
  button.setAttribute('aria-expanded', 'true')
  panel.open()
}

const close = () => {
  document.body.classList.remove('with-drawer')
  button.setAttribute('aria-expanded', 'false')
  panel.close()
  button.focus()
}

const button = h(
  'button',
  {
    type: 'button',
    className: 'ghost drawer-toggle',
    'aria-expanded': 'false',
    'aria-controls': 'drawer',
    'aria-keyshortcuts': shortcut,
    title: t('推送、调用、故障、时钟、记录（{0}）', shortcut),
    onclick: toggle,
  },
  t('后台'),
)

addEventListener('keydown', event => {
  // The letter itself may be another one with Alt held.
  if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyB') return
  event.preventDefault()
  void toggle()
})

document
  .getElementById('strip-end')
  .prepend(h('a', { className: 'ghost drawer-toggle', href: '/gallery' }, t('卡片画廊')), button)
