import type { Grant, Person, Role } from '#core/actor.ts'
import type { Chat } from '#core/chat.ts'
import type { Mention } from '#core/inbound.ts'
import type { Reader } from '#core/reader.ts'
import { identify } from '#domain/people/index.ts'
import { groups, type Persona, personas } from '../demo/personas.ts'
import { type ChatName, chatScopes } from './asked.ts'

/** The person of the invented county who holds this role. */
const personaOf = (role: Role): Persona => {
  const found = personas.find(persona => holdsOnly(persona, role))
  if (!found) throw new Error(`demo county: nobody is ${role}`)
  return found
}

const holdsOnly = ({ holdings, talentId }: Persona, role: Role): boolean => {
  if (role === 'talent') return talentId !== null
  if (role === 'stranger') return holdings.length === 0 && talentId === null
  return holdings.some(holding => holding.role === role)
}

/** Who speaks, as the database knows them; somebody never met is a stranger, and stays one: nothing is remembered here. */
export const speakerOf = async (db: Reader, role: Role, now: Date): Promise<Person> => {
  const { openId, name } = personaOf(role)
  const known = await identify(db, openId, null, now)
  return known?.person ?? { kind: 'person', personId: 0, openId, name, grants: [stranger], talentId: null }
}

const stranger: Grant = { role: 'stranger', unitId: null, townshipId: null, villageId: null }

/** The chat of this kind: the person's own with the bot, or the county's group. */
export const chatFor = (chat: ChatName, { openId }: Pick<Person, 'openId'>): Chat => {
  const scope = chatScopes[chat]
  const group = groups.find(one => one.scope === scope)
  return { chatId: group?.chatId ?? `private:${openId}`, scope, threadId: null }
}

/** The bot's own name does not count; every other @name of the county is a real mention. */
export const addressed = (
  typed: string,
): { readonly text: string; readonly mentions: readonly Mention[] } => {
  const text = typed.replace(/@伯乐[\s\u2005\u00a0]*/g, '').trim()
  const mentions = personas
    .flatMap(({ openId, name }) =>
      [...text.matchAll(atName(name))].map(({ index }) => ({ openId, name, index })),
    )
    .sort((a, b) => a.index - b.index)
    .map(({ openId, name }) => ({ openId, name }))
  return { text, mentions }
}

const atName = (name: string): RegExp => new RegExp(`@${name}`, 'g')
