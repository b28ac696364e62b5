import type { Trouble } from '../call-faults.ts'
import { cardLocked, PlatformError } from './errors.ts'
import { refuse } from './refusals.ts'

const reset = { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' }

const refusals = {
  rateLimited: () => new PlatformError(99991400, 'request trigger frequency limit', 429, reset),
  rateLimited400: () => new PlatformError(99991400, 'request trigger frequency limit', 400, reset),
  imLimited: () => new PlatformError(230020, 'This operation triggers the frequency limit.', 400, reset),
  broken: () => refuse(2200),
  cardLocked,
  tokenExpired: () => refuse(99991663),
} as const

/** Refuses a call where a fault says so. */
export const strike = (struck: readonly Trouble[]): void => {
  for (const { kind } of struck) if (kind in refusals) throw refusals[kind as keyof typeof refusals]() // `in` has just said so
}

/** The effect stays; the caller learns nothing of it. */
export const breakAfter = (struck: readonly Trouble[]): void => {
  if (struck.some(({ kind }) => kind === 'brokenAfter')) throw refuse(2200)
}
