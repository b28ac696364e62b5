import { confirmFirst } from './card-buttons.js'
import { h } from './dom.js'
import { keepState } from './field-state.js'
import { localized, t } from './lang.js'
import { withTip } from './tip.js'
import { widthOf } from './width.js'

/** Everything one can fill in. Within a form a field waits for the submit button; outside it calls the bot at once. */

let count = 0

/**
 * Puts a control under its label, and into its form if it has one. `control` takes the focus, `box` is what stands
 * in the card (the control and what belongs to it), `faulty` says what is wrong with what was typed.
 */
export const field = (
  element,
  path,
  env,
  { control, box = control, read, write, faulty = () => '', own = false },
) => {
  const id = `field-${++count}`
  control.id = id
  const trouble = h('p', { className: 'trouble', id: `${id}-trouble`, hidden: true })
  const complain = words => {
    trouble.hidden = !words
    trouble.textContent = words
    control.setAttribute('aria-invalid', String(Boolean(words)))
  }
  describe(element, control, trouble)
  keepState(control, { key: element.name, read, write })
  control.addEventListener('input', () => complain(''))
  if (env.form && element.name) enroll(element, env.form, { control, read, faulty, complain })
  else if (!own)
    control.addEventListener('change', () => {
      complain(faulty())
      if (!faulty()) void send(element, path, env, read())
    })
  return frame(element, id, box, trouble)
}

const describe = (element, control, trouble) => {
  control.setAttribute('aria-describedby', trouble.id)
  if (element.required) control.setAttribute('aria-required', 'true')
  if (!element.label)
    control.setAttribute('aria-label', localized(element.placeholder) || element.name || t('请选择'))
}

const enroll = (element, form, { control, read, faulty, complain }) =>
  form.fields.set(element.name, {
    control,
    read,
    complain,
    trouble: () => {
      if (element.required === true && isEmpty(read())) return t('请填写')
      return faulty()
    },
    focus: () => control.focus(),
  })

export const isEmpty = value =>
  value === '' || value === undefined || value === null || (Array.isArray(value) && value.length === 0)

const frame = (element, id, box, trouble) => {
  const made = h(
    'div',
    {
      className: `field field-${element.label_position ?? 'top'}${element.width === 'fill' ? ' field-fill' : ''}`,
      style: { width: widthOf(element.width) },
    },
    element.label ? h('label', { for: id }, localized(element.label), star(element)) : null,
    box,
    trouble,
  )
  const tips = element.disabled ? localized(element.disabled_tips) : ''
  return withTip(made, tips || localized(element.hover_tips))
}

const star = element =>
  element.required ? h('span', { className: 'star', 'aria-hidden': 'true' }, '*') : null

export const send = async (element, path, env, chosen) => {
  if (await confirmFirst(element)) await env.act({ path }, { chosen })
}
