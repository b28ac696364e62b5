import { apiWords, checkCard } from '../cards/check.ts'
import { fillTemplate } from '../cards/template.ts'
import { followMessage } from '../entities.ts'
import { cardOf, editMessage, isObject } from '../messages.ts'
import type { App } from '../people.ts'
import type { CardToken, State } from '../state.ts'
import { checkNamed } from './content.ts'
import type { Body } from './endpoint.ts'
import { PlatformError } from './errors.ts'
import { refuse } from './refusals.ts'

/** A card may be redrawn this often after one press. */
const usesMax = 2

/** `POST /interactive/v1/card/update`: redraws a card with the token of a press, after that press was answered. */
export const updateLater = (state: State, app: App, body: Body): void => {
  const kept = tokenFor(state, app, body.token)
  const message = state.messages.get(kept.messageId)
  if (!message || message.recalled) throw refuse(200000)
  const card = cardIn(state, app, body.card)
  if (cardOf(message)?.schema === '2.0' && card.schema !== '2.0')
    throw new PlatformError(200830, 'Cards of version 2.0 can not become version 1.0.')
  const verdict = checkCard(card)
  if (!verdict.ok) throw new PlatformError(11311, apiWords(verdict))
  checkNamed(state, JSON.stringify(card))
  kept.uses++
  editMessage(state, message, JSON.stringify(card))
  followMessage(state, message.messageId)
}

/** The card itself, or that of a template. */
const cardIn = (state: State, app: App, card: unknown): Record<string, unknown> => {
  if (!isObject(card)) throw new PlatformError(10002, 'card 参数校验错误。')
  if (card.type !== 'template') return card
  const filled = fillTemplate(state.templates, app.appId, card.data)
  if (!filled.ok) throw new PlatformError(11311, `${filled.words}; ErrorValue: ${filled.value}`)
  return filled.card
}

const tokenFor = (state: State, app: App, token: unknown): CardToken => {
  const kept = typeof token === 'string' ? state.cardTokens.get(token) : undefined
  if (!kept) throw refuse(300020)
  if (kept.appId !== app.appId) throw refuse(200310)
  if (kept.until <= state.clock.now().getTime()) throw refuse(300030)
  // The document asks for the answer first; on the platform an earlier update fails or flips back.
  if (!kept.answered && !state.variants.flipBack)
    throw new PlatformError(300120, 'The callback has not been answered yet.')
  if (kept.uses >= usesMax) throw refuse(300040)
  return kept
}
