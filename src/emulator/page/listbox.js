import { h } from './dom.js'
import { t } from './lang.js'

let count = 0

/** Lists longer than this can be searched. */
const searchFrom = 8

/**
 * A list to choose from, with a search line when it is long. Arrow keys move, Enter chooses, Escape is the popup's.
 * Options: `{ value, words, detail?, face?() }`. `isChosen(value)` marks, `onPick(value)` is told.
 */
export const createList = ({
  options,
  isChosen,
  onPick,
  many = false,
  label,
  searched = options.length >= searchFrom,
}) => {
  const id = `list-${++count}`
  const list = { id, options, shown: options, active: -1, isChosen, onPick }
  list.holder = h('ul', {
    className: 'list',
    id,
    role: 'listbox',
    tabIndex: searched ? -1 : 0,
    'aria-label': label,
    'aria-multiselectable': many ? 'true' : undefined,
  })
  list.search = searched ? searchLine(list) : null
  const focused = list.search ?? list.holder
  focused.addEventListener('keydown', event => pressed(list, focused, event))
  list.focused = focused
  draw(list)
  return {
    elements: [list.search, list.holder].filter(Boolean),
    redraw: () => draw(list),
    /** Called when the list is shown: everything listed, the chosen one active, keys go here. */
    focus: () => {
      if (list.search) list.search.value = ''
      filter(list, '')
      const chosen = list.shown.findIndex(one => list.isChosen(one.value))
      move(list, Math.max(0, chosen))
      focused.focus({ preventScroll: true })
    },
  }
}

const searchLine = list =>
  h('input', {
    className: 'list-search',
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': list.id,
    'aria-label': t('搜索'),
    placeholder: t('搜索'),
    oninput: event => {
      event.stopPropagation()
      filter(list, event.target.value)
      move(list, 0)
    },
    onchange: event => event.stopPropagation(),
  })

const filter = (list, text) => {
  const wanted = text.trim().toLowerCase()
  list.shown = list.options.filter(one => `${one.words} ${one.detail ?? ''}`.toLowerCase().includes(wanted))
  draw(list)
}

const draw = list => {
  list.holder.replaceChildren(...list.shown.map((one, index) => row(list, one, index)))
  if (list.shown.length === 0)
    list.holder.append(h('li', { className: 'list-none', role: 'presentation' }, t('没有可选的')))
}

const row = (list, one, index) =>
  h(
    'li',
    {
      id: `${list.id}-${index}`,
      role: 'option',
      className: `list-row${index === list.active ? ' active' : ''}`,
      'aria-selected': String(list.isChosen(one.value)),
      onmousedown: event => event.preventDefault(),
      onclick: () => list.onPick(one.value),
    },
    one.face?.() ?? null,
    h('span', { className: 'list-words' }, one.words),
    one.detail ? h('small', {}, one.detail) : null,
    h('span', { className: 'list-mark', 'aria-hidden': 'true' }, '✓'),
  )

const move = (list, to) => {
  const total = list.shown.length
  list.active = total === 0 ? -1 : (to + total) % total
  for (const [index, item] of [...list.holder.children].entries())
    item.classList.toggle('active', index === list.active)
  const at = list.holder.children[list.active]
  at?.scrollIntoView?.({ block: 'nearest' })
  list.focused?.setAttribute('aria-activedescendant', list.active < 0 ? '' : `${list.id}-${list.active}`)
}

const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

const pressed = (list, focused, event) => {
  if (event.isComposing) return
  const to = destination(list, focused === list.holder, event.key)
  const chooses = event.key === 'Enter' || (event.key === ' ' && focused === list.holder)
  if (to !== null) move(list, to)
  else if (chooses && list.shown[list.active]) list.onPick(list.shown[list.active].value)
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** In a search line Home and End belong to the words. */
const destination = (list, whole, key) => {
  if (steps[key]) return limited(list, steps[key])
  if (whole && key === 'Home') return 0
  return whole && key === 'End' ? -1 : null
}

/** Single steps go round, long ones stop at the ends. */
const limited = (list, step) =>
  Math.abs(step) === 1 ? list.active + step : Math.min(list.shown.length - 1, Math.max(0, list.active + step))
