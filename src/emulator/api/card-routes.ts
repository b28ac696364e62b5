import type { Hono } from 'hono'
import { type Entity, redraw } from '../entities.ts'
import { book, createEntity, entityFor, fine, jsonIn, operate, refused } from './card-entities.ts'
import * as operations from './card-operations.ts'
import { PlatformError } from './errors.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { type Body, messageFor } from './outgoing.ts'

const path = '/open-apis/cardkit/v1/cards'

const contentMax = 100_000

/** CardKit: cards changed piece by piece, and texts that are typed out. */
export const addCards = (api: Hono<Api>, office: Office): void => {
  const { state, limits } = office
  api.post(path, async c => {
    limits.call(c.get('app').appId, 'card.create')
    return ok(c, { card_id: createEntity(state, c.get('app'), await bodyOf(c)).cardId })
  })
  api.post(`${path}/id_convert`, async c => {
    limits.call(c.get('app').appId, 'card.idConvert')
    const message = messageFor(state, String((await bodyOf(c)).message_id))
    if (message.cardId === null) throw new PlatformError(200740, 'The card does not exist.')
    return ok(c, { card_id: entityFor(state, c.get('app'), message.cardId).cardId })
  })
  for (const { method, at, name, change } of changes)
    api.on(method, `${path}/:card_id${at}`, async c => {
      limits.call(c.get('app').appId, name)
      const body = await bodyOf(c)
      const entity = entityFor(state, c.get('app'), c.req.param('card_id'))
      operate(state, limits, entity, body)
      const { card, typed } = change(entity, body, c.req.param('element_id') ?? '')
      book(entity, body)
      redraw(state, entity, card, typed)
      return ok(c)
    })
}

type Changed = {
  readonly card: Record<string, unknown>
  readonly typed?: { readonly elementId: string; readonly from: number }
}

type Change = {
  readonly method: string
  readonly at: string
  readonly name: string
  readonly change: (entity: Entity, body: Body, elementId: string) => Changed
}

const stream: Change['change'] = (entity, { content }, elementId) => {
  if (typeof content !== 'string' || content === '' || content.length > contentMax) throw refused('content')
  if (entity.timedOut) throw new PlatformError(200850, 'Streaming has timed out.')
  if (entity.streamingSince === null) throw new PlatformError(300309, 'Streaming is closed.')
  const { card, before } = operations.withText(entity, elementId, content)
  // Only a text that goes on where it stood is typed out; any other is replaced.
  return content.startsWith(before) ? { card, typed: { elementId, from: before.length } } : { card }
}

const changes: readonly Change[] = [
  {
    method: 'PUT',
    at: '',
    name: 'card.update',
    change: (_entity, { card }) => {
      const given = typeof card === 'object' && card !== null && 'data' in card ? card.data : undefined
      return { card: fine(jsonIn(given, 'card')) }
    },
  },
  {
    method: 'PATCH',
    at: '/settings',
    name: 'card.settings',
    change: (entity, { settings }) => ({
      card: operations.withSettings(entity, jsonIn(settings, 'settings')),
    }),
  },
  {
    method: 'POST',
    at: '/batch_update',
    name: 'card.batchUpdate',
    change: (entity, { actions }) => ({ card: operations.withBatch(entity, jsonIn(actions, 'actions')) }),
  },
  {
    method: 'POST',
    at: '/elements',
    name: 'cardElement.create',
    change: (entity, body) => ({
      card: operations.withAdded(entity, { ...body, elements: jsonIn(body.elements, 'elements') }),
    }),
  },
  {
    method: 'PUT',
    at: '/elements/:element_id',
    name: 'cardElement.update',
    change: (entity, { element }, id) => ({
      card: operations.withReplaced(entity, id, jsonIn(element, 'element')),
    }),
  },
  {
    method: 'PATCH',
    at: '/elements/:element_id',
    name: 'cardElement.patch',
    change: (entity, { partial_element }, id) => ({
      card: operations.withPartial(entity, id, jsonIn(partial_element, 'partial_element')),
    }),
  },
  { method: 'PUT', at: '/elements/:element_id/content', name: 'cardElement.content', change: stream },
  {
    method: 'DELETE',
    at: '/elements/:element_id',
    name: 'cardElement.delete',
    change: (entity, _body, id) => ({ card: operations.withoutElements(entity, [id]) }),
  },
]
