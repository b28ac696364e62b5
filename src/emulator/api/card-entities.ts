import { apiWords, checkCard, type Verdict } from '../cards/check.ts'
import { fillTemplate } from '../cards/template.ts'
import { type Entity, endStreaming, keepEntity } from '../entities.ts'
import { isObject } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import type { Body } from './endpoint.ts'
import { PlatformError } from './errors.ts'
import type { Limits } from './limits.ts'
import { type Code, refuse, wordsOf } from './refusals.ts'

export type Card = Record<string, unknown>

/** Entities live this long. */
const livesMs = 14 * 86_400_000

export const createEntity = (state: State, app: App, body: Body): Entity => {
  if (body.type === 'template') {
    const filled = fillTemplate(state.templates, app.appId, jsonIn(body.data, 'data'))
    if (!filled.ok) throw new PlatformError(200220, `${wordsOf(200220)}: ${filled.words}`)
    return keepEntity(state, app.appId, fine(filled.card))
  }
  if (body.type !== 'card_json') throw refused('type')
  return keepEntity(state, app.appId, fine(jsonIn(body.data, 'data')))
}

export const entityFor = (state: State, app: App, cardId: unknown): Entity => {
  const entity = typeof cardId === 'string' ? state.entities.get(cardId) : undefined
  if (!entity) throw refuse(200740)
  if (entity.appId !== app.appId) throw refuse(300311)
  if (state.clock.now().getTime() - entity.createdAt > livesMs) throw refuse(200750)
  endStreaming(state, entity)
  return entity
}

/** One operation: in its order, once, not too often, and not while somebody's press is being answered. */
export const operate = (state: State, limits: Limits, entity: Entity, body: Body): void => {
  const sequence = sequenceIn(body)
  const { uuid } = body
  if (entity.messageId !== null && state.pressing.has(entity.messageId)) throw refuse(200810)
  if (typeof uuid === 'string' && entity.uuids.has(uuid)) throw refuse(200770)
  if (sequence <= entity.sequence) throw refuse(300317)
  if (entity.streamingSince === null) limits.entity(entity.cardId)
}

const sequenceIn = ({ sequence }: Body): number => {
  if (typeof sequence === 'number' && Number.isInteger(sequence) && sequence >= 1 && sequence < 2 ** 31)
    return sequence
  throw refused('sequence')
}

/** Notes an operation that was done. A refused one leaves its sequence free. */
export const book = (entity: Entity, { sequence, uuid }: Body): void => {
  entity.sequence = Number(sequence)
  if (typeof uuid === 'string') entity.uuids.add(uuid)
}

/** A card as CardKit takes it; the check is that of every card, the codes are CardKit's own. */
export const fine = (card: unknown): Card => {
  if (!isObject(card)) throw refused('card')
  if (Object.keys(card).length === 0) throw refuse(300307)
  if (card.schema !== '2.0') throw refuse(300303)
  if (isObject(card.config) && card.config.update_multi === false) throw refuse(300302)
  const verdict = checkCard(card)
  if (verdict.ok) return card
  const code = codeOf(verdict)
  // The platform's own words, and after them what the check found and where.
  throw new PlatformError(code, code === 200860 ? wordsOf(code) : `${wordsOf(code)}, ${apiWords(verdict)}`)
}

const codeOf = (verdict: Exclude<Verdict, { ok: true }>): Code => {
  if (verdict.code === 230025) return 200860
  if (verdict.errCode === 300301) return 300301
  return verdict.words.startsWith('element exceeds') ? 300305 : 200220
}

/** JSON inside JSON, as CardKit's bodies have it. */
export const jsonIn = (text: unknown, name: string): unknown => {
  if (typeof text !== 'string') throw refused(name)
  try {
    return JSON.parse(text)
  } catch {
    throw refused(name)
  }
}

export const refused = (name: string) => refuse(10002, `invalid ${name}`)
