import { h, icon, icons } from './dom.js'
import { locale, t } from './lang.js'

const dayMs = 86_400_000
const at = date => Date.parse(`${date}T00:00:00Z`)
const written = ms => new Date(ms).toISOString().slice(0, 10)

/** A month to pick a day from. Dates are `2026-01-31`; arrows move by day and week, PageUp and PageDown by month. */
export const createCalendar = (start, chosen, today, onPick) => {
  const state = { on: start, chosen, today, onPick }
  state.title = h('span', { className: 'calendar-title', 'aria-live': 'polite' })
  state.grid = h('div', { className: 'calendar-grid', role: 'grid', onkeydown: event => moved(state, event) })
  const element = h(
    'div',
    { className: 'calendar' },
    h(
      'div',
      { className: 'calendar-head' },
      turn(state, t('上一月'), -1, icons.back),
      state.title,
      turn(state, t('下一月'), 1, icons.forth),
    ),
    state.grid,
  )
  draw(state)
  return { element, focus: () => focus(state) }
}

const turn = (state, words, by, path) =>
  h(
    'button',
    {
      type: 'button',
      className: 'ghost',
      'aria-label': words,
      onclick: () => {
        state.on = monthAway(state.on, by)
        draw(state)
      },
    },
    icon(path, 16),
  )

/** The same day of another month, or its last. */
const monthAway = (date, by) => {
  const [year, month, day] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0)).getUTCDate()
  return written(Date.UTC(year, month - 1 + by, Math.min(day, last)))
}

const draw = state => {
  const first = at(`${state.on.slice(0, 7)}-01`)
  state.title.textContent = new Date(first).toLocaleDateString(locale, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  const before = (new Date(first).getUTCDay() + 6) % 7
  const days = Array.from({ length: 42 }, (_, index) => written(first + (index - before) * dayMs))
  const weeks = Array.from({ length: 6 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  state.grid.replaceChildren(
    h('div', { className: 'calendar-week', role: 'row' }, ...days.slice(0, 7).map(weekday)),
    ...weeks.map(week =>
      h('div', { className: 'calendar-week', role: 'row' }, ...week.map(one => cell(state, one))),
    ),
  )
}

const weekday = date =>
  h(
    'span',
    { role: 'columnheader' },
    new Date(at(date)).toLocaleDateString(locale, { weekday: 'narrow', timeZone: 'UTC' }),
  )

const cell = (state, date) =>
  h(
    'button',
    {
      type: 'button',
      role: 'gridcell',
      className: `calendar-day${date.slice(0, 7) === state.on.slice(0, 7) ? '' : ' outside'}`,
      'aria-current': date === state.today ? 'date' : undefined,
      tabIndex: date === state.on ? 0 : -1,
      'aria-selected': String(date === state.chosen),
      'aria-label': date === state.today ? `${date} ${t('今天')}` : date,
      data: { date },
      onclick: () => {
        state.chosen = date
        state.on = date
        draw(state)
        focus(state)
        state.onPick(date)
      },
    },
    String(Number(date.slice(8))),
  )

const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const months = { PageUp: -1, PageDown: 1 }

const moved = (state, event) => {
  if (steps[event.key]) state.on = written(at(state.on) + steps[event.key] * dayMs)
  else if (months[event.key]) state.on = monthAway(state.on, months[event.key])
  else return
  event.preventDefault()
  draw(state)
  focus(state)
}

const focus = state => state.grid.querySelector('[tabindex="0"]')?.focus()
