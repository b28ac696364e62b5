import type { App } from '../people.ts'
import type { State } from '../state.ts'

/** What goes over the wire, before it is sealed. */
export type Envelope = {
  readonly schema: '2.0'
  readonly header: {
    readonly event_id: string
    readonly token: string
    readonly create_time: string
    readonly event_type: string
    readonly tenant_key: string
    readonly app_id: string
  }
  readonly event: Readonly<Record<string, unknown>>
}

export const envelopeFor = (
  state: State,
  app: App,
  eventType: string,
  event: Readonly<Record<string, unknown>>,
): Envelope => ({
  schema: '2.0',
  header: {
    event_id: state.ids.next(''),
    token: app.verificationToken,
    create_time: createTime(state, eventType),
    event_type: eventType,
    tenant_key: state.tenantKey,
    app_id: app.appId,
  },
  event,
})

/** Milliseconds, but microseconds for card callbacks: the platform prints both (卡片回传交互回调.md). */
const createTime = (state: State, eventType: string): string => {
  const ms = state.clock.now().getTime()
  return eventType === 'card.action.trigger' || state.variants.microseconds ? `${ms}000` : String(ms)
}
