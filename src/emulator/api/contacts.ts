import { hasAny, mayRead } from '../availability.ts'
import { rootId } from '../departments.ts'
import { idOf, type Person } from '../people.ts'
import type { State } from '../state.ts'
import { below } from './department-tree.ts'
import { type Ask, departmentIdType, type Endpoint, pages, userIdType } from './endpoint.ts'
import type { Office } from './office.ts'
import { pageOf } from './paging.ts'
import { refuse } from './refusals.ts'
import { contactScopes, wholeBook } from './scopes.ts'
import { findPerson, idTypeIn, personFor } from './seekers.ts'
import { statusOf, userView } from './user-view.ts'

const path = '/contact/v3/users'
const types = { ...userIdType, ...departmentIdType }

/** People: one by id, many by ids, ids by phone or mail; and how far the app may look. */
export const contacts = ({ state }: Office): Endpoint[] => [
  {
    method: 'GET',
    path: `${path}/batch`,
    name: 'contact.v3.user.batch',
    scopes: ['contact:contact.base:readonly'],
    query: { user_ids: { kind: 'list', required: true, max: 50 }, ...types },
    run: ask => ({ items: readable(state, ask).map(person => userView(state, ask, person)) }),
  },
  {
    method: 'POST',
    path: `${path}/batch_get_id`,
    name: 'contact.v3.user.batchGetId',
    scopes: ['contact:user.id:readonly'],
    query: userIdType,
    body: {
      emails: { kind: 'list', max: 50 },
      mobiles: { kind: 'list', max: 50 },
      include_resigned: { kind: 'boolean' },
    },
    run: ask => ({
      user_list: [
        ...seek(state, ask, 'email', ask.body.emails),
        ...seek(state, ask, 'mobile', ask.body.mobiles),
      ],
    }),
  },
  {
    method: 'GET',
    path: `${path}/:user_id`,
    name: 'contact.v3.user.get',
    scopes: contactScopes,
    query: types,
    run: ask => {
      const person = personFor(state, ask.params.user_id ?? '', idTypeIn(ask))
      if (!mayRead(state, ask.app, person)) throw refuse(41050)
      return { user: userView(state, ask, person) }
    },
  },
  {
    method: 'GET',
    path: '/contact/v3/scopes',
    name: 'contact.v3.scope.list',
    scopes: [
      'contact:contact.base:readonly',
      'contact:contact:access_as_app',
      'contact:contact:readonly_as_app',
    ],
    query: { ...types, ...pages(100) },
    run: ask => rangeOf(state, ask),
  },
]

/** Nobody of those asked for is an error; some of them are left out. */
const readable = (state: State, ask: Ask): Person[] => {
  const ids = [...new Set(ask.query.getAll('user_ids'))]
  const people = ids.flatMap(id => findPerson(state, id, idTypeIn(ask)) ?? [])
  const seen = people.filter(person => mayRead(state, ask.app, person))
  if (people.length > 0 && seen.length === 0) throw refuse(41050)
  return seen
}

const seek = (state: State, ask: Ask, key: 'email' | 'mobile', values: unknown) =>
  (Array.isArray(values) ? values : []).map(value => {
    const person = [...state.people.values()].find(
      one =>
        one[key] !== '' &&
        sameAs(key, one[key], String(value)) &&
        (ask.body.include_resigned === true || !one.left) &&
        mayRead(state, ask.app, one),
    )
    if (!person) return { [key]: value }
    const status = hasAny(ask.app, employee) ? { status: statusOf(person) } : {}
    return { user_id: idOf(person, idTypeIn(ask)), [key]: value, ...status }
  })

const employee = ['contact:user.employee:readonly', ...wholeBook]

/** Chinese numbers go with and without the country's code. */
const sameAs = (key: 'email' | 'mobile', own: string, asked: string): boolean =>
  key === 'email' ? own === asked : own.replace(/^\+86/, '') === asked.replace(/^\+86/, '')

type Ranged = { readonly kind: 'user_ids' | 'department_ids'; readonly id: string }

/** Everybody: the people and departments right under the company. Otherwise just what was chosen. */
const rangeOf = (state: State, ask: Ask) => {
  const chosen = ask.app.contactRange
  const people = [...state.people.values()].filter(one =>
    chosen === null ? one.department === '' && !one.left : chosen.includes(one.openId),
  )
  const departments =
    chosen === null
      ? [...below(state, rootId, false)]
      : [...state.departments.values()].filter(({ name }) => chosen.includes(name))
  const byOwnId = ask.query.get('department_id_type') === 'department_id'
  const all: Ranged[] = [
    ...people.map(one => ({ kind: 'user_ids' as const, id: idOf(one, idTypeIn(ask)) })),
    ...departments.map(one => ({
      kind: 'department_ids' as const,
      id: byOwnId ? one.departmentId : one.openDepartmentId,
    })),
  ]
  const { items, ...page } = pageOf(all, ask.query, 50, () => refuse(40012))
  const of = (kind: Ranged['kind']) => items.filter(one => one.kind === kind).map(({ id }) => id)
  return { department_ids: of('department_ids'), user_ids: of('user_ids'), group_ids: [], ...page }
}
