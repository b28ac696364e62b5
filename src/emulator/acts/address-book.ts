import type { PersonConfig } from '../config.ts'
import { departmentIdOf, rootId } from '../departments.ts'
import { stableId } from '../ids.ts'
import { type Person, personFrom } from '../people.ts'
import { userChanged, userJoined } from '../push/contact-events.ts'
import { personOf, type State, tell } from '../state.ts'
import { tellDone } from './done.ts'
import type { Stage } from './talk.ts'

/** Somebody comes to work here; every bot is told. */
export const join = (stage: Stage, config: PersonConfig): Person => {
  if (stage.state.people.has(config.openId)) throw new Error(`已经有这个人：${config.openId}`)
  const person = personFrom(config)
  put(stage.state, person)
  const { openId, unionId: _, userId: __, ...entry } = config
  tellDone(stage.state, { does: 'joins', openId, entry })
  tellBots(stage, 'contact.user.created_v3', person, userJoined(person))
  return person
}

export type PersonChange = Partial<Pick<PersonConfig, 'name' | 'title' | 'department' | 'mobile' | 'email'>>

/** Somebody's entry in the address book changes; every bot is told what was different. */
export const changePerson = (stage: Stage, openId: string, change: PersonChange): Person => {
  const before = personOf(stage.state, openId)
  const departmentId =
    change.department === undefined ? before.departmentId : departmentIdOf(change.department)
  const person: Person = { ...before, ...change, departmentId }
  tellDone(stage.state, { does: 'changes', openId, entry: change })
  put(stage.state, person)
  tellBots(stage, 'contact.user.updated_v3', person, userChanged(before, person))
  return person
}

const put = (state: State, person: Person): void => {
  state.people.set(person.openId, person)
  const { department: name, departmentId: openDepartmentId } = person
  if (name !== '' && !state.departments.has(openDepartmentId))
    state.departments.set(openDepartmentId, {
      openDepartmentId,
      departmentId: stableId('', name).slice(0, 16),
      name,
      parentId: rootId,
      leaderId: null,
    })
}

const tellBots = (
  { state, courier }: Stage,
  type: string,
  person: Person,
  event: Record<string, unknown>,
): void => {
  for (const app of state.apps.values()) courier.event(app, type, event, person.openId)
  tell(state, { kind: 'person', openId: person.openId })
}
