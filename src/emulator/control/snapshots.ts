import type { Hono } from 'hono'
import { changePerson, join } from '../acts/address-book.ts'
import { bringPeople } from '../acts/membership.ts'
import { chatOf } from '../chats.ts'
import { loadSnapshot, takeSnapshot } from '../snapshot.ts'
import { personOf } from '../state.ts'
import type { Desk } from './routes.ts'
import { act } from './tools.ts'
import * as wants from './wants.ts'

/** The whole state as JSON, taken and put back; `reset` is how it was at the start. */
export const addSnapshots = (control: Hono, { state, courier }: Desk): void => {
  const start = takeSnapshot(state)
  control.get('/snapshot', c => c.json(takeSnapshot(state)))
  control.put('/snapshot', async c => {
    loadSnapshot(state, await c.req.json(), { time: true })
    courier.forget()
    return c.json({ ok: true })
  })
  control.post('/reset', c => {
    loadSnapshot(state, start, { time: false })
    courier.forget()
    return c.json({ ok: true })
  })
}

/** People come, change and move between groups; bots hear of it. */
export const addPeople = (control: Hono, desk: Desk): void => {
  const { state } = desk
  act(control, '/people', wants.joining, person => ({ openId: join(desk, person).openId }))
  act(control, '/people/change', wants.changing, ({ openId, ...change }) => {
    changePerson(desk, openId, change)
  })
  for (const [path, how] of [
    ['/members/add', 'added'],
    ['/members/remove', 'deleted'],
  ] as const)
    act(control, path, wants.moving, ({ chatId, openIds, by }) =>
      bringPeople(
        desk,
        chatOf(state, chatId),
        how,
        openIds.map(openId => personOf(state, openId)),
        by,
      ),
    )
}
