import type { Chat } from '../chats.ts'
import type { Mention } from '../messages.ts'
import type { State } from '../state.ts'

type Named = { readonly id: string; readonly name: string }

/**
 * Turns `@name` into `@_user_1` and says who that is, as if the person had picked the name from the list.
 * `only` limits whom a name can mean (open ids); without it everybody in the chat can be meant, bots too.
 */
export const pickMentions = (
  state: State,
  chat: Chat,
  text: string,
  only?: readonly string[],
): { text: string; mentions: Mention[] } => {
  const known = namesIn(state, chat).filter(one => !only || only.includes(one.id))
  const mentions: Mention[] = []
  const parts = text.split('@')
  const said = parts.slice(1).map(rest => {
    const one = known.find(({ name }) => rest.startsWith(name))
    if (!one) return `@${rest}`
    const key = one.id === 'all' ? '@_all' : `@_user_${mentions.length + 1}`
    mentions.push({ key, ...one })
    return key + rest.slice(one.name.length)
  })
  return { text: (parts[0] ?? '') + said.join(''), mentions }
}

/** Longest first, so that 王芳芳 is not taken for 王芳. */
const namesIn = (state: State, chat: Chat): Named[] => {
  const people = [...chat.members].map(openId => ({ id: openId, name: state.people.get(openId)?.name ?? '' }))
  const bots = [...chat.bots].flatMap(appId => {
    const app = state.apps.get(appId)
    return app ? [{ id: app.openId, name: app.name }] : []
  })
  const all = chat.kind === 'group' ? [{ id: 'all', name: '所有人' }] : []
  return [...people, ...bots, ...all]
    .filter(one => one.name !== '')
    .sort((a, b) => b.name.length - a.name.length)
}
