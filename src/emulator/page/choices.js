import { h } from './dom.js'
import { t } from './lang.js'
import { createList } from './listbox.js'
import { createPopup } from './popup.js'

/** Choosing several: a line of what is chosen, and a list to tick. Tells of changes as `input` and `change`. */
export const choices = (options, given, words, element) => {
  const chosen = new Set(given.filter(value => options.some(one => one.value === value)))
  const line = h('span', { className: 'chosen' })
  const control = opener(element, line, () => popup.flip())
  const popup = createPopup(() => control, {
    className: 'popup-list',
    wide: true,
    onOpen: () => list.focus(),
  })
  const redraw = () => drawLine(line, options, chosen, words)
  const list = createList({
    options,
    label: words,
    many: true,
    isChosen: value => chosen.has(value),
    onPick: value => {
      if (!chosen.delete(value)) chosen.add(value)
      list.redraw()
      redraw()
      popup.place()
      for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }))
    },
  })
  popup.panel.append(...list.elements, foot(popup, control))
  closesByEscape(popup, control)
  redraw()
  const box = h('span', { className: 'select-box' }, control, popup.panel)
  const read = () => options.map(one => one.value).filter(value => chosen.has(value))
  const write = values => {
    chosen.clear()
    for (const value of values) chosen.add(value)
    redraw()
  }
  return { control, box, read, write }
}

const opener = (element, line, onclick) =>
  h(
    'button',
    {
      type: 'button',
      className: 'control choices',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      disabled: element.disabled === true,
      onclick,
    },
    line,
  )

const drawLine = (line, options, chosen, words) => {
  const picked = options.filter(one => chosen.has(one.value))
  line.replaceChildren(
    ...picked.map(one => h('span', { className: 'chip' }, one.face?.() ?? null, one.words)),
  )
  if (picked.length === 0) line.textContent = words
  line.classList.toggle('none', picked.length === 0)
}

/** Escape closes a list and nothing behind it. */
export const closesByEscape = (popup, control) =>
  popup.panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    popup.close()
    control.focus()
  })

const foot = (popup, control) =>
  h(
    'div',
    { className: 'list-foot' },
    h(
      'button',
      {
        type: 'button',
        className: 'btn btn-small btn-primary_filled',
        onclick: () => {
          popup.close()
          control.focus()
        },
      },
      t('完成'),
    ),
  )
