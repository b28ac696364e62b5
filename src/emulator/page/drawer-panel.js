import { get } from './api.js'
import { h, icon, icons } from './dom.js'
import { createCalls } from './drawer-calls.js'
import { createClock } from './drawer-clock.js'
import { createFaults } from './drawer-faults.js'
import { createPushes } from './drawer-pushes.js'
import { createTranscript } from './drawer-transcript.js'
import { t } from './lang.js'
import { toast } from './toast.js'

const tabs = [
  ['pushes', '推送', createPushes],
  ['calls', '调用', createCalls],
  ['faults', '故障', createFaults],
  ['clock', '时钟', createClock],
  ['transcript', '记录', createTranscript],
]

/** What came in the meantime is fetched at most this often. */
const pauseMs = 150

/** The drawer: five tabs over one look at the emulator's log, drawn anew whenever something happens. */
export const createDrawer = onClose => {
  const state = { open: false, shown: 'pushes', view: null, timer: 0 }
  const refresh = async () => {
    state.timer = 0
    try {
      const log = await get('/log')
      state.view?.show(log)
    } catch (error) {
      toast('error', error.message)
    }
  }
  addEventListener('happening', () => {
    if (state.open) state.timer ||= setTimeout(refresh, pauseMs)
  })
  const body = h('div', { className: 'drawer-body', id: 'drawer-body', role: 'tabpanel' })
  const turnTo = name => {
    state.shown = name
    state.view = tabs.find(([one]) => one === name)[2](refresh)
    body.replaceChildren(state.view.element)
    body.setAttribute('aria-labelledby', `drawer-tab-${name}`)
    mark(bar, name)
    void refresh()
  }
  const bar = tabBar(turnTo)
  const element = frame(bar, body, onClose)
  const show = open => {
    state.open = open
    element.hidden = !open
  }
  return {
    element,
    isOpen: () => state.open,
    open: () => {
      show(true)
      turnTo(state.shown)
      bar.querySelector('[aria-selected="true"]').focus()
    },
    close: () => show(false),
  }
}

const frame = (bar, body, onClose) =>
  h(
    'aside',
    {
      className: 'drawer',
      id: 'drawer',
      'aria-label': t('后台'),
      hidden: true,
      onkeydown: event => {
        if (event.key === 'Escape') onClose()
      },
    },
    h(
      'header',
      { className: 'drawer-head' },
      bar,
      h(
        'button',
        {
          type: 'button',
          className: 'ghost',
          'aria-label': t('关闭后台'),
          title: t('关闭后台'),
          onclick: onClose,
        },
        icon(icons.close, 18),
      ),
    ),
    body,
  )

const mark = (bar, name) => {
  for (const tab of bar.children) {
    const chosen = tab.id === `drawer-tab-${name}`
    tab.setAttribute('aria-selected', String(chosen))
    tab.tabIndex = chosen ? 0 : -1
  }
}

const tabBar = turnTo => {
  const walk = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const all = [...event.currentTarget.children]
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length]
    next.focus()
    next.click()
  }
  return h(
    'div',
    { className: 'drawer-tabs', role: 'tablist', 'aria-label': t('后台'), onkeydown: walk },
    ...tabs.map(([name, words]) =>
      h(
        'button',
        {
          type: 'button',
          className: 'drawer-tab',
          role: 'tab',
          id: `drawer-tab-${name}`,
          'aria-controls': 'drawer-body',
          onclick: () => turnTo(name),
        },
        t(words),
      ),
    ),
  )
}
