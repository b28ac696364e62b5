import { mayRead, mayReadDepartment } from '../availability.ts'
import { type Department, rootId } from '../departments.ts'
import type { State } from '../state.ts'
import { below, departmentFor } from './department-tree.ts'
import { departmentView } from './department-view.ts'
import { type Ask, departmentIdType, type Endpoint, pages, userIdType } from './endpoint.ts'
import { invalidFields } from './fields.ts'
import type { Office } from './office.ts'
import { pageOf } from './paging.ts'
import { refuse } from './refusals.ts'
import { contactScopes, organizeScopes } from './scopes.ts'
import { userView } from './user-view.ts'

const path = '/contact/v3/departments'
const types = { ...userIdType, ...departmentIdType }
const text = { kind: 'string', required: true } as const

/** Departments, what is above and below them, and who is in them. */
export const departments = ({ state }: Office): Endpoint[] => [...several(state), ...named(state)]

/** Those whose path names no department. */
const several = (state: State): Endpoint[] => [
  {
    method: 'GET',
    path: '/contact/v3/users/find_by_department',
    name: 'contact.v3.user.findByDepartment',
    scopes: organizeScopes,
    query: { department_id: text, ...types, ...pages(50) },
    run: ask => peopleIn(state, ask),
  },
  {
    method: 'GET',
    path: `${path}/batch`,
    name: 'contact.v3.department.batch',
    scopes: ['contact:contact.base:readonly'],
    query: { department_ids: { kind: 'list', required: true, max: 50 }, ...types },
    run: ask => ({
      items: ask.query
        .getAll('department_ids')
        .map(id => departmentView(state, ask, departmentFor(state, ask, id))),
    }),
  },
  {
    method: 'GET',
    path: `${path}/parent`,
    name: 'contact.v3.department.parent',
    scopes: organizeScopes,
    query: { department_id: { kind: 'string' }, ...types, ...pages(50) },
    run: ask => paged(state, ask, above(state, ask), 20),
  },
  {
    method: 'POST',
    path: `${path}/search`,
    name: 'contact.v3.department.search',
    scopes: [
      'contact:contact.base:readonly',
      'search:department:read',
      'contact:contact:access_as_app',
      'contact:contact:readonly_as_app',
    ],
    query: { ...types, ...pages(50) },
    body: { query: text },
    forPeople: true,
    run: ask => paged(state, ask, byName(state, String(ask.body.query)), 20),
  },
]

const named = (state: State): Endpoint[] => [
  {
    method: 'GET',
    path: `${path}/:department_id`,
    name: 'contact.v3.department.get',
    scopes: contactScopes,
    query: types,
    run: ask => ({ department: departmentView(state, ask, departmentFor(state, ask, idIn(ask))) }),
  },
  {
    method: 'GET',
    path: `${path}/:department_id/children`,
    name: 'contact.v3.department.children',
    scopes: organizeScopes,
    query: { ...types, fetch_child: { kind: 'string', oneOf: ['true', 'false'] }, ...pages(50) },
    run: ask => {
      const { openDepartmentId } = departmentFor(state, ask, idIn(ask))
      const deep = ask.query.get('fetch_child') === 'true'
      return paged(state, ask, [...below(state, openDepartmentId, deep)], 10)
    },
  },
]

const paged = (state: State, ask: Ask, all: readonly Department[], size: number) => {
  const page = pageOf(all, ask.query, size, () => refuse(40012))
  return { ...page, items: page.items.map(one => departmentView(state, ask, one)) }
}

const idForm = /^(0|[a-zA-Z0-9][\w@.-]{0,63})$/

const idIn = ({ params }: Ask): string => {
  const id = params.department_id ?? ''
  if (!idForm.test(id))
    throw invalidFields([
      { field: 'department_id', value: id, description: 'the value does not match the pattern' },
    ])
  return id
}

const peopleIn = (state: State, ask: Ask) => {
  const { openDepartmentId } = departmentFor(state, ask, ask.query.get('department_id') ?? '')
  const people = [...state.people.values()].filter(
    person =>
      !person.left &&
      (person.department === '' ? rootId : person.departmentId) === openDepartmentId &&
      mayRead(state, ask.app, person),
  )
  const page = pageOf(people, ask.query, 10, () => refuse(40012))
  return { ...page, items: page.items.map(person => userView(state, ask, person)) }
}

/** From the nearest to the highest; the company is not among them, nor what the app may not read. */
const above = (state: State, ask: Ask): Department[] => {
  const id = ask.query.get('department_id')
  if (!id) throw refuse(44102)
  if (id === rootId) throw refuse(40002)
  const found: Department[] = []
  const seen = new Set<string>()
  let next = state.departments.get(departmentFor(state, ask, id).parentId)
  while (next && !seen.has(next.openDepartmentId)) {
    seen.add(next.openDepartmentId)
    if (mayReadDepartment(state, ask.app, next.openDepartmentId)) found.push(next)
    next = state.departments.get(next.parentId)
  }
  return found
}

const byName = (state: State, query: string): Department[] =>
  [...state.departments.values()].filter(({ name }) => name.includes(query))
