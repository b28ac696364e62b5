import { h, icon, icons } from './dom.js'
import { keep, kept } from './kept.js'
import { t } from './lang.js'
import { addressAs } from './where.js'

/** The other side of the screen: the same page once more, as somebody else. It needs this much room. */
const roomPx = 1_000

/** `world.people`; `me()` says who sits on this side. */
export const createBeside = (app, world, me) => {
  const side = { frame: null, ready: null }
  const other = () => {
    const ids = [...world.people.keys()]
    const before = kept('beside')
    return world.people.has(before) && before !== me() ? before : ids.find(id => id !== me())
  }
  const open = as => {
    if (side.frame || innerWidth < roomPx) return
    side.frame = h('iframe', {
      className: 'beside',
      title: t('另一边'),
      src: addressAs(as ?? other(), { beside: '' }),
    })
    side.ready = new Promise(resolve => addEventListener('besideready', resolve, { once: true }))
    side.frame.addEventListener('load', () => {
      side.frame.contentWindow.addEventListener('happening', ({ detail }) =>
        dispatchEvent(new CustomEvent('happening', { detail })),
      )
    })
    app.append(side.frame)
    app.classList.add('divided')
  }
  const close = () => {
    side.frame?.remove()
    side.frame = null
    app.classList.remove('divided')
  }
  addEventListener('besideclose', close)
  return {
    isOpen: () => side.frame !== null,
    fits: () => innerWidth >= roomPx,
    /** False: there is no room. */
    flip: () => {
      if (side.frame) close()
      else open()
      return side.frame !== null || innerWidth >= roomPx
    },
    /** Has something done on the other side, which opens for it. */
    ask: async step => {
      open(step.as)
      keep('beside', step.as)
      await side.ready
      side.frame?.contentWindow.dispatchEvent(new CustomEvent('asked', { detail: step }))
    },
  }
}

/** On the other side itself: the way to close it. */
export const closeSide = () =>
  h(
    'button',
    {
      type: 'button',
      className: 'ghost side-close',
      'aria-label': t('关闭分屏'),
      title: t('关闭分屏'),
      onclick: () => parent.dispatchEvent(new Event('besideclose')),
    },
    icon(icons.close, 16),
  )
