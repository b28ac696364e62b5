import { h } from './dom.js'
import { field } from './field.js'
import { enlarge, picture } from './files.js'
import { localized, t } from './lang.js'
import { withTip } from './tip.js'

/** Choosing among pictures: one, or in a form several. */
export const pickImages = (element, path, env) => {
  const many = element.multi_select === true
  const chosen = new Set()
  const told = () => {
    for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind))
  }
  const cells = (element.options ?? []).map((one, index) => {
    const value = one.value ?? String(index)
    return cell(element, one, index, () => {
      if (!chosen.delete(value)) {
        if (!many) chosen.clear()
        chosen.add(value)
      }
      redraw()
      told()
    })
  })
  const values = (element.options ?? []).map((one, index) => one.value ?? String(index))
  const redraw = () => {
    for (const [index, made] of cells.entries())
      made.querySelector('.pick').setAttribute('aria-checked', String(chosen.has(values[index])))
  }
  const control = h(
    'div',
    {
      className: `picks picks-${element.layout ?? 'bisect'}`,
      role: many ? 'group' : 'radiogroup',
    },
    ...cells,
  )
  control.style.setProperty('--ratio', (element.aspect_ratio ?? '16:9').replace(':', '/'))
  control.focus = () => control.querySelector('.pick')?.focus()
  const read = () => (many ? values.filter(value => chosen.has(value)) : ([...chosen][0] ?? ''))
  const write = picked => {
    chosen.clear()
    for (const value of [picked].flat()) if (values.includes(value)) chosen.add(value)
    redraw()
  }
  return field(element, path, env, { control, read, write })
}

const cell = (element, one, index, toggle) => {
  const off = element.disabled === true || one.disabled === true
  const words = t('图片 {0}', index + 1)
  const key = localized(one, 'img_key')
  const pick = h(
    'button',
    {
      type: 'button',
      className: 'pick',
      role: element.multi_select ? 'checkbox' : 'radio',
      'aria-checked': 'false',
      'aria-label': words,
      'aria-disabled': off ? 'true' : undefined,
      onclick: () => off || toggle(),
    },
    picture(key, words),
    h('span', { className: 'pick-mark', 'aria-hidden': 'true' }, '✓'),
  )
  withTip(pick, localized(off ? one.disabled_tips : one.hover_tips))
  const larger = h(
    'button',
    {
      type: 'button',
      className: 'ghost pick-larger',
      'aria-label': `${t('查看大图')} ${words}`,
      onclick: () => enlarge(key, words),
    },
    '⤢',
  )
  return h('span', { className: 'pick-cell' }, pick, element.can_preview === false ? null : larger)
}
