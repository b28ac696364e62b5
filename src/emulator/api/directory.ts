import type { Endpoint } from './endpoint.ts'

/** What a path leads to: a call, or null where the path is known under other methods only. */
type Found = { readonly endpoint: Endpoint | null; readonly params: Readonly<Record<string, string>> }

export type Directory = (method: string, path: string) => Found | undefined

type Node = {
  readonly named: Map<string, Node>
  id: { readonly name: string; readonly node: Node } | null
  readonly ends: Map<string, Endpoint>
}

const newNode = (): Node => ({ named: new Map(), id: null, ends: new Map() })

/** Finds calls by their path. A written-out step goes before an id: `users/batch` before `users/:id`. */
export const createDirectory = (endpoints: readonly Endpoint[]): Directory => {
  const root = newNode()
  for (const endpoint of endpoints) {
    const end = stepsOf(endpoint.path).reduce(stepInto, root)
    if (end.ends.has(endpoint.method)) throw new Error(`twice: ${endpoint.method} ${endpoint.path}`)
    end.ends.set(endpoint.method, endpoint)
  }
  return (method, path) => {
    const steps = stepsOf(path)
    return walk(root, steps, 0, method, {}) ?? walk(root, steps, 0, null, {})
  }
}

const stepsOf = (path: string): string[] => {
  const steps = path.split('/')
  if (steps[0] === '') steps.shift()
  // The old calls are written with a slash at the end.
  if (steps.at(-1) === '') steps.pop()
  return steps
}

const stepInto = (node: Node, step: string): Node => {
  if (step.startsWith(':')) {
    node.id ??= { name: step.slice(1), node: newNode() }
    if (node.id.name !== step.slice(1)) throw new Error(`two names for one id: ${step}, :${node.id.name}`)
    return node.id.node
  }
  const known = node.named.get(step) ?? newNode()
  node.named.set(step, known)
  return known
}

/** Without a method any end will do. */
const walk = (
  node: Node,
  steps: readonly string[],
  at: number,
  method: string | null,
  params: Record<string, string>,
): Found | undefined => {
  const step = steps[at]
  if (step === undefined) {
    const endpoint = method === null ? null : node.ends.get(method)
    return endpoint === undefined || node.ends.size === 0 ? undefined : { endpoint, params }
  }
  const named = node.named.get(step)
  const found = named && walk(named, steps, at + 1, method, params)
  if (found || !node.id || step === '') return found
  const id = decoded(step)
  return id === null
    ? undefined
    : walk(node.id.node, steps, at + 1, method, { ...params, [node.id.name]: id })
}

const decoded = (step: string): string | null => {
  try {
    return step.includes('%') ? decodeURIComponent(step) : step
  } catch {
    return null
  }
}
