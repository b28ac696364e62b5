import { h } from './dom.js'

/** A press on a label would take the focus away and fold the list before it counts. */
const keepFocus = event => event.preventDefault()

/** Choosing several: a line that shows what is chosen, and a list of boxes under it. Emits `input` when it changes. */
export const choices = (options, chosen, placeholder) => {
  const boxes = options.map(one => ({
    ...one,
    box: h('input', { type: 'checkbox', checked: chosen.includes(one.value) }),
  }))
  const line = h('span', { className: 'chosen' })
  const head = h('summary', { className: 'control' }, line)
  const element = h('details', { className: 'choices' }, head)
  const redraw = () => {
    const picked = boxes.filter(one => one.box.checked)
    line.replaceChildren(...picked.map(one => h('span', { className: 'chip' }, one.words)))
    if (picked.length === 0) line.textContent = placeholder
    line.classList.toggle('none', picked.length === 0)
  }
  element.append(
    h(
      'div',
      { className: 'choices-list', role: 'group', onmousedown: keepFocus },
      ...boxes.map(one => h('label', {}, one.box, one.words)),
      options.length === 0 ? h('p', {}, '没有可选的') : null,
    ),
  )
  element.addEventListener('input', redraw)
  element.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    element.open = false
    head.focus()
  })
  element.addEventListener('focusout', event => {
    if (!element.contains(event.relatedTarget)) element.open = false
  })
  element.focus = () => head.focus()
  redraw()
  return { element, read: () => boxes.filter(one => one.box.checked).map(one => one.value) }
}
