import { apiWords, checkCard, type Verdict } from '../cards/check.ts'
import { type Entity, endStreaming, keepEntity } from '../entities.ts'
import { isObject } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { PlatformError } from './errors.ts'
import type { Limits } from './limits.ts'
import type { Body } from './outgoing.ts'

export type Card = Record<string, unknown>

/** Entities live this long. */
const livesMs = 14 * 86_400_000

export const createEntity = (state: State, app: App, body: Body): Entity => {
  if (body.type === 'template') throw new PlatformError(200220, 'build card failed: template is not existed')
  if (body.type !== 'card_json') throw refused('type')
  return keepEntity(state, app.appId, fine(jsonIn(body.data, 'data')))
}

export const entityFor = (state: State, app: App, cardId: unknown): Entity => {
  const entity = typeof cardId === 'string' ? state.entities.get(cardId) : undefined
  if (!entity) throw new PlatformError(200740, 'The card does not exist.')
  if (entity.appId !== app.appId) throw new PlatformError(300311, 'The card was made by another app.')
  if (state.clock.now().getTime() - entity.createdAt > livesMs)
    throw new PlatformError(200750, 'The card has expired.')
  endStreaming(state, entity)
  return entity
}

/** One operation: in its order, once, not too often, and not while somebody's press is being answered. */
export const operate = (state: State, limits: Limits, entity: Entity, body: Body): void => {
  const sequence = sequenceIn(body)
  const { uuid } = body
  if (uuid !== undefined && (typeof uuid !== 'string' || uuid.length > 64)) throw refused('uuid')
  if (entity.messageId !== null && state.pressing.has(entity.messageId))
    throw new PlatformError(200810, 'The card is in an interaction.')
  if (uuid !== undefined && entity.uuids.has(uuid)) throw new PlatformError(200770, 'uuid conflict')
  if (sequence <= entity.sequence)
    throw new PlatformError(300317, 'sequence must be greater than that of the last operation')
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
  if (card.schema !== '2.0') throw new PlatformError(300303, 'Only cards of schema 2.0.')
  if (isObject(card.config) && card.config.update_multi === false)
    throw new PlatformError(300302, 'update_multi can not be false')
  const verdict = checkCard(card)
  if (!verdict.ok) throw new PlatformError(codeOf(verdict), apiWords(verdict))
  return card
}

const codeOf = (verdict: Exclude<Verdict, { ok: true }>): number => {
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

export const refused = (name: string) => new PlatformError(10002, `invalid parameter: ${name}`)
