import { h } from './dom.js'

/** Words that show at a component while the mouse or the focus is on it, and are read out with it. */
let count = 0
let shown = null

export const withTip = (element, words) => {
  if (!words) return element
  const id = `tip-${++count}`
  const note = h('span', { id, className: 'tip', role: 'tooltip', popover: 'manual' }, words)
  const show = () => {
    if (!element.isConnected) return
    hide()
    if (!note.isConnected) element.after(note)
    note.showPopover()
    place(element, note)
    shown = note
  }
  element.setAttribute('aria-description', words)
  element.addEventListener('pointerenter', show)
  element.addEventListener('focusin', show)
  for (const leaving of ['pointerleave', 'focusout', 'pointerdown']) element.addEventListener(leaving, hide)
  element.addEventListener('keydown', event => {
    if (event.key === 'Escape') hide()
  })
  return element
}

const hide = () => {
  shown?.remove()
  shown = null
}

const place = (element, note) => {
  const at = element.getBoundingClientRect()
  const { width, height } = note.getBoundingClientRect()
  const left = at.left + at.width / 2 - width / 2
  note.style.left = `${Math.max(6, Math.min(left, innerWidth - width - 6))}px`
  note.style.top = `${at.top > height + 10 ? at.top - height - 6 : at.bottom + 6}px`
}
