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
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '')
  return bytes > bytesMax ? tooLong(bytes) : judge(value, limits)
}

/** The same for a message's `content`: JSON text as it came over the wire. */
export const checkContent = (content: string, limits: Limits = {}): Verdict => {
  const bytes = Buffer.byteLength(content)
  if (bytes > bytesMax) return tooLong(bytes)
  try {
    return judge(JSON.parse(content), limits)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refusal(errCodes.parse, 'ROOT', error.message)
  }
}

/** A verdict as the message API words it: `Failed to create card content, ext=ErrCode: …; ErrPath: …; ErrMsg: …; `. */
export const apiWords = (verdict: Exclude<Verdict, { ok: true }>): string => {
  if (verdict.code === 230025) return 'The length of the message content reaches its limit.'
  const { errCode, path, words } = verdict
  const said =
    errCode === errCodes.parse
      ? `ErrMsg: ${unparsed}; ErrorValue: ${words}, path: ${path}; `
      : `ErrPath: ${path}; ErrMsg: ${words}; `
  return `Failed to create card content, ext=ErrCode: ${errCode}; ${said}`
}

/** What the platform says of every card it cannot read; the place stands at the end. */
const unparsed = 'parse card json err, please check whether the card json is correct'

const refusal = (errCode: number, path: string, words: string): Verdict => ({
  ok: false,
  code: 230099,
  errCode,
  path,
  words,
})

const judge = (value: unknown, limits: Limits): Verdict => {
  try {
    walk(value, limits.tablesMax ?? tablesMax)
    return { ok: true }
  } catch (error) {
    if (!(error instanceof CardFault)) throw error
    return refusal(error.errCode, error.path, error.message)
  }
}

const walk = (value: unknown, tables: number): void => {
  const survey = {
    elements: 0,
    tables: 0,
    ids: new Set<string>(),
    names: new Set<string>(),
    forms: new Set<string>(),
    audios: new Set<string>(),
    colours: new Set<string>(),
    kept: false,
  }
  const root: Place = { keys: [], values: [], within: [], survey, element }
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
