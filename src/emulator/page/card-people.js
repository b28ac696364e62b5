import { h } from './dom.js'
import { iconOf } from './icons.js'
import { t } from './lang.js'
import { avatar } from './people.js'

/** A card may name people by any of their ids; who is nobody here is unknown. */
const whoIs = (id, env) =>
  env.people.get(id) ?? [...env.people.values()].find(one => one.unionId === id || one.userId === id)

/** Somebody in a card: face, name, or both. */
export const personChip = (id, env, { face = true, name = true, size = 'small', style = 'normal' } = {}) => {
  const found = whoIs(id, env)
  const words = found?.name ?? t('未知用户')
  return h(
    'span',
    {
      className: `person person-${size}${style === 'capsule' ? ' person-capsule' : ''}${found ? '' : ' person-unknown'}`,
      title: found ? words : id,
    },
    face ? avatar(words, found?.openId ?? id) : null,
    name ? h('span', {}, words) : h('span', { className: 'unseen' }, words),
  )
}

export const person = (element, _path, env) =>
  personChip(element.user_id, env, {
    face: element.show_avatar !== false,
    name: element.show_name === true,
    size: element.size ?? 'medium',
    style: element.style,
  })

/** Several people: names, faces with names, or faces alone that overlap. What does not fit into `lines` is cut. */
export const personList = (element, _path, env) => {
  const { persons = [], lines } = element
  const name = element.show_name !== false
  const face = element.show_avatar === true || !name
  const stacked = !name && persons.length > 1
  const list = h(
    'div',
    {
      className: `person-list person-list-${element.size ?? 'medium'}${stacked ? ' stacked' : ''}`,
      style: lines ? { maxHeight: `calc(${lines} * var(--person-line))`, overflow: 'hidden' } : {},
    },
    ...persons.map(one => personChip(one.id, env, { face, name, size: element.size ?? 'medium' })),
  )
  return h('div', { className: 'with-icon' }, iconOf(element.icon ?? library(element.ud_icon), env), list)
}

const library = given => given && { tag: 'standard_icon', token: given.token, color: given.style?.color }
