import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { turn } from '../fault-shapes.ts'
import { inChinese, issueWords } from '../issue-words.ts'
import { tell } from '../state.ts'
import type { Desk } from './routes.ts'
import * as wants from './wants.ts'

/** One POST of the control API: the body is checked, the answer is JSON. */
export const act = <Schema extends z.ZodType>(
  control: Hono,
  path: string,
  schema: Schema,
  run: (input: Exact<z.output<Schema>>) => unknown,
): void => {
  control.post(path, async c => {
    const parsed = schema.safeParse(await bodyOf(c), inChinese)
    if (!parsed.success) return c.json({ error: issueWords(parsed.error.issues, '请求体').join('；') }, 400)
    // JSON has no undefined: a key that is absent from the body is absent here.
    return c.json((await run(parsed.data as Exact<z.output<Schema>>)) ?? { ok: true })
  })
}

const bodyOf = async (c: Context): Promise<unknown> => {
  try {
    return await c.req.json()
  } catch {
    throw new Error('请求体不是 JSON')
  }
}

/** zod says `key?: T | undefined` where JSON can only leave the key out. */
type Exact<T> = T extends object
  ? { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> : T[K] }
  : T

/** What testers reach for: deliveries, replay, faults, the clock, the limits. */
export const addTools = (control: Hono, desk: Desk): void => {
  const { courier, state, limits, calls } = desk
  control.get('/deliveries', c => c.json(courier.deliveries))
  control.post('/deliveries/:id/replay', async c => c.json(await courier.replay(Number(c.req.param('id')))))
  control.get('/calls', c => c.json(calls))
  addFaults(control, desk)
  control.get('/clock', c => c.json({ now: state.clock.now().toISOString() }))
  act(control, '/clock', wants.clock, move => {
    if ('at' in move) state.clock.set(new Date(move.at))
    else state.clock.advance(move.advanceMs)
    tell(state, { kind: 'clock' })
    return { now: state.clock.now().toISOString() }
  })
  act(control, '/limits', wants.limits, ({ on }) => {
    limits.on = on
  })
}

/** What shall go wrong with pushes, calls and the long connection; and the points the documents leave open. */
const addFaults = (control: Hono, { courier, troubles, socketFaults, state }: Desk): void => {
  const all = { push: courier.faults, call: troubles, socket: socketFaults }
  const shown = () => ({ push: all.push.list(), call: all.call.list(), socket: all.socket.list() })
  control.get('/faults', c => c.json(shown()))
  act(control, '/faults/push', wants.pushFault, fault => all.push.add(fault))
  act(control, '/faults/call', wants.callFault, fault => all.call.add(fault))
  act(control, '/faults/socket', wants.socketFault, fault => all.socket.add(fault))
  control.delete('/faults/:kind?', c => {
    const wanted = c.req.param('kind')
    for (const list of Object.values(all)) list.clear(({ kind }) => wanted === undefined || kind === wanted)
    return c.json({ ok: true })
  })
  control.get('/variants', c => c.json(state.variants))
  act(control, '/variants', wants.variants, wanted => {
    turn(state.variants, wanted)
    return state.variants
  })
}
