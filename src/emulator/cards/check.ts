import { cardShape } from './card.ts'
import { element } from './element.ts'
import { CardFault, errCodes, type Verdict } from './fault.ts'
import type { Place } from './shapes.ts'

export type { Verdict } from './fault.ts'

/** Most bytes of a card's JSON. */
const bytesMax = 30 * 1024
/** Most components and text objects of a card. */
const elementsMax = 200
/** The documents say five; since 2026-03 tenants see four refused, tables in markdown counted. */
const tablesMax = 3

export type Limits = { readonly tablesMax?: number }

/** Checks a card strictly against Card JSON 2.0. The first thing wrong is told as the platform would tell it. */
export const checkCard = (value: unknown, limits: Limits = {}): Verdict => {
  const bytes = new TextEncoder().encode(JSON.stringify(value) ?? '').length
  if (bytes > bytesMax) return tooLong(bytes)
  try {
    walk(value, limits.tablesMax ?? tablesMax)
    return { ok: true }
  } catch (error) {
    if (!(error instanceof CardFault)) throw error
    return { ok: false, code: 230099, errCode: error.errCode, path: error.path, words: error.message }
  }
}

/** The same for a message's `content`: JSON text as it came over the wire. */
export const checkContent = (content: string, limits: Limits = {}): Verdict => {
  const bytes = new TextEncoder().encode(content).length
  if (bytes > bytesMax) return tooLong(bytes)
  try {
    return checkCard(JSON.parse(content), limits)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, code: 230099, errCode: errCodes.parse, path: 'ROOT', words: 'parse card json err' }
  }
}

/** A verdict as the message API words it: `Failed to create card content, ext=ErrCode: …; ErrPath: …; ErrMsg: …; `. */
export const apiWords = (verdict: Exclude<Verdict, { ok: true }>): string =>
  verdict.code === 230025
    ? 'The length of the message content reaches its limit.'
    : `Failed to create card content, ext=ErrCode: ${verdict.errCode}; ErrPath: ${verdict.path}; ErrMsg: ${verdict.words}; `

const walk = (value: unknown, tables: number): void => {
  const survey = {
    elements: 0,
    tables: 0,
    ids: new Set<string>(),
    names: new Set<string>(),
    sizes: new Set<string>(),
    colours: new Set<string>(),
  }
  const root: Place = { path: 'ROOT', within: [], survey, element }
  cardShape(value, root)
  if (survey.elements > elementsMax) throw new CardFault(errCodes.limit, 'ROOT', 'element exceeds the limit')
  if (survey.tables > tables) throw new CardFault(errCodes.limit, 'ROOT', 'card table number over limit')
}

const tooLong = (bytes: number): Verdict => ({
  ok: false,
  code: 230025,
  errCode: errCodes.length,
  path: 'ROOT',
  words: `The length of the message content reaches its limit: ${bytes} bytes, at most ${bytesMax}`,
})
