import { hasAny } from '../availability.ts'
import type { Department } from '../departments.ts'
import { idOf } from '../people.ts'
import type { State } from '../state.ts'
import { below } from './department-tree.ts'
import type { Ask } from './endpoint.ts'
import { wholeBook } from './scopes.ts'
import { idTypeIn } from './seekers.ts'

const base = ['contact:department.base:readonly', ...wholeBook]
const organize = ['contact:department.organize:readonly', ...wholeBook]

/** A department, with the fields the app's scopes let it see. */
export const departmentView = (state: State, ask: Ask, department: Department) => ({
  open_department_id: department.openDepartmentId,
  ...(hasAny(ask.app, base) ? nameFields(department) : {}),
  ...(hasAny(ask.app, organize) ? placeFields(state, ask, department) : {}),
})

const nameFields = ({ name, departmentId }: Department) => ({
  name,
  i18n_name: { zh_cn: name, ja_jp: '', en_us: '' },
  department_id: departmentId,
  chat_id: '',
  status: { is_deleted: false },
})

const placeFields = (state: State, ask: Ask, department: Department) => {
  const { openDepartmentId, parentId, leaderId } = department
  const leader = leaderId === null ? undefined : state.people.get(leaderId)
  const leaderID = leader ? idOf(leader, idTypeIn(ask)) : ''
  const above = state.departments.get(parentId)
  const byOwnId = ask.query.get('department_id_type') === 'department_id'
  return {
    parent_department_id: (byOwnId ? above?.departmentId : above?.openDepartmentId) ?? parentId,
    leader_user_id: leaderID,
    leaders: leader ? [{ leaderType: 1, leaderID }] : [],
    order: String(placeOf(state, department)),
    unit_ids: [],
    member_count: peopleUnder(state, openDepartmentId),
    primary_member_count: peopleUnder(state, openDepartmentId),
  }
}

/** Among its neighbours. */
const placeOf = (state: State, { openDepartmentId, parentId }: Department): number =>
  [...below(state, parentId, false)].findIndex(one => one.openDepartmentId === openDepartmentId) + 1

/** With everybody in the departments below. */
const peopleUnder = (state: State, id: string): number => {
  const ids = new Set([id, ...[...below(state, id, true)].map(one => one.openDepartmentId)])
  let count = 0
  for (const person of state.people.values()) if (!person.left && ids.has(person.departmentId)) count++
  return count
}
