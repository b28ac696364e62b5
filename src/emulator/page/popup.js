import { h } from './dom.js'

/**
 * A panel that floats at a control, above everything: the browser's own popover, so Escape and a click elsewhere
 * close it. It stands beside its control in the document; the tab order stays natural.
 */
export const createPopup = (anchor, { className = '', wide = false, onOpen, onClose } = {}) => {
  const panel = h('div', { className: `popup ${className}`, popover: 'auto' })
  const place = () => placeAt(anchor(), panel, wide)
  const moved = event => {
    if (panel.contains(event.target)) return
    const { top, bottom } = anchor().getBoundingClientRect()
    if (bottom < 0 || top > innerHeight) popup.close()
    else place()
  }
  let closedAt = 0
  panel.addEventListener('beforetoggle', event => {
    if (event.newState === 'closed') closedAt = performance.now()
  })
  panel.addEventListener('toggle', event => {
    const opened = event.newState === 'open'
    const change = opened ? 'addEventListener' : 'removeEventListener'
    globalThis[change]('scroll', moved, true)
    globalThis[change]('resize', place)
    anchor().setAttribute('aria-expanded', String(opened))
    if (opened) place()
    else onClose?.()
  })
  const popup = {
    panel,
    isOpen: () => panel.matches(':popover-open'),
    open: () => {
      if (!panel.isConnected || popup.isOpen()) return
      panel.showPopover()
      place()
      onOpen?.()
    },
    close: () => {
      if (popup.isOpen()) panel.hidePopover()
    },
    /** For the control's click: the same click may just have closed the panel from outside. */
    flip: () => {
      if (popup.isOpen()) popup.close()
      else if (performance.now() - closedAt > 150) popup.open()
    },
    place,
  }
  return popup
}

const edge = 8

/** Under the control, or above it where there is more room. */
const placeAt = (anchor, panel, wide) => {
  const at = anchor.getBoundingClientRect()
  if (wide) panel.style.width = `${Math.max(at.width, 180)}px`
  const below = innerHeight - at.bottom - edge
  const above = at.top - edge
  const under = below >= Math.min(panel.scrollHeight, 320) || below >= above
  panel.style.maxHeight = `${Math.max(120, Math.min(under ? below : above, 360) - 4)}px`
  const { width, height } = panel.getBoundingClientRect()
  panel.style.left = `${Math.max(edge, Math.min(at.left, innerWidth - width - edge))}px`
  panel.style.top = `${under ? at.bottom + 4 : Math.max(edge, at.top - height - 4)}px`
}
