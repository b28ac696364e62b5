/** A dice whose throws are the same for the same seed, on every machine (mulberry32). */
export type Dice = {
  /** From 0 up to, but without, 1. */
  readonly next: () => number
  /** A whole number from 0 up to, but without, `below`. */
  readonly below: (below: number) => number
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  readonly chance: (share: number) => boolean
  readonly shuffle: <Item>(items: readonly Item[]) => Item[]
}

export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: items => items[below(items.length)] ?? items[0],
    chance: share => next() < share,
    shuffle: items =>
      items
        .map(item => ({ item, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item),
  }
}
