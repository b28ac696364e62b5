import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { type Attempt, offline } from './attempt.ts'
import type { Envelope } from './envelope.ts'
import type { Fault } from './faults.ts'
import type { Sockets } from './sockets.ts'
import { type Http, postTo } from './webhook.ts'

/** Hands one envelope to the bot over whatever transport its app uses, and says what came of it. */
export type Line = (
  app: App,
  kind: 'event' | 'callback',
  envelope: Envelope,
  faults: readonly Fault[],
) => Promise<Attempt>

export const createLine =
  (state: State, http: Http, sockets: Sockets): Line =>
  async (app, kind, envelope, faults) => {
    if (kind === 'callback' && app.events && !app.events.includes(envelope.header.event_type))
      return offline()
    const plain = JSON.stringify(envelope)
    if (app.transport === 'socket') return await sockets.send(app.appId, plain)
    const url = kind === 'event' ? app.eventUrl : app.callbackUrl
    if (!url) return offline()
    const seconds = String(Math.floor(state.clock.now().getTime() / 1000))
    return await postTo(http, { url, encryptKey: app.encryptKey, seconds, faults }, plain)
  }
