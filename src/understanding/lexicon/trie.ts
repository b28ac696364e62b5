/** Finds every known word in a text, longest first at each place. */
export type Trie<Value> = {
  readonly add: (word: string, value: Value) => void
  readonly remove: (word: string, value: Value) => void
  readonly at: (
    text: string,
    from: number,
  ) => readonly { readonly to: number; readonly values: readonly Value[] }[]
}

/** Most nodes are the end of a name, and have none behind them. */
type Node<Value> = { next: Map<string, Node<Value>> | null; values: readonly Value[] }

const emptyNode = <Value>(): Node<Value> => ({ next: null, values: [] })

export const createTrie = <Value>(): Trie<Value> => {
  const root = emptyNode<Value>()
  return {
    add: (word, value) => {
      const node = pathOf(root, word, true).at(-1)
      if (node && word !== '' && !node.values.includes(value)) node.values = [...node.values, value]
    },
    remove: (word, value) => {
      const path = pathOf(root, word, false)
      const node = path.length === word.length + 1 ? path.at(-1) : undefined
      if (!node) return
      node.values = node.values.filter(one => one !== value)
      prune(path, word)
    },
    at: (text, from) => {
      const found: { to: number; values: readonly Value[] }[] = []
      let node: Node<Value> | undefined = root
      for (let to = from; node && to <= text.length; to += 1) {
        if (node.values.length > 0) found.push({ to, values: node.values })
        node = node.next?.get(text.charAt(to))
      }
      return found.reverse()
    },
  }
}

const pathOf = <Value>(root: Node<Value>, word: string, grow: boolean): readonly Node<Value>[] => {
  const path = [root]
  for (let at = 0; at < word.length; at += 1) {
    const node = path.at(-1)
    const next = node?.next?.get(word.charAt(at)) ?? (grow ? emptyNode<Value>() : undefined)
    if (!node || !next) return path
    node.next ??= new Map()
    node.next.set(word.charAt(at), next)
    path.push(next)
  }
  return path
}

// A name that is gone leaves nothing behind.
const prune = <Value>(path: readonly Node<Value>[], word: string): void => {
  for (let depth = word.length; depth > 0; depth -= 1) {
    const node = path[depth]
    if (!node || node.values.length > 0 || (node.next?.size ?? 0) > 0) return
    path[depth - 1]?.next?.delete(word.charAt(depth - 1))
  }
}
