import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { type Attempt, beginAttempt } from './attempt.ts'
import type { Envelope } from './envelope.ts'
import type { FaultKind } from './faults.ts'
import type { Sockets } from './sockets.ts'
import { type Http, postTo } from './webhook.ts'

/** One envelope on its way to the bot of an app, and what is wrong with it. */
export type Parcel = {
  readonly app: App
  readonly kind: 'event' | 'callback'
  readonly envelope: Envelope
  readonly struck: ReadonlySet<FaultKind>
}

/** Hands one envelope to the bot over whatever transport its app uses, and says what came of it. */
export type Line = (parcel: Parcel) => Promise<Attempt>

export const createLine =
  (state: State, http: Http, sockets: Sockets): Line =>
  async ({ app, kind, envelope, struck }) => {
    const plain = JSON.stringify(spoilt(envelope, struck))
    const offline = () =>
      beginAttempt({ at: state.clock.now().toISOString(), plain, faults: [...struck] })('offline')
    if (kind === 'callback' && app.events && !app.events.includes(envelope.header.event_type))
      return offline()
    if (app.transport === 'socket')
      return await sockets.send({
        appId: app.appId,
        eventType: envelope.header.event_type,
        plain,
        faults: [...struck],
      })
    const url = kind === 'event' ? app.eventUrl : app.callbackUrl
    if (!url) return offline()
    const signed = state.variants.signWithoutKey
    return await postTo(state, http, { url, encryptKey: app.encryptKey, struck, signed }, plain)
  }

/** An envelope that is somebody else's. */
const spoilt = (envelope: Envelope, struck: ReadonlySet<FaultKind>): Envelope => ({
  ...envelope,
  header: {
    ...envelope.header,
    ...(struck.has('wrongToken') ? { token: 'wrong' } : {}),
    ...(struck.has('wrongApp') ? { app_id: 'cli_ffffffffffffffff' } : {}),
  },
})
