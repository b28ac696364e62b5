import { type Entity, redraw } from '../entities.ts'
import { book, createEntity, entityFor, fine, jsonIn, operate } from './card-entities.ts'
import * as operations from './card-operations.ts'
import type { Body, Endpoint } from './endpoint.ts'
import type { Field, Fields } from './fields.ts'
import type { Office } from './office.ts'
import { absent, refuse } from './refusals.ts'

const path = '/cardkit/v1/cards'
const scopes = ['cardkit:card:write']

const text = (max: number): Field => ({ kind: 'string', required: true, min: 1, max })
const hundred = text(100_000)
const million = text(1_000_000)

/** What every change says of itself. */
const order: Fields = {
  uuid: { kind: 'string', min: 1, max: 64 },
  // How far it may go `operate` sees to.
  sequence: { kind: 'int', required: true },
}

/** CardKit: cards changed piece by piece, and texts that are typed out. */
export const cards = (office: Office): Endpoint[] => [
  {
    method: 'POST',
    path,
    name: 'cardkit.v1.card.create',
    scopes,
    body: { type: text(50), data: text(3_000_000) },
    run: ({ app, body }) => ({ card_id: createEntity(office.state, app, body).cardId }),
  },
  {
    method: 'POST',
    path: `${path}/id_convert`,
    name: 'cardkit.v1.card.idConvert',
    scopes: ['cardkit:card:read'],
    body: { message_id: text(50) },
    run: ask => {
      const id = String(ask.body.message_id)
      const message = office.state.messages.get(id)
      if (!message) throw absent.message_id(id)
      if (message.cardId === null) throw refuse(200740)
      return { card_id: entityFor(office.state, ask.app, message.cardId).cardId }
    },
  },
  ...changes.map(change => endpointFor(office, change)),
]

const endpointFor = ({ state, limits }: Office, { method, at, name, body, change }: Change): Endpoint => ({
  method,
  path: `${path}/:card_id${at}`,
  name,
  scopes,
  body: { ...body, ...order },
  run: ask => {
    const entity = entityFor(state, ask.app, ask.params.card_id)
    operate(state, limits, entity, ask.body)
    const { card, typed } = change(entity, ask.body, ask.params.element_id ?? '')
    book(entity, ask.body)
    redraw(state, entity, card, typed)
    return {}
  },
})

type Changed = {
  readonly card: Record<string, unknown>
  readonly typed?: { readonly elementId: string; readonly from: number }
}

type Change = {
  readonly method: Endpoint['method']
  readonly at: string
  readonly name: string
  readonly body: Fields
  readonly change: (entity: Entity, body: Body, elementId: string) => Changed
}

const stream: Change['change'] = (entity, { content }, elementId) => {
  if (entity.timedOut) throw refuse(200850)
  if (entity.streamingSince === null) throw refuse(300309)
  const { card, before } = operations.withText(entity, elementId, String(content))
  // Only a text that goes on where it stood is typed out; any other is replaced.
  return String(content).startsWith(before) ? { card, typed: { elementId, from: before.length } } : { card }
}

const whole: Change['change'] = (_entity, { card }) => {
  const given = Object(card) as Record<string, unknown> // `checkBody` has seen an object
  if (given.type !== 'card_json') throw refuse(10002, 'invalid card.type')
  return { card: fine(jsonIn(given.data, 'card.data')) }
}

const element = '/elements/:element_id'

const changes: readonly Change[] = [
  {
    method: 'PUT',
    at: '',
    name: 'cardkit.v1.card.update',
    body: { card: { kind: 'object', required: true } },
    change: whole,
  },
  {
    method: 'PATCH',
    at: '/settings',
    name: 'cardkit.v1.card.settings',
    body: { settings: hundred },
    change: (entity, { settings }) => ({
      card: operations.withSettings(entity, jsonIn(settings, 'settings')),
    }),
  },
  {
    method: 'POST',
    at: '/batch_update',
    name: 'cardkit.v1.card.batchUpdate',
    body: { actions: million },
    change: (entity, { actions }) => ({ card: operations.withBatch(entity, jsonIn(actions, 'actions')) }),
  },
  {
    method: 'POST',
    at: '/elements',
    name: 'cardkit.v1.cardElement.create',
    body: {
      type: { kind: 'string', required: true, oneOf: ['insert_before', 'insert_after', 'append'] },
      target_element_id: { kind: 'string', max: 20 },
      elements: million,
    },
    change: (entity, body) => ({
      card: operations.withAdded(entity, { ...body, elements: jsonIn(body.elements, 'elements') }),
    }),
  },
  {
    method: 'PUT',
    at: element,
    name: 'cardkit.v1.cardElement.update',
    body: { element: million },
    change: (entity, { element: next }, id) => ({
      card: operations.withReplaced(entity, id, jsonIn(next, 'element')),
    }),
  },
  {
    method: 'PATCH',
    at: element,
    name: 'cardkit.v1.cardElement.patch',
    body: { partial_element: million },
    change: (entity, { partial_element }, id) => ({
      card: operations.withPartial(entity, id, jsonIn(partial_element, 'partial_element')),
    }),
  },
  {
    method: 'PUT',
    at: `${element}/content`,
    name: 'cardkit.v1.cardElement.content',
    body: { content: hundred },
    change: stream,
  },
  {
    method: 'DELETE',
    at: element,
    name: 'cardkit.v1.cardElement.delete',
    body: {},
    change: (entity, _body, id) => ({ card: operations.withoutElements(entity, [id]) }),
  },
]
