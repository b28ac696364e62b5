import { checker } from './checker.js'
import { choices } from './choices.js'
import { datePicker } from './dates.js'
import { h, icon, icons } from './dom.js'
import { field, send } from './field.js'
import { iconOf } from './icons.js'
import { localized, t } from './lang.js'
import { avatar } from './people.js'
import { pickImages } from './pick-images.js'
import { select } from './select.js'

const placeholder = element => localized(element.placeholder)

/** A line, several lines, or a secret; outside a form a small arrow sends what was typed. */
const input = (element, path, env) => {
  const tall = element.input_type === 'multiline_text'
  const control = written(element, tall)
  const count = element.max_length ? counter(control, element.max_length) : null
  if (tall && element.auto_resize) growing(control, element)
  const own = !(env.form && element.name)
  const give = () => send(element, path, env, control.value.trim())
  const more = extras(element, control, own ? give : null)
  const box = h('span', { className: `input-box${tall ? ' tall' : ''}` }, control, ...more, count)
  const write = text => {
    control.value = text
    control.dispatchEvent(new Event('input'))
  }
  return field(element, path, env, { control, box, read: () => control.value.trim(), write, own })
}

const written = (element, tall) => {
  const line = { type: element.input_type === 'password' ? 'password' : 'text' }
  const control = h(tall ? 'textarea' : 'input', {
    className: 'control',
    placeholder: placeholder(element),
    maxLength: element.max_length ?? 1000,
    readOnly: element.disabled === true,
    'aria-disabled': element.disabled ? 'true' : undefined,
    ...(tall ? { rows: element.rows ?? 5 } : line),
  })
  control.value = localized(element, 'default_value')
  return control
}

const extras = (element, control, give) => [
  element.input_type === 'password' && element.show_icon !== false ? eye(control) : null,
  give ? sendArrow(element, control, give) : null,
]

const eye = control => {
  const button = h(
    'button',
    {
      type: 'button',
      className: 'ghost',
      'aria-label': t('显示输入内容'),
      'aria-pressed': 'false',
      onclick: () => {
        const hidden = control.type === 'password'
        control.type = hidden ? 'text' : 'password'
        button.setAttribute('aria-pressed', String(hidden))
      },
    },
    icon(icons.eye, 16),
  )
  return button
}

const sendArrow = (element, control, give) => {
  control.addEventListener('keydown', event => {
    if (event.key === 'Enter' && control.tagName === 'INPUT' && !event.isComposing && !element.disabled)
      void give()
  })
  return h(
    'button',
    {
      type: 'button',
      className: 'ghost',
      'aria-label': t('提交'),
      title: t('提交'),
      disabled: element.disabled === true,
      onclick: give,
    },
    icon(icons.send, 16),
  )
}

const counter = (control, most) => {
  const shown = h('span', { className: 'counter', 'aria-hidden': 'true' })
  const redraw = () => {
    const length = [...control.value].length
    shown.textContent = `${length}/${most}`
    shown.hidden = length === 0
    shown.classList.toggle('full', length >= most)
  }
  control.addEventListener('input', redraw)
  redraw()
  return shown
}

const growing = (control, element) => {
  const grow = () => {
    control.style.height = 'auto'
    const most = element.max_rows ? element.max_rows * 22 + 14 : Number.POSITIVE_INFINITY
    control.style.height = `${Math.min(control.scrollHeight + 2, most)}px`
  }
  control.addEventListener('input', grow)
  control.addEventListener('focus', grow)
}

const offered = (element, env) =>
  (element.options ?? []).map(one => ({
    value: one.value,
    words: localized(one.text) || one.value,
    face: () => iconOf(one.icon, env),
  }))

/** People to choose from: those the card names, else everybody in the chat. */
const persons = (element, env) => {
  const named = (element.options ?? []).map(one => one.value).filter(id => env.people.has(id))
  const ids = named.length > 0 ? named : env.members
  return ids.flatMap(id => {
    const person = env.people.get(id)
    const detail = [person?.department, person?.title].filter(Boolean).join(' · ')
    return person ? [{ value: id, words: person.name, detail, face: () => avatar(person.name, id) }] : []
  })
}

const initial = element =>
  element.initial_option ?? element.options?.[(element.initial_index ?? 0) - 1]?.value ?? ''

const one = options => (element, path, env) => {
  const made = select(options(element, env), initial(element), placeholder(element) || t('请选择'), element)
  return field(element, path, env, made)
}

const several = options => (element, path, env) => {
  const chosen = element.selected_values ?? []
  const made = choices(options(element, env), chosen, placeholder(element) || t('请选择'), element)
  return field(element, path, env, made)
}

const picker = (kind, given) => (element, path, env) =>
  field(element, path, env, datePicker(kind, element[given] ?? '', placeholder(element), element))

export const fields = {
  input,
  select_static: one(offered),
  multi_select_static: several(offered),
  select_person: one(persons),
  multi_select_person: several(persons),
  date_picker: picker('date', 'initial_date'),
  picker_time: picker('time', 'initial_time'),
  picker_datetime: picker('datetime', 'initial_datetime'),
  checker,
  select_img: pickImages,
}
