import { confirmFirst, linkOf, openLink } from './card-buttons.js'
import { textOf, words } from './card-text.js'
import { background, colourOf } from './colour.js'
import { h, icon, icons } from './dom.js'
import { iconOf } from './icons.js'
import { aligns, gap, inside } from './inside.js'
import { localized } from './lang.js'
import { withTip } from './tip.js'
import { toast } from './toast.js'
import { widthOf } from './width.js'

const inner = 'button, a, input, select, textarea, label, summary, [role="button"], .popup'

/** Columns: `flow` wraps, `stretch` stacks on a phone, `bisect` and `trisect` are equal shares. */
export const columnSet = (element, path, env) => {
  const made = h(
    'div',
    {
      className: `columns columns-${element.flex_mode ?? 'none'}`,
      style: {
        columnGap: gap(element.horizontal_spacing),
        rowGap: gap(element.vertical_spacing ?? element.horizontal_spacing),
        background: background(element.background_style, env),
        justifyContent: aligns[element.horizontal_align] ?? '',
      },
    },
    ...(element.columns ?? []).map((column, index) =>
      one(column, `${path}.columns.${index}`, env, element.flex_mode ?? 'none'),
    ),
  )
  return jumping(made, element)
}

const one = (column, path, env, mode) => {
  const { children, style } = inside(column, env, path)
  const made = h(
    'div',
    {
      className: 'column',
      style: {
        ...style,
        flex: mode === 'none' || mode === 'stretch' ? flexOf(column) : '',
        alignSelf: aligns[column.vertical_align] ?? '',
      },
    },
    ...children,
  )
  if (column.margin) made.style.margin = column.margin
  return jumping(made, column)
}

const flexOf = ({ width, weight }) => {
  if (width === 'weighted') return `${weight ?? 1} ${weight ?? 1} 0`
  return width?.endsWith('px') ? `0 0 ${width}` : '0 1 auto'
}

/** Columns may be links as a whole. */
const jumping = (made, { action }) => {
  const url = action?.multi_url?.pc_url ?? action?.multi_url?.url
  if (!url) return made
  Object.assign(made, { tabIndex: 0, role: 'link' })
  made.classList.add('jumps')
  const jump = event => {
    if (event.target.closest(inner)) return
    event.stopPropagation()
    openLink(url)
  }
  made.addEventListener('click', jump)
  made.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target === made) jump(event)
  })
  return made
}

/** A part of the card that is itself a button. What can be pressed inside wins. */
export const container = (element, path, env) => {
  const { children, style } = inside(element, env, path)
  const press = async event => {
    const hit = event.target.closest(`${inner}, .container`)
    if (hit !== made) return
    event.stopPropagation()
    if (element.disabled)
      return localized(element.disabled_tips) && toast('info', localized(element.disabled_tips))
    if (!(await confirmFirst(element))) return
    openLink(linkOf(element))
    if (element.behaviors?.some(behaviour => behaviour.type === 'callback')) await env.act({ path }, {})
  }
  const made = h(
    'div',
    {
      className: `container${element.has_border ? ' bordered' : ''}${element.disabled ? ' disabled' : ''}`,
      role: 'button',
      tabIndex: 0,
      'aria-disabled': element.disabled ? 'true' : undefined,
      style: {
        ...style,
        rowGap: gap(element.vertical_spacing, '4px'),
        width: widthOf(element.width),
        height: widthOf(element.height),
        borderRadius: element.corner_radius ?? '',
        borderColor: element.has_border ? colourOf(element.border_color, env) : '',
      },
      onclick: press,
      onkeydown: event => {
        if ((event.key !== 'Enter' && event.key !== ' ') || event.target !== made) return
        event.preventDefault()
        void press(event)
      },
    },
    ...children,
  )
  // A button may not hold buttons: with such inside it is a group that can be pressed.
  if (made.querySelector(inner)) made.role = 'group'
  return withTip(made, localized(element.disabled ? element.disabled_tips : element.hover_tips))
}

/** A panel that folds. */
export const panel = (element, path, env) => {
  const { children, style } = inside(element, env, path)
  const header = element.header ?? {}
  const where = header.icon_position ?? (header.icon ? 'left' : 'follow_text')
  const made = h(
    'details',
    {
      className: `panel${element.border ? ' bordered' : ''}${element.border || element.background_color ? ' framed' : ''} panel-${header.width ?? 'fill'} icon-${where}`,
      open: element.expanded === true,
      data: { expanded: String(element.expanded === true) },
      style: {
        background: colourOf(element.background_color, env),
        borderColor: colourOf(element.border?.color, env),
        borderRadius: element.border?.corner_radius ?? '',
      },
    },
    panelHead(header, env),
    h('div', { className: 'panel-body', style }, ...children),
  )
  made.style.setProperty('--turned', `${(header.icon && header.icon_expanded_angle) || 180}deg`)
  return made
}

const panelHead = (header, env) => {
  const title = header.title ?? {}
  const chevron = header.icon ? iconOf(header.icon, env) : icon(icons.chevron, 16)
  chevron.classList.add('panel-icon')
  return h(
    'summary',
    {
      style: {
        background: colourOf(header.background_color, env),
        padding: header.padding ?? '',
        alignItems: aligns[header.vertical_align] ?? '',
      },
    },
    title.tag === 'markdown' ? words(title, '', env) : textOf(title, env),
    chevron,
  )
}
