import { type IdType, idOf, type Person } from '../people.ts'
import type { State } from '../state.ts'
import type { Ask } from './endpoint.ts'
import { absent } from './refusals.ts'

/** The kind of id a call speaks of; `checkQuery` has seen that it is one of the three. */
export const idTypeIn = ({ query }: Pick<Ask, 'query'>, name = 'user_id_type'): IdType => {
  const type = query.get(name)
  return type === 'union_id' || type === 'user_id' ? type : 'open_id'
}

export const findPerson = (state: State, id: string, type: IdType | 'email'): Person | undefined => {
  if (type === 'open_id') return state.people.get(id)
  for (const person of state.people.values()) {
    const own = type === 'email' ? person.email : idOf(person, type)
    if (own !== '' && own === id) return person
  }
  return undefined
}

export const personFor = (state: State, id: string, type: IdType): Person => {
  const person = findPerson(state, id, type)
  if (!person) throw absent[type](id)
  return person
}

/** By whichever of the three ids it is: where a text names somebody. */
export const personNamed = (state: State, id: string): Person | undefined =>
  state.people.get(id) ?? findPerson(state, id, 'union_id') ?? findPerson(state, id, 'user_id')
