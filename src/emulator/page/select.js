import { h } from './dom.js'
import { t } from './lang.js'
import { createList } from './listbox.js'
import { createPopup } from './popup.js'

const opening = new Set(['Enter', ' ', 'ArrowDown', 'ArrowUp', 'F4'])

/**
 * Choosing one. The browser's own select holds the answer and stands in the tab order, so that every tool for
 * reading and driving pages knows it; with a mouse or keys it opens our list, which can be searched.
 */
export const select = (options, chosen, words, element) => {
  const control = h(
    'select',
    {
      className: `control${element.type === 'text' ? ' control-text' : ''}`,
      disabled: element.disabled === true,
    },
    h('option', { value: '' }, words),
    ...options.map(one => h('option', { value: one.value }, one.words)),
  )
  control.value = options.some(one => one.value === chosen) ? chosen : ''
  const popup = createPopup(() => control, {
    className: 'popup-list',
    wide: true,
    onOpen: () => list.focus(),
  })
  const list = createList({
    options: element.required ? options : [{ value: '', words: t('不选') }, ...options],
    label: words,
    isChosen: value => value === control.value,
    onPick: value => {
      popup.close()
      control.focus()
      if (value === control.value) return
      control.value = value
      for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }))
    },
  })
  popup.panel.append(...list.elements)
  opensList(control, popup)
  const face = h('span', { className: 'select-box' }, control, popup.panel)
  const write = value => {
    if (options.some(one => one.value === value)) control.value = value
  }
  return { control, box: face, read: () => control.value, write }
}

/** Fingers get the system's own wheel, which suits them better. */
const opensList = (control, popup) => {
  control.addEventListener('mousedown', event => {
    if (control.disabled || matchMedia('(pointer: coarse)').matches) return
    event.preventDefault()
    control.focus()
  })
  control.addEventListener('click', () => {
    if (!control.disabled && !matchMedia('(pointer: coarse)').matches) popup.flip()
  })
  control.addEventListener('keydown', event => {
    if (!opening.has(event.key) && !(event.key.length === 1 && !event.ctrlKey && !event.metaKey)) return
    event.preventDefault()
    popup.open()
  })
  popup.panel.addEventListener('keydown', event => {
    if (event.key !== 'Tab' && event.key !== 'Escape') return
    popup.close()
    control.focus()
    if (event.key === 'Escape') event.preventDefault()
    event.stopPropagation()
  })
}
