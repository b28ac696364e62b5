/** A parsed JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object written in `text`, or `null` when it is not JSON or not an object. */
export const parseObject = (text: string): JsonObject | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? (storable(text) ? value : cleaned(value)) : null
  } catch {
    return null
  }
}

// PostgreSQL's jsonb refuses U+0000 and lone surrogates. One such character would make its event fail to be
// claimed for ever, and ordered events block behind it. Escapes are the only way they can stand in JSON text.
const storable = (text: string): boolean => !text.includes('\\u') || !/\\u(0000|d[89a-f])/i.test(text)

const depthMax = 100

const cleaned = (value: JsonObject): JsonObject => cleanObject(value, 0)

const cleanObject = (value: JsonObject, depth: number): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), clean(item, depth + 1)]))

const clean = (value: unknown, depth: number): unknown => {
  if (depth > depthMax) return null
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(item => clean(item, depth + 1))
  return isObject(value) ? cleanObject(value, depth) : value
}

const cleanText = (text: string): string =>
  text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\u{FFFD}')
