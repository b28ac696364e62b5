import { h } from './dom.js'
import { iconOf } from './icons.js'
import { avatar } from './people.js'

/** Somebody in a card: face, name, or both. */
export const personChip = (id, env, { face = true, name = true, size = 'small', style = 'normal' } = {}) => {
  const words = env.people.get(id)?.name ?? id
  return h(
    'span',
    { className: `person person-${size}${style === 'capsule' ? ' person-capsule' : ''}`, title: words },
    face ? avatar(words, id) : null,
    name ? h('span', {}, words) : h('span', { className: 'unseen' }, words),
  )
}

export const person = (element, _path, env) =>
  personChip(element.user_id, env, {
    face: element.show_avatar !== false,
    name: element.show_name === true,
    size: element.size,
    style: element.style,
  })

/** Several people; what does not fit into `lines` is counted. */
export const personList = (element, _path, env) => {
  const { persons = [], lines } = element
  return h(
    'div',
    { className: 'with-icon' },
    iconOf(element.icon ?? element.ud_icon, env),
    h(
      'div',
      {
        className: `person-list person-list-${element.size ?? 'medium'}`,
        style: lines ? { maxHeight: `calc(${lines} * var(--person-line))`, overflow: 'hidden' } : {},
      },
      ...persons.map(one =>
        personChip(one.id, env, {
          face: element.show_avatar !== false,
          name: element.show_name !== false,
          size: element.size ?? 'medium',
          style: 'capsule',
        }),
      ),
    ),
  )
}
