import type { Entity } from '../entities.ts'
import { isObject } from '../messages.ts'
import { type Card, fine, jsonIn, refused } from './card-entities.ts'
import type { Body } from './endpoint.ts'
import { type Code, refuse } from './refusals.ts'

type Json = Record<string, unknown>

/** Where a component stands: in a list, or as the property of another. */
type Spot = {
  readonly element: Json
  readonly put: (element: Json) => void
  /** Null where it is no entry of a list, so that nothing can stand beside it. */
  readonly list: unknown[] | null
}

/** Every change makes a new card, checks it as a whole, and leaves the old one alone when it is refused. */
const changed = (entity: Entity, change: (card: Card) => void): Card => {
  const card = structuredClone(entity.card)
  change(card)
  return fine(card)
}

export const withSettings = (entity: Entity, settings: unknown): Card => {
  if (!isObject(settings)) throw refuse(300122, 'settings is not an object')
  const { config, card_link } = settings
  return changed(entity, card => {
    if (isObject(config)) card.config = { ...(isObject(card.config) ? card.config : {}), ...config }
    if (card_link !== undefined) card.card_link = card_link
  })
}

export const withAdded = (entity: Entity, body: Body): Card => {
  const { type, elements, target_element_id: target } = body
  if (!Array.isArray(elements) || elements.length === 0) throw refuse(300315, 'elements can not be empty')
  if (type !== 'append' && type !== 'insert_before' && type !== 'insert_after') throw refused('type')
  return changed(entity, card => {
    if (type === 'append') listOf(card, target).push(...elements)
    else insert(card, target, elements, type === 'insert_after' ? 1 : 0)
  })
}

const insert = (card: Card, target: unknown, elements: readonly unknown[], after: 0 | 1): void => {
  const { element, list } = spotOf(card, target, 300315)
  if (!list) throw refuse(300315, 'nothing can stand beside this element')
  list.splice(list.indexOf(element) + after, 0, ...elements)
}

export const withReplaced = (entity: Entity, elementId: unknown, element: unknown): Card => {
  if (!isObject(element)) throw refused('element')
  return changed(entity, card => spotOf(card, elementId, 300121).put(element))
}

export const withPartial = (entity: Entity, elementId: unknown, partial: unknown): Card => {
  if (!isObject(partial)) throw refused('partial_element')
  return changed(entity, card => {
    const { element } = spotOf(card, elementId, 300313)
    if (partial.tag !== undefined && partial.tag !== element.tag) throw refuse(300312)
    Object.assign(element, partial)
  })
}

export const withoutElements = (entity: Entity, ids: readonly unknown[]): Card =>
  changed(entity, card => {
    for (const id of ids) {
      const { element, list } = spotOf(card, id, 300314)
      if (!list) throw refuse(300314, 'this element can not be deleted')
      list.splice(list.indexOf(element), 1)
    }
  })

/** Streaming text: the whole text so far, of a plain text or markdown. Gives what stood there before. */
export const withText = (
  entity: Entity,
  elementId: string,
  content: string,
): { card: Card; before: string } => {
  let before = ''
  const card = changed(entity, changing => {
    const { element } = spotOf(changing, elementId, 300313)
    if (element.tag !== 'markdown' && element.tag !== 'plain_text') throw refuse(300310)
    before = String(element.content ?? '')
    element.content = content
  })
  return { card, before }
}

/** Several at once, all or none. */
export const withBatch = (entity: Entity, actions: unknown): Card => {
  if (!Array.isArray(actions) || actions.length === 0) throw refused('actions')
  const draft = { ...entity }
  for (const one of actions) {
    const run = isObject(one) && typeof one.action === 'string' ? batch[one.action] : undefined
    if (!run || !isObject(one.params)) throw refused('actions')
    draft.card = run(draft, one.params)
  }
  return draft.card
}

const batch: Readonly<Record<string, (entity: Entity, params: Json) => Card>> = {
  partial_update_setting: (entity, { settings }) =>
    withSettings(entity, typeof settings === 'string' ? jsonIn(settings, 'settings') : settings),
  add_elements: (entity, params) => withAdded(entity, params),
  delete_elements: (entity, { element_ids }) =>
    withoutElements(entity, Array.isArray(element_ids) ? element_ids : [element_ids]),
  partial_update_element: (entity, { element_id, partial_element }) =>
    withPartial(entity, element_id, partial_element),
  update_element: (entity, { element_id, element }) => withReplaced(entity, element_id, element),
}

/** The list to append to: a container's, or the card's own. */
const listOf = (card: Card, elementId: unknown): unknown[] => {
  const within = elementId === undefined ? body(card) : spotOf(card, elementId, 300315).element
  if (within.elements === undefined) within.elements = []
  if (!Array.isArray(within.elements)) throw refuse(300315, 'this element holds no others')
  return within.elements
}

const body = (card: Card): Json => {
  if (!isObject(card.body)) card.body = {}
  return isObject(card.body) ? card.body : {}
}

const spotOf = (card: Card, elementId: unknown, code: Code): Spot => {
  for (const spot of spots(card)) if (spot.element.element_id === elementId) return spot
  throw refuse(code, `element not found: ${elementId}`)
}

function* spots(node: unknown): Generator<Spot> {
  if (!isObject(node) && !Array.isArray(node)) return
  const holder = node as Json // entries and properties are reached alike
  for (const [key, element] of Object.entries(holder)) {
    if (isObject(element)) {
      const put = (next: Json) => {
        holder[key] = next
      }
      yield { element, put, list: Array.isArray(node) ? node : null }
    }
    yield* spots(element)
  }
}
