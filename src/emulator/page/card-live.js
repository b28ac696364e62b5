import { typing } from './card-typing.js'
import { carry } from './field-state.js'

/**
 * A card that changes before people's eyes: only what differs is drawn anew. What somebody is filling in stays where
 * it is, with its words, its caret and its open list.
 */

/** Where components stand. A token outlives a move of its component; `real` leads from it to the place of now. */
export const createSpots = () => {
  const paths = new Map()
  let count = 0
  return {
    claim: path => {
      const token = `@${++count}`
      paths.set(token, path)
      return token
    },
    real: path => {
      const [, token, rest] = /^(@\d+)(.*)$/.exec(path) ?? []
      return token ? paths.get(token) + rest : path
    },
    move: (token, path) => paths.set(token, path),
  }
}

const known = new WeakMap()

/** What a component was drawn from; `inner` is what its children see. */
export const remember = (node, element, env, inner = env) => known.set(node, { element, env, inner })

export const elementOf = node => known.get(node)?.element

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/** The components in `host` become `next`; `path` leads to their list. `fresh` is a component that starts over. */
export const followList = (host, next, path, env, fresh = null) => {
  const nodes = [...host.children].filter(node => node.dataset.spot)
  const pairs = match(nodes, next)
  const kept = next.map((element, at) =>
    pairs[at]
      ? follow(pairs[at], element, `${path}.${at}`, env, fresh)
      : env.draw(element, `${path}.${at}`, env),
  )
  for (const node of nodes) if (!kept.includes(node)) node.remove()
  arrange(host, kept)
}

/** Which component of before is which of now: the same as it was, of the same id, or of the same kind. */
const match = (nodes, next) => {
  const left = new Map(nodes.map(node => [node, JSON.stringify(elementOf(node))]))
  const pairs = next.map(() => null)
  const take = fits => {
    for (const [at, element] of next.entries()) {
      if (pairs[at]) continue
      const written = JSON.stringify(element)
      const [node] = [...left].find(([one, json]) => fits(elementOf(one), element, json === written)) ?? []
      pairs[at] = node ?? null
      left.delete(node)
    }
  }
  take((_old, _now, same) => same)
  take((old, now) => now.element_id !== undefined && old.element_id === now.element_id && old.tag === now.tag)
  take((old, now) => now.name !== undefined && old.name === now.name && old.tag === now.tag)
  take((old, now) => old.tag === now.tag && old.name === now.name && old.element_id === undefined)
  return pairs
}

const arrange = (host, nodes) => {
  let at = nodes.length > 0 ? host.firstElementChild : null
  for (const node of nodes) {
    while (at && !at.dataset.spot) at = at.nextElementSibling
    if (at === node) at = at.nextElementSibling
    else put(host, node, at)
  }
}

/** Moving what is in the page keeps its focus where the browser can. */
export const put = (host, node, before) => {
  if (node.isConnected && host.isConnected && host.moveBefore) host.moveBefore(node, before)
  else host.insertBefore(node, before)
}

const follow = (node, element, path, env, fresh) => {
  const old = elementOf(node)
  const starts = fresh !== null && node.dataset.spot === fresh
  if (!starts) {
    if (same(old, element)) return moved(node, path, env)
    if (descend(moved(node, path, env), element, fresh)) return node
    const typed = typing(node, old, element, env)
    if (typed) return typed
  }
  const made = env.draw(element, path, env)
  if (!starts) carry(node, made)
  node.replaceWith(made)
  return made
}

const moved = (node, path, env) => {
  const before = node.dataset.path
  if (before === path) return node
  for (const one of [node, ...node.querySelectorAll('[data-spot]')]) {
    one.dataset.path = path + one.dataset.path.slice(before.length)
    env.spots.move(one.dataset.spot, one.dataset.path)
  }
  return node
}

/** A container that is itself as before takes the change inside. */
const descend = (node, element, fresh) => {
  const { element: old, env, inner } = known.get(node)
  const hosts = hostsOf(node, element)
  if (!hosts || old.tag !== element.tag || !same(shell(old), shell(element))) return false
  known.set(node, { element, env, inner })
  for (const [host, elements, rest] of hosts)
    followList(host, elements, `${node.dataset.path}.${rest}`, inner, fresh)
  return true
}

/** What a container is without what it holds. */
const shell = ({ elements: _, columns, ...own }) => ({
  ...own,
  columns: columns?.map(({ elements: __, ...column }) => column),
})

const hostsOf = (node, element) => {
  const only = host => [[host, element.elements ?? [], 'elements']]
  if (element.tag === 'form' || element.tag === 'interactive_container') return only(node)
  if (element.tag === 'collapsible_panel') return only(node.querySelector(':scope > .panel-body'))
  if (element.tag !== 'column_set') return null
  return [...node.children]
    .filter(child => child.classList.contains('column'))
    .map((column, at) => [column, element.columns[at]?.elements ?? [], `columns.${at}.elements`])
}
