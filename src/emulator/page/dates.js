import { createCalendar } from './calendar.js'
import { closesByEscape } from './choices.js'
import { nowHere } from './days.js'
import { h, icon, icons } from './dom.js'
import { t } from './lang.js'
import { createList } from './listbox.js'
import { createPopup } from './popup.js'

const day = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const hour = '(?:[01]\\d|2[0-3]):[0-5]\\d'

const kinds = {
  date: {
    like: new RegExp(`^${day}$`),
    hint: '选择日期',
    sign: icons.calendar,
    wrong: '请填 2026-01-31 这样的日期',
  },
  time: {
    like: new RegExp(`^${hour}$`),
    hint: '选择时间',
    sign: icons.clock,
    wrong: '请填 09:30 这样的时间',
  },
  datetime: {
    like: new RegExp(`^${day} ${hour}$`),
    hint: '选择日期和时间',
    sign: icons.calendar,
    wrong: '请填 2026-01-31 09:30 这样的时间',
  },
}

/** A date, a time or both: typed as Feishu writes them, or picked from a calendar and two columns. */
export const datePicker = (name, given, words, element) => {
  const kind = kinds[name]
  const control = h('input', {
    className: 'control',
    type: 'text',
    inputMode: 'numeric',
    autocomplete: 'off',
    placeholder: words || t(kind.hint),
    disabled: element.disabled === true,
    onkeydown: event => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      popup.open()
    },
  })
  control.value = given
  const popup = createPopup(() => control, {
    className: 'popup-dates',
    onOpen: () => fill(popup, control, name),
  })
  closesByEscape(popup, control)
  const box = h(
    'span',
    { className: 'input-box date-box' },
    control,
    opener(kind, popup, control),
    popup.panel,
  )
  const read = () => control.value.trim()
  const write = text => {
    control.value = text
  }
  return {
    control,
    box,
    read,
    write,
    faulty: () => (read() === '' || isReal(read(), kind) ? '' : t(kind.wrong)),
  }
}

/** The 31st of February looks right and is none. */
const isReal = (text, { like }) => {
  if (!like.test(text)) return false
  const date = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  return date === undefined || new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)
}

const opener = (kind, popup, control) =>
  h(
    'button',
    {
      type: 'button',
      className: 'ghost',
      'aria-label': t('打开选择面板'),
      'aria-haspopup': 'dialog',
      disabled: control.disabled,
      onclick: () => popup.flip(),
    },
    icon(kind.sign, 16),
  )

const put = (control, text) => {
  control.value = text
  for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }))
}

const pad = number => String(number).padStart(2, '0')

/** The emulator's day, in the county's zone. */
const today = () => new Date(nowHere() + 8 * 3_600_000).toISOString().slice(0, 10)

const fill = (popup, control, name) => {
  const found = /^(\d{4}-\d{2}-\d{2})?\s*(\d{2}:\d{2})?$/.exec(control.value.trim())
  const state = { date: found?.[1] ?? '', time: found?.[2] ?? '' }
  const finish = () => {
    popup.close()
    control.focus()
  }
  const give = () =>
    put(control, { date: state.date, time: state.time, datetime: `${state.date} ${state.time}` }[name])
  const calendar = createCalendar(state.date || today(), state.date, today(), picked => {
    state.date = picked
    if (name === 'date') finish(give())
    else if (state.time) give()
  })
  const columns = timeColumns(state, () => (name === 'time' || state.date) && give())
  popup.panel.replaceChildren(
    h(
      'div',
      { className: 'dates' },
      name === 'time' ? null : calendar.element,
      name === 'date' ? null : columns.element,
    ),
    h(
      'div',
      { className: 'list-foot' },
      clear(control, finish),
      name === 'date' ? null : done(state, name, give, finish),
    ),
  )
  popup.place()
  if (name === 'time') columns.focus()
  else calendar.focus()
}

const clear = (control, finish) =>
  h(
    'button',
    { type: 'button', className: 'btn btn-small btn-text', onclick: () => finish(put(control, '')) },
    t('清除'),
  )

const done = (state, name, give, finish) =>
  h(
    'button',
    {
      type: 'button',
      className: 'btn btn-small btn-primary_filled',
      onclick: () => {
        state.date ||= today()
        state.time ||= '09:00'
        give(name)
        finish()
      },
    },
    t('完成'),
  )

/** Hours and minutes side by side. */
const timeColumns = (state, changed) => {
  const column = (label, many, at) => {
    const list = createList({
      options: Array.from({ length: many }, (_, index) => ({ value: pad(index), words: pad(index) })),
      label,
      searched: false,
      isChosen: value => state.time.split(':')[at] === value,
      onPick: value => {
        const parts = (state.time || '09:00').split(':')
        parts[at] = value
        state.time = parts.join(':')
        for (const one of both) one.redraw()
        changed()
      },
    })
    return list
  }
  const both = [column(t('时'), 24, 0), column(t('分'), 60, 1)]
  const element = h('div', { className: 'time-columns' }, ...both.map(one => one.elements[0]))
  return { element, focus: () => both[0].focus() }
}
