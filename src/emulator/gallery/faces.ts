import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { measure } from '#cards/kit/fit.ts'
import { apiWords, checkCard, checkContent, type Verdict } from '../cards/check.ts'

const folder = fileURLToPath(new URL('../../../cards', import.meta.url))

/** What the platform would say of a card, as the page shows it. */
export type Judged = {
  readonly ok: boolean
  readonly bytes: number
  readonly elements: number
  /** The message API's refusal, word for word. */
  readonly refusal: {
    readonly code: number
    readonly errCode: number
    readonly path: string
    readonly msg: string
  } | null
}

/** A face drawn from its own sample, with the JSON kept beside it. */
export type Shown = Judged & {
  /** `talents/register-form`. */
  readonly name: string
  readonly noun: string
  readonly card: unknown
  readonly golden: string | null
  /** The golden JSON says what is drawn now. */
  readonly current: boolean
  /** Why there is nothing to draw. */
  readonly trouble: string | null
}

/** Every face below cards/, by name. */
export const facesShown = async (): Promise<Shown[]> => {
  const entries = await readdir(folder, { recursive: true })
  const names = entries
    .filter(entry => entry.endsWith('.ts') && !entry.startsWith(`kit${sep}`))
    .map(entry => entry.slice(0, -'.ts'.length).split(sep).join('/'))
  return await Promise.all(names.sort().map(faceShown))
}

const faceShown = async (name: string): Promise<Shown> => {
  const golden = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => null)
  const noun = name.split('/')[0] ?? ''
  try {
    const card = await drawn(name)
    const current = golden !== null && JSON.stringify(JSON.parse(golden)) === JSON.stringify(card)
    return { name, noun, card, golden, current, trouble: null, ...judged(card, checkCard(card)) }
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error)
    return { name, noun, card: null, golden, current: false, trouble, ...nothing }
  }
}

const nothing: Judged = { ok: false, bytes: 0, elements: 0, refusal: null }

const drawn = async (name: string): Promise<unknown> => {
  const module: unknown = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  if (!hasSample(module)) throw new Error(`cards/${name}.ts 没有导出 sample`)
  return module.sample()
}

const hasSample = (module: unknown): module is { readonly sample: () => unknown } =>
  typeof module === 'object' && module !== null && 'sample' in module && typeof module.sample === 'function'

/** What becomes of a message's `content` on the platform. */
export const contentJudged = (content: string): Judged => {
  const verdict = checkContent(content)
  try {
    return { ...judged(JSON.parse(content), verdict), bytes: bytesOf(content) }
  } catch {
    return { ...judged(null, verdict), bytes: bytesOf(content), elements: 0 }
  }
}

const judged = (card: unknown, verdict: Verdict): Judged => ({
  ...measure(card),
  ok: verdict.ok,
  refusal: verdict.ok
    ? null
    : { code: verdict.code, errCode: verdict.errCode, path: verdict.path, msg: apiWords(verdict) },
})

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
