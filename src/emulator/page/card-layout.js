import { confirmFirst } from './card-buttons.js'
import { textOf } from './card-text.js'
import { h, icon, icons } from './dom.js'
import { aligns, background, gap, inside } from './inside.js'

/** Columns: `flow` wraps, `stretch` stacks on a phone, `bisect` and `trisect` are equal shares. */
export const columnSet = (element, path, env) =>
  h(
    'div',
    {
      className: `columns columns-${element.flex_mode ?? 'none'}`,
      style: {
        gap: gap(element.horizontal_spacing),
        background: background(element.background_style),
        justifyContent: aligns[element.horizontal_align] ?? '',
      },
    },
    ...(element.columns ?? []).map((column, index) => one(column, `${path}.columns.${index}`, env)),
  )

const one = (column, path, env) => {
  const { children, style } = inside(column, env, path)
  const weight = column.width === 'weighted' ? (column.weight ?? 1) : null
  return h(
    'div',
    {
      className: 'column',
      style: {
        ...style,
        flex: weight
          ? `${weight} ${weight} 0`
          : column.width?.endsWith('px')
            ? `0 0 ${column.width}`
            : '0 1 auto',
        alignSelf: aligns[column.vertical_align] ?? '',
      },
    },
    ...children,
  )
}

/** A part of the card that is itself a button. Buttons inside win. */
export const container = (element, path, env) => {
  const { children, style } = inside(element, env, path)
  const press = async event => {
    if (event.target.closest('button, a, input, select, textarea') || element.disabled) return
    if (await confirmFirst(element)) env.act({ path }, {})
  }
  return h(
    'div',
    {
      className: `container${element.has_border ? ' bordered' : ''}${element.disabled ? ' disabled' : ''}`,
      role: 'button',
      tabIndex: element.disabled ? -1 : 0,
      'aria-disabled': element.disabled ? 'true' : undefined,
      style: { ...style, borderRadius: element.corner_radius ?? '' },
      onclick: press,
      onkeydown: event => {
        if (event.key === 'Enter' && event.target === event.currentTarget) void press(event)
      },
    },
    ...children,
  )
}

/** A panel that folds. */
export const panel = (element, path, env) => {
  const { children, style } = inside(element, env, path)
  const title = element.header?.title ?? {}
  return h(
    'details',
    { className: `panel${element.border ? ' bordered' : ''}`, open: element.expanded === true },
    h(
      'summary',
      {},
      textOf({ ...title, tag: title.tag === 'markdown' ? 'lark_md' : title.tag }, env.people),
      icon(icons.chevron, 16),
    ),
    h('div', { className: 'panel-body', style }, ...children),
  )
}
