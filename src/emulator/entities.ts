import { forgetOldEntities } from './forgetting.ts'
import { cardOf, editMessage, isObject } from './messages.ts'
import type { State } from './state.ts'

/** A card as CardKit holds it: changed piece by piece, shown by one message. */
export type Entity = {
  readonly cardId: string
  readonly appId: string
  readonly createdAt: number
  card: Record<string, unknown>
  /** Of the last operation; each must be greater. */
  sequence: number
  readonly uuids: Set<string>
  messageId: string | null
  streamingSince: number | null
  /** Streaming ended by itself, after ten minutes. */
  timedOut: boolean
}

const streamingMs = 10 * 60_000

export const keepEntity = (state: State, appId: string, card: Record<string, unknown>): Entity => {
  const entity: Entity = {
    cardId: `7${state.ids.digits(18)}`,
    appId,
    createdAt: state.clock.now().getTime(),
    card,
    sequence: 0,
    uuids: new Set(),
    messageId: null,
    streamingSince: null,
    timedOut: false,
  }
  state.entities.set(entity.cardId, entity)
  forgetOldEntities(state)
  noteStreaming(state, entity)
  return entity
}

/** The card as it is from now on; whoever looks at it sees it change. `typed` names a text that grows. */
export const redraw = (
  state: State,
  entity: Entity,
  card: Record<string, unknown>,
  typed?: { readonly elementId: string; readonly from: number },
): void => {
  entity.card = card
  noteStreaming(state, entity)
  const message = entity.messageId === null ? undefined : state.messages.get(entity.messageId)
  if (message && !message.recalled) editMessage(state, message, JSON.stringify(card), typed)
}

/** Streaming ends by itself ten minutes after it began. Also called whenever the time was moved. */
export const endStreaming = (state: State, entity: Entity): void => {
  const since = entity.streamingSince
  if (since === null || state.clock.now().getTime() - since < streamingMs) return
  const config = isObject(entity.card.config) ? entity.card.config : {}
  redraw(state, entity, { ...entity.card, config: { ...config, streaming_mode: false } })
  entity.timedOut = true
}

/** Looks after the end of streaming again, after a snapshot was loaded. */
export const watchStreaming = (state: State, entity: Entity): void => {
  if (entity.streamingSince === null) return
  const left = entity.streamingSince + streamingMs - state.clock.now().getTime()
  state.clock.after(Math.max(0, left), () => endStreaming(state, entity))
}

const noteStreaming = (state: State, entity: Entity): void => {
  const on = isObject(entity.card.config) && entity.card.config.streaming_mode === true
  if (!on) entity.streamingSince = null
  else if (entity.streamingSince === null) {
    entity.streamingSince = state.clock.now().getTime()
    entity.timedOut = false
    watchStreaming(state, entity)
  }
}

/** A message redrawn by other means takes its entity along. */
export const followMessage = (state: State, messageId: string): void => {
  const message = state.messages.get(messageId)
  const entity = message?.cardId ? state.entities.get(message.cardId) : undefined
  const card = message && cardOf(message)
  if (!entity || !card) return
  entity.card = card
  noteStreaming(state, entity)
}
