import { h } from './dom.js'
import { t } from './lang.js'
import { avatar } from './people.js'

let count = 0

/** Whom `@` can mean: a list above the input. Arrows choose, Enter or Tab takes, Escape closes. */
export const createMentions = (input, { me, chat, people }) => {
  const id = `mentions-${++count}`
  const element = h('ul', {
    className: 'offers',
    role: 'listbox',
    id,
    hidden: true,
    'aria-label': t('提到谁'),
  })
  const state = { input, element, id, named: namedIn(chat, people, me), found: [], active: 0 }
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', id)
  input.addEventListener('blur', () =>
    setTimeout(() => {
      if (document.activeElement !== input) offer(state, [])
    }, 150),
  )
  return {
    element,
    changed: () => {
      const begun = /@([^\s@]{0,12})$/.exec(input.value.slice(0, input.selectionStart))
      state.active = 0
      offer(state, begun ? state.named.filter(one => fits(one, begun[1])).slice(0, 8) : [])
    },
    pressed: event => state.found.length > 0 && byKey(state, event),
  }
}

const fits = (one, begun) => one.name.startsWith(begun) && one.name !== begun

const namedIn = (chat, people, me) => {
  if (chat.kind === 'p2p') return []
  const others = chat.members.filter(id => id !== me).flatMap(id => people.get(id) ?? [])
  return [...chat.bots.map(bot => ({ ...bot, kind: 'bot', title: t('机器人') })), ...others]
}

const byKey = (state, event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) {
    state.active = (state.active + step + state.found.length) % state.found.length
    offer(state, state.found)
    return true
  }
  if (event.key === 'Escape') offer(state, [])
  else if (event.key === 'Enter' || event.key === 'Tab') take(state, state.found[state.active])
  else return false
  return true
}

const offer = (state, found) => {
  state.found = found
  state.element.hidden = found.length === 0
  state.input.setAttribute('aria-activedescendant', found.length > 0 ? `${state.id}-${state.active}` : '')
  state.element.replaceChildren(...found.map((one, index) => row(state, one, index)))
}

const row = (state, one, index) =>
  h(
    'li',
    {
      id: `${state.id}-${index}`,
      role: 'option',
      className: 'offer',
      'aria-selected': String(index === state.active),
      onmousedown: event => {
        event.preventDefault()
        take(state, one)
      },
    },
    avatar(one.name, one.openId, one.kind),
    h('span', {}, one.name),
    h('small', {}, one.title ?? ''),
  )

const take = (state, one) => {
  const { input } = state
  const at = input.selectionStart
  const before = input.value.slice(0, at).replace(/@[^\s@]*$/, `@${one.name} `)
  input.value = before + input.value.slice(at)
  input.setSelectionRange(before.length, before.length)
  offer(state, [])
  input.focus()
}
