import { hasAny } from '../availability.ts'
import { rootId } from '../departments.ts'
import { idOf, type Person } from '../people.ts'
import type { State } from '../state.ts'
import type { Ask } from './endpoint.ts'
import { wholeBook } from './scopes.ts'
import { idTypeIn } from './seekers.ts'

type View = (state: State, ask: Ask, person: Person) => Readonly<Record<string, unknown>>

/** Which scopes show which fields (字段权限要求); where one is missing the platform leaves them out without a word. */
const sights: readonly (readonly [scopes: readonly string[], view: View])[] = [
  [['contact:user.employee_id:readonly'], (_state, _ask, { userId }) => (userId ? { user_id: userId } : {})],
  [['contact:user.base:readonly', ...wholeBook], (_state, _ask, person) => nameFields(person)],
  [['contact:user.email:readonly'], (_state, _ask, { email }) => ({ email })],
  [['contact:user.phone:readonly'], (_state, _ask, { mobile }) => ({ mobile })],
  [['contact:user.gender:readonly', ...wholeBook], () => ({ gender: 0 })],
  [
    ['contact:user.department:readonly', ...wholeBook],
    (state, ask, person) => placeFields(state, ask, person),
  ],
  [['contact:user.employee:readonly', ...wholeBook], (_state, _ask, person) => workFields(person)],
  [
    ['contact:user.employee_number:read', 'contact:user.employee:readonly', ...wholeBook],
    () => ({ employee_no: '' }),
  ],
]

/** A person as the address book shows them to one app. */
export const userView = (state: State, ask: Ask, person: Person) => {
  const view: Record<string, unknown> = {
    union_id: person.unionId,
    open_id: person.openId,
    mobile_visible: true,
  }
  for (const [scopes, fields] of sights)
    if (hasAny(ask.app, scopes)) Object.assign(view, fields(state, ask, person))
  return view
}

export const statusOf = (person: Person) => ({
  is_frozen: false,
  is_resigned: person.left,
  is_activated: true,
  is_exited: false,
  is_unjoin: false,
})

const nameFields = ({ name }: Person) => ({
  name,
  en_name: '',
  nickname: '',
  avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
})

const placeFields = (state: State, ask: Ask, person: Person) => {
  const department = person.department === '' ? undefined : state.departments.get(person.departmentId)
  const byOwnId = ask.query.get('department_id_type') === 'department_id'
  const id = (byOwnId ? department?.departmentId : department?.openDepartmentId) ?? rootId
  const leader = leaderOf(state, person)
  return {
    department_ids: [id],
    leader_user_id: leader ? idOf(leader, idTypeIn(ask)) : '',
    orders: [{ department_id: id, user_order: 0, department_order: 1, is_primary_dept: true }],
  }
}

/** The head of the department; of the one above for the head itself. */
const leaderOf = (state: State, person: Person): Person | undefined => {
  const own = state.departments.get(person.departmentId)
  const above = own && state.departments.get(own.parentId)
  const id = own?.leaderId === person.openId ? above?.leaderId : own?.leaderId
  return id ? state.people.get(id) : undefined
}

const workFields = (person: Person) => ({
  status: statusOf(person),
  city: '',
  country: '',
  work_station: '',
  join_time: 0,
  is_tenant_manager: false,
  employee_type: 1,
  custom_attrs: [],
  enterprise_email: '',
  job_title: person.title,
})
