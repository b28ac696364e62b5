import type { Logger } from 'pino'

/** What rooms need of a logger. Message bodies, names and secrets are never handed to it. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** What may be kept of an error: its name and the head of its message. Database errors quote what was written. */
export const errorWords = (error: unknown): string =>
  error instanceof Error
    ? `${error.name}: ${(error.message.split('\n')[0] ?? '').slice(0, 200)}`
    : typeof error
