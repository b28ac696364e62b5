import { textOf } from './card-text.js'
import { h, icon, icons } from './dom.js'
import { confirmed, toast } from './toast.js'

/** Buttons: links open, form buttons submit or reset, the rest call the bot. The pressed one shows that it waits. */
export const buttonFor = (element, path, env) => {
  const url = linkOf(element)
  const made = h(
    'button',
    {
      type: 'button',
      className: `btn btn-${element.type ?? 'default'} btn-${element.size ?? 'medium'}${element.width === 'fill' ? ' btn-fill' : ''}`,
      'aria-disabled': element.disabled ? 'true' : undefined,
      title: element.hover_tips?.content,
      style: { width: /px$/.test(element.width ?? '') ? element.width : '' },
      onclick: () => press(element, path, env, made),
    },
    element.text ? textOf(element.text, env.people) : null,
    url && !calls(element) ? icon(icons.link, 14) : null,
  )
  return made
}

const press = async (element, path, env, made) => {
  if (element.disabled) return toast('info', element.disabled_tips?.content ?? '现在不能点')
  if (isReset(element)) return env.form?.reset()
  const submits = env.form && isSubmit(element)
  if (submits && !env.form.complete()) return
  if (!(await confirmFirst(element))) return
  made.classList.add('pressed')
  await env.act({ path }, submits ? { form: env.form.read() } : {})
  made.classList.remove('pressed')
}

const isSubmit = element => element.form_action_type === 'submit' || element.action_type === 'form_submit'
const isReset = element => element.form_action_type === 'reset' || element.action_type === 'form_reset'

/** The client's own question before anything is sent. */
export const confirmFirst = async element =>
  element.confirm
    ? await confirmed(element.confirm.title?.content ?? '请确认', element.confirm.text?.content ?? '')
    : true

const linkOf = element => (element.behaviors ?? []).find(one => one.type === 'open_url')?.default_url
const calls = element => (element.behaviors ?? []).some(one => one.type === 'callback')

/** The three dots: a menu of choices. */
export const overflow = (element, path, env) => {
  const menu = h('details', { className: 'overflow' })
  menu.append(
    h('summary', { className: 'btn', 'aria-label': '更多' }, '···'),
    h(
      'div',
      { className: 'overflow-menu', role: 'menu' },
      ...(element.options ?? []).map(option =>
        h(
          'button',
          {
            type: 'button',
            role: 'menuitem',
            onclick: async () => {
              menu.open = false
              if (await confirmFirst(element)) env.act({ path }, { chosen: option.value })
            },
          },
          option.text?.content ?? '',
        ),
      ),
    ),
  )
  return menu
}
