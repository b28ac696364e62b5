import type { Vault } from '#core/context.ts'
import { jsonText } from './json-text.ts'

/**
 * What people said and were told, as the queues keep it: a form may carry a number of class P3, an answer show one.
 * Sealed as a whole; which message it is, to whom and when, stays readable.
 */
export const sealWords = (vault: Vault, words: unknown): string => vault.seal(jsonText(words))

/** The opposite. Throws when the key is gone. */
export const openWords = (vault: Vault, sealed: string): unknown => JSON.parse(vault.open(sealed))
