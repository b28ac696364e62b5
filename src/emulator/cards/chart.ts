import { errCodes } from './fault.ts'
import { type Check, fail, isFields } from './shapes.ts'

/** Kinds of chart the card's VChart draws (protocol document §6.6), with the fields each cannot do without. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  line: ['xField', 'yField'],
  area: ['xField', 'yField'],
  bar: ['xField', 'yField'],
  scatter: ['xField', 'yField'],
  pie: ['categoryField', 'valueField'],
  funnel: ['categoryField', 'valueField'],
  radar: ['categoryField', 'valueField'],
  linearProgress: ['xField', 'yField'],
  circularProgress: ['categoryField', 'valueField'],
  wordCloud: ['nameField', 'valueField'],
  common: ['series'],
}

/** A VChart spec: a kind that can be drawn, its data, its fields; no functions, because it is JSON. */
export const chart: Check = (value, place) => {
  const broken = (words: string): never => fail(place, `chart spec is invalid: ${words}`, errCodes.chart)
  if (!isFields(value)) return broken('not an object')
  const needed = kinds[String(value.type)]
  if (!needed) return broken(`type ${String(value.type)}`)
  const missing = needed.find(field => value[field] === undefined)
  if (missing) broken(`${missing} is missing`)
  if (!hasData(value.data)) broken('data.values is missing')
}

const hasData = (data: unknown): boolean => {
  if (Array.isArray(data)) return data.length > 0 && data.every(hasData)
  return isFields(data) && Array.isArray(data.values)
}
