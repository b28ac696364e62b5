import { textOf } from './card-text.js'
import { h } from './dom.js'
import { send } from './field.js'
import { keepState } from './field-state.js'
import { localized } from './lang.js'
import { withTip } from './tip.js'
import { toast } from './toast.js'

/** A task with a box to tick, and up to three small buttons beside it. */
export const checker = (element, path, env) => {
  const control = h('input', { type: 'checkbox', 'aria-disabled': element.disabled ? 'true' : undefined })
  control.checked = element.checked === true
  if (!element.text) control.setAttribute('aria-label', element.name ?? '')
  control.addEventListener('click', event => refuse(element, event))
  const words = element.text ? textOf(element.text, env) : ''
  const made = h(
    'div',
    { className: 'checker', style: { padding: element.padding ?? '' } },
    element.overall_checkable === false
      ? [h('label', { className: 'checker-box' }, control), h('span', { className: 'checker-words' }, words)]
      : h('label', { className: 'checker-box' }, control, h('span', { className: 'checker-words' }, words)),
    buttonsOf(element, path, env),
  )
  const redraw = () => looks(made, element.checked_style, control.checked)
  redraw()
  keepState(control, {
    key: element.name,
    read: () => control.checked,
    write: on => {
      control.checked = on
      redraw()
    },
  })
  control.addEventListener('change', redraw)
  if (env.form && element.name)
    env.form.fields.set(element.name, {
      control,
      read: () => control.checked,
      complain: () => {},
      trouble: () => '',
      focus: () => control.focus(),
    })
  else if (element.behaviors?.length)
    control.addEventListener('change', () => send(element, path, env, control.checked))
  return withTip(made, localized(element.disabled ? element.disabled_tips : element.hover_tips))
}

const refuse = (element, event) => {
  if (!element.disabled) return
  event.preventDefault()
  if (localized(element.disabled_tips)) toast('info', localized(element.disabled_tips))
}

const looks = (made, style, checked) => {
  const words = made.querySelector('.checker-words')
  words.style.textDecoration = checked && style?.show_strikethrough ? 'line-through' : ''
  words.style.opacity = checked ? String(style?.opacity ?? '') : ''
}

const buttonsOf = (element, path, env) => {
  const { buttons, pc_display_rule } = element.button_area ?? {}
  if (!buttons?.length) return null
  return h(
    'span',
    { className: `checker-buttons${pc_display_rule === 'on_hover' ? ' on-hover' : ''}` },
    ...buttons.map((one, index) =>
      env.draw({ size: 'small', ...one }, `${path}.button_area.buttons.${index}`, env),
    ),
  )
}
