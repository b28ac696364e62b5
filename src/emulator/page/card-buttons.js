import { textOf } from './card-text.js'
import { h, icon, icons } from './dom.js'
import { iconOf } from './icons.js'
import { localized, t } from './lang.js'
import { createPopup } from './popup.js'
import { withTip } from './tip.js'
import { confirmed, toast } from './toast.js'
import { widthOf } from './width.js'

/** Buttons: links open, form buttons submit or reset, the rest call the bot. The pressed one shows that it waits. */
export const buttonFor = (element, path, env) => {
  const url = linkOf(element)
  const made = h(
    'button',
    {
      type: 'button',
      className: `btn btn-${element.type ?? 'default'} btn-${element.size ?? 'medium'}${element.width === 'fill' ? ' btn-fill' : ''}`,
      'aria-disabled': element.disabled ? 'true' : undefined,
      'aria-label': element.text ? undefined : localized(element.hover_tips) || element.name || t('按钮'),
      style: { width: widthOf(element.width) },
      onclick: () => press(element, path, env, made),
    },
    iconOf(element.icon, env),
    element.text ? textOf(element.text, env) : null,
    url && !calls(element) ? icon(icons.link, 14) : null,
  )
  return withTip(made, localized(element.disabled ? element.disabled_tips : element.hover_tips))
}

const press = async (element, path, env, made) => {
  if (element.disabled)
    return localized(element.disabled_tips) && toast('info', localized(element.disabled_tips))
  if (isReset(element)) return env.form?.reset(path)
  const submits = env.form && isSubmit(element)
  if (submits && !env.form.complete()) return
  if (!(await confirmFirst(element))) return made.focus()
  made.classList.add('pressed')
  await env.act({ path }, submits ? { form: env.form.read() } : {})
  made.classList.remove('pressed')
}

const isSubmit = element => element.form_action_type === 'submit' || element.action_type === 'form_submit'
const isReset = element => element.form_action_type === 'reset' || element.action_type === 'form_reset'

/** The client's own question before anything is sent. */
export const confirmFirst = async element =>
  element.confirm
    ? await confirmed(localized(element.confirm.title) || t('请确认'), localized(element.confirm.text))
    : true

export const linkOf = element => (element.behaviors ?? []).find(one => one.type === 'open_url')?.default_url
const calls = element => (element.behaviors ?? []).some(one => one.type === 'callback')

/** Opens an address of the web, and nothing else. */
export const openLink = url => {
  if (/^https?:\/\//i.test(url ?? '')) window.open(url, '_blank', 'noopener')
}

const steps = { ArrowDown: 1, ArrowUp: -1 }

/** The three dots: a menu of choices. */
export const overflow = (element, path, env) => {
  const dots = h(
    'button',
    {
      type: 'button',
      className: 'btn btn-default btn-medium overflow',
      'aria-label': t('更多'),
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      style: { width: widthOf(element.width) },
      onclick: () => menu.flip(),
    },
    '···',
  )
  const menu = createPopup(() => dots, {
    className: 'menu',
    onOpen: () => menu.panel.firstElementChild?.focus(),
  })
  menu.panel.role = 'menu'
  menu.panel.append(...(element.options ?? []).map(option => item(option, element, path, env, menu, dots)))
  menu.panel.addEventListener('keydown', event => {
    const items = [...menu.panel.children]
    const at = items.indexOf(document.activeElement)
    if (steps[event.key]) items.at((at + steps[event.key]) % items.length).focus()
    else if (event.key === 'Escape') dots.focus()
    else return
    if (event.key === 'Escape') menu.close()
    event.preventDefault()
    event.stopPropagation()
  })
  return h('span', { className: 'overflow-box' }, dots, menu.panel)
}

const item = (option, element, path, env, menu, dots) =>
  h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      className: 'menu-item',
      onclick: async () => {
        menu.close()
        dots.focus()
        const url = option.multi_url?.pc_url ?? option.multi_url?.url
        if (url) return openLink(url)
        if (await confirmFirst(element)) await env.act({ path }, { chosen: option.value })
      },
    },
    localized(option.text),
  )
