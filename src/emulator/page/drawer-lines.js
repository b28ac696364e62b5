import { h } from './dom.js'
import { locale, t } from './lang.js'

/**
 * A list of lines that fold out. A line is drawn anew only when its `sign` changes, so that what is open stays open and
 * what has the focus keeps it.
 */
export const createLines = (empty, sign, draw) => {
  const element = h('div', { className: 'lines' })
  const known = new Map()
  return {
    element,
    show: items => {
      const rows = items.map(item => {
        const now = sign(item)
        const before = known.get(item.id)
        if (before?.sign === now) return before.row
        const row = draw(item, before?.row.open ?? false)
        known.set(item.id, { sign: now, row })
        return row
      })
      place(element, rows.length > 0 ? rows : [h('p', { className: 'lines-empty' }, empty)])
      const here = new Set(items.map(item => item.id))
      for (const id of known.keys()) if (!here.has(id)) known.delete(id)
    },
  }
}

/** Moves only what stands elsewhere: an element that is taken out loses the focus. */
const place = (element, rows) => {
  rows.forEach((row, index) => {
    if (element.children[index] !== row) element.insertBefore(row, element.children[index] ?? null)
  })
  while (element.children.length > rows.length) element.lastElementChild.remove()
}

/** One line. `more()` draws what folds out, when it does. */
export const line = (open, summary, more) => {
  const inside = h('div', { className: 'line-more' })
  const row = h('details', { className: 'line' }, h('summary', {}, ...summary), inside)
  row.addEventListener('toggle', () => {
    if (row.open) void fill(inside, more)
  })
  row.open = open
  return row
}

const fill = async (inside, more) => {
  try {
    inside.replaceChildren(...(await more()))
  } catch (error) {
    inside.replaceChildren(h('p', { className: 'face-trouble' }, error.message))
  }
}

export const timeOf = at =>
  new Date(at).toLocaleTimeString(locale, { hour12: false, timeZone: 'Asia/Shanghai' })

export const chip = (kind, words) => h('span', { className: `chip chip-${kind}` }, words)

/** A titled block of text; JSON is laid out. */
export const block = (title, text) =>
  text
    ? h(
        'div',
        { className: 'block' },
        h('h4', {}, title),
        h('pre', { tabIndex: 0, 'aria-label': title }, laidOut(text)),
      )
    : null

const laidOut = text => {
  if (typeof text !== 'string') return JSON.stringify(text, null, 2)
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

export const milliseconds = ms => (ms === null ? '' : t('{0} 毫秒', ms))
