import type { Hono } from 'hono'
import { type IdType, idOf, type Person } from '../people.ts'
import type { State } from '../state.ts'
import { PlatformError } from './errors.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { userView } from './views.ts'

const path = '/open-apis/contact/v3/users'
const batchMax = 50

/** People: one by id, many by ids, ids by phone or mail. */
export const addContacts = (api: Hono<Api>, { state, limits }: Office): void => {
  api.get(`${path}/batch`, c => {
    limits.call(c.get('app').appId, 'user.batch')
    const ids = c.req.queries('user_ids') ?? []
    if (ids.length === 0 || ids.length > batchMax)
      throw new PlatformError(99992402, 'field validation failed: user_ids')
    const found = ids.map(id => findPerson(state, id, idTypeOf(c.req.query('user_id_type'))))
    return ok(c, { items: found.filter(person => person !== undefined).map(userView) })
  })
  api.post(`${path}/batch_get_id`, async c => {
    limits.call(c.get('app').appId, 'user.batch_get_id')
    const { emails, mobiles, include_resigned } = await bodyOf(c)
    const type = idTypeOf(c.req.query('user_id_type'))
    const seek = (key: 'email' | 'mobile', values: unknown) =>
      (Array.isArray(values) ? values : []).map(value => {
        const person = [...state.people.values()].find(
          one => one[key] === value && (include_resigned || !one.left),
        )
        return { ...(person ? { user_id: idOf(person, type) } : {}), [key]: value }
      })
    return ok(c, { user_list: [...seek('email', emails), ...seek('mobile', mobiles)] })
  })
  api.get(`${path}/:id`, c => {
    limits.call(c.get('app').appId, 'user.get')
    const person = findPerson(state, c.req.param('id'), idTypeOf(c.req.query('user_id_type')))
    if (!person) throw new PlatformError(99992351, `id not exist: ${c.req.param('id')}`)
    return ok(c, { user: userView(person) })
  })
}

export const idTypeOf = (type: string | undefined): IdType => {
  if (type === 'union_id' || type === 'user_id') return type
  if (type === undefined || type === 'open_id') return 'open_id'
  throw new PlatformError(99992402, 'field validation failed: user_id_type')
}

export const findPerson = (state: State, id: string, type: IdType): Person | undefined =>
  type === 'open_id'
    ? state.people.get(id)
    : [...state.people.values()].find(person => idOf(person, type) === id)
