import { confirmFirst } from './card-buttons.js'
import { textOf } from './card-text.js'
import { choices } from './choices.js'
import { h } from './dom.js'

/** Everything one can fill in. Within a form a field waits for the submit button; outside it calls the bot at once. */

let count = 0

/** Puts a control under its label, and into its form if it has one. */
const field = (element, path, env, control, read) => {
  const id = `field-${++count}`
  control.id = id
  const trouble = h('p', { className: 'trouble', id: `${id}-trouble`, hidden: true }, '请填写')
  const complain = lacks => {
    trouble.hidden = !lacks
    control.setAttribute('aria-invalid', String(lacks))
  }
  control.setAttribute('aria-describedby', trouble.id)
  if (element.required) control.setAttribute('aria-required', 'true')
  if (!element.label) control.setAttribute('aria-label', element.placeholder?.content ?? element.name ?? '')
  control.addEventListener('input', () => complain(false))
  if (env.form && element.name)
    env.form.fields.set(element.name, {
      read,
      complain,
      required: element.required === true,
      focus: () => control.focus(),
    })
  else control.addEventListener('change', () => send(element, path, env, read()))
  return h(
    'div',
    {
      className: `field field-${element.label_position ?? 'top'}`,
      style: { width: /px$/.test(element.width ?? '') ? element.width : '' },
    },
    element.label ? h('label', { for: id }, element.label.content, star(element)) : null,
    control,
    trouble,
  )
}

const star = element =>
  element.required ? h('span', { className: 'star', 'aria-hidden': 'true' }, '*') : null

const send = async (element, path, env, chosen) => {
  if (await confirmFirst(element)) env.act({ path }, { chosen })
}

const placeholder = element => element.placeholder?.content ?? ''

const input = (element, path, env) => {
  const many = element.input_type === 'multiline_text'
  const control = h(many ? 'textarea' : 'input', {
    className: 'control',
    placeholder: placeholder(element),
    maxLength: element.max_length ?? 1000,
    disabled: element.disabled === true,
    ...(many
      ? { rows: element.rows ?? 5 }
      : { type: element.input_type === 'password' ? 'password' : 'text' }),
  })
  control.value = element.default_value ?? ''
  return field(element, path, env, control, () => control.value.trim())
}

const option = (value, words, selected) => h('option', { value, selected }, words)

const select = (element, path, env, options) => {
  const control = h(
    'select',
    { className: 'control', disabled: element.disabled === true },
    option('', placeholder(element) || '请选择', !initial(element)),
    ...options.map(one => option(one.value, one.words, one.value === initial(element))),
  )
  return field(element, path, env, control, () => control.value)
}

const initial = element =>
  element.initial_option ?? element.options?.[(element.initial_index ?? 0) - 1]?.value

const offered = element =>
  (element.options ?? []).map(one => ({ value: one.value, words: one.text?.content ?? one.value }))

/** People to choose from: those the card names, else everybody in the chat. */
const persons = (element, env) => {
  const named = (element.options ?? []).map(one => one.value).filter(id => env.people.has(id))
  const ids = named.length > 0 ? named : env.members
  return ids.flatMap(id => {
    const person = env.people.get(id)
    return person ? [{ value: id, words: person.name }] : []
  })
}

const many = (element, path, env, options) => {
  const control = choices(options, element.selected_values ?? [], placeholder(element) || '请选择')
  return field(element, path, env, control.element, control.read)
}

const picker = (type, given) => (element, path, env) => {
  const control = h('input', { className: 'control', type, disabled: element.disabled === true })
  control.value = (element[given] ?? '').replace(' ', 'T')
  return field(element, path, env, control, () => control.value.replace('T', ' '))
}

const checker = (element, path, env) => {
  const control = h('input', { type: 'checkbox', disabled: element.disabled === true })
  control.checked = element.checked === true
  const words = element.text ? textOf(element.text, env.people) : ''
  if (env.form && element.name)
    env.form.fields.set(element.name, {
      read: () => control.checked,
      complain: () => {},
      required: false,
      focus: () => control.focus(),
    })
  else if (element.behaviors?.length)
    control.addEventListener('change', () => send(element, path, env, control.checked))
  return h('label', { className: 'checker' }, control, words)
}

const pictures = (element, path, env) =>
  select(
    element,
    path,
    env,
    (element.options ?? []).map((one, index) => ({ value: one.value, words: `图 ${index + 1}` })),
  )

export const fields = {
  input,
  select_static: (element, path, env) => select(element, path, env, offered(element)),
  multi_select_static: (element, path, env) => many(element, path, env, offered(element)),
  select_person: (element, path, env) => select(element, path, env, persons(element, env)),
  multi_select_person: (element, path, env) => many(element, path, env, persons(element, env)),
  date_picker: picker('date', 'initial_date'),
  picker_time: picker('time', 'initial_time'),
  picker_datetime: picker('datetime-local', 'initial_datetime'),
  checker,
  select_img: pictures,
}
