import type { Hono } from 'hono'
import { type Department, rootId } from '../departments.ts'
import { idOf } from '../people.ts'
import type { State } from '../state.ts'
import { idTypeOf } from './contacts.ts'
import { PlatformError } from './errors.ts'
import { type Api, type Office, ok } from './http.ts'
import { pageOf } from './paging.ts'
import { userView } from './views.ts'

const path = '/open-apis/contact/v3'

/** Departments, what is below them, and who is in them. The company itself is `0`. */
export const addDepartments = (api: Hono<Api>, { state, limits }: Office): void => {
  api.get(`${path}/users/find_by_department`, c => {
    limits.call(c.get('app').appId, 'user.findByDepartment')
    const id = openIdOf(state, c.req.query('department_id') ?? '', c.req.query('department_id_type'))
    const people = [...state.people.values()].filter(
      person => !person.left && (person.department === '' ? rootId : person.departmentId) === id,
    )
    const page = pageOf(people, c.req.query(), { size: 10, max: 50 })
    return ok(c, { ...page, items: page.items.map(userView) })
  })
  api.get(`${path}/departments/:id`, c => {
    limits.call(c.get('app').appId, 'department.get')
    const department = departmentFor(state, c.req.param('id'), c.req.query('department_id_type'))
    return ok(c, { department: view(state, department, c.req.query()) })
  })
  api.get(`${path}/departments/:id/children`, c => {
    limits.call(c.get('app').appId, 'department.children')
    const id = openIdOf(state, c.req.param('id'), c.req.query('department_id_type'))
    const deep = c.req.query('fetch_child') === 'true'
    const page = pageOf([...below(state, id, deep)], c.req.query(), { size: 10, max: 50 })
    return ok(c, { ...page, items: page.items.map(one => view(state, one, c.req.query())) })
  })
}

function* below(state: State, id: string, deep: boolean): Generator<Department> {
  for (const department of state.departments.values()) {
    if (department.parentId !== id) continue
    yield department
    if (deep) yield* below(state, department.openDepartmentId, deep)
  }
}

const openIdOf = (state: State, id: string, type: string | undefined): string =>
  id === rootId ? rootId : departmentFor(state, id, type).openDepartmentId

const departmentFor = (state: State, id: string, type = 'open_department_id'): Department => {
  if (type !== 'open_department_id' && type !== 'department_id')
    throw new PlatformError(99992402, 'field validation failed: department_id_type')
  const key = type === 'department_id' ? 'departmentId' : 'openDepartmentId'
  if (id === rootId) return company
  for (const department of state.departments.values()) if (department[key] === id) return department
  throw new PlatformError(40012, `department not found: ${id}`)
}

const company: Department = {
  openDepartmentId: rootId,
  departmentId: rootId,
  name: '',
  parentId: '',
  leaderId: null,
}

const view = (state: State, department: Department, query: Readonly<Record<string, string>>) => {
  const leader = department.leaderId === null ? undefined : state.people.get(department.leaderId)
  const above = state.departments.get(department.parentId)
  const byOwnId = query.department_id_type === 'department_id'
  return {
    name: department.name,
    i18n_name: { zh_cn: department.name, en_us: '', ja_jp: '' },
    department_id: department.departmentId,
    open_department_id: department.openDepartmentId,
    parent_department_id: (byOwnId ? above?.departmentId : above?.openDepartmentId) ?? department.parentId,
    leader_user_id: leader ? idOf(leader, idTypeOf(query.user_id_type)) : '',
    chat_id: '',
    order: '0',
    unit_ids: [],
    member_count: memberCount(state, department.openDepartmentId),
    status: { is_deleted: false },
  }
}

/** With everybody in the departments below. */
const memberCount = (state: State, id: string): number => {
  const ids = new Set([id, ...[...below(state, id, true)].map(one => one.openDepartmentId)])
  return [...state.people.values()].filter(person => !person.left && ids.has(person.departmentId)).length
}
