import type { Logger } from 'pino'

/** What this room needs of a logger. Message bodies and secrets are never handed to it. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>
