import { createHash } from 'node:crypto'

/** Makes the platform's identifiers; the same seed makes the same ones in the same order. */
export type Ids = {
  /** `om_` and 32 hex digits, and the like. */
  readonly next: (prefix: string) => string
  /** Decimal digits, as card entities and nonces have them. */
  readonly digits: (length: number) => string
  /** Where the sequence stands, and how to go on from there. */
  readonly save: () => number[]
  readonly load: (at: readonly number[]) => void
}

export const createIds = (seed: number): Ids => {
  const { draw, save, load } = sfc32(seed)
  const word = () => draw().toString(16).padStart(8, '0')
  return {
    next: prefix => prefix + word() + word() + word() + word(),
    digits: length => Array.from({ length }, () => String(draw() % 10)).join(''),
    save,
    load,
  }
}

/** An identifier that is the same after every restart: a person's private chat must not change its name. */
export const stableId = (prefix: string, ...parts: readonly string[]): string =>
  prefix + createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32)

/** Small fast counter generator (sfc32): a few nanoseconds a draw, 2^128 states. */
const sfc32 = (seed: number) => {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const draw = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i++) draw()
  const load = (at: readonly number[]) => {
    ;[a = 0, b = 0, c = 0, d = 0] = at
  }
  return { draw, save: () => [a, b, c, d], load }
}
