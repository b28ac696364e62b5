import type { Log } from '#core/log.ts'
import { isObject } from './json.ts'

/** What the SDK logs through; it hands over arrays of anything. */
type SdkLogger = {
  readonly error: (...parts: unknown[]) => void
  readonly warn: (...parts: unknown[]) => void
  readonly info: (...parts: unknown[]) => void
  readonly debug: (...parts: unknown[]) => void
  readonly trace: (...parts: unknown[]) => void
}

/**
 * The SDK logs whole requests: message bodies, and on errors the bearer token. Only its own sentences and the
 * platform's code pass, struck of what looks like a secret. Failed calls are told by whoever made them, so its
 * errors are no more than warnings here.
 */
export const createSdkLogger = (log: Log): SdkLogger => ({
  error: (...parts) => log.warn({ from: 'feishu-sdk' }, sentence(parts)),
  warn: (...parts) => log.warn({ from: 'feishu-sdk' }, sentence(parts)),
  info: (...parts) => log.info({ from: 'feishu-sdk' }, sentence(parts)),
  debug: (...parts) => log.debug({ from: 'feishu-sdk' }, sentence(parts)),
  trace: () => {},
})

const charsMax = 300

const sentence = (parts: readonly unknown[]): string =>
  parts.flat(3).map(word).filter(Boolean).join(' ').slice(0, charsMax)

const word = (part: unknown): string => {
  if (typeof part === 'string') return struck(part)
  if (part instanceof Error) return struck(part.message)
  if (isObject(part) && typeof part.code === 'number') return `code ${part.code}`
  return isObject(part) && typeof part.message === 'string' ? struck(part.message) : ''
}

const struck = (text: string): string =>
  text
    .replace(/Bearer\s+\S+/gi, 'Bearer …')
    .replace(/\b[tu]-[\w.-]{8,}/g, '…')
    .replace(/\?\S+/g, '?…')
