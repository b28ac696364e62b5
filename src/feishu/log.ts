import type { Logger } from 'pino'

/** What this room needs of a logger. Message bodies and secrets are never handed to it. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** What may be kept of an error: its name, the head of its message, where it was thrown. Database errors quote what was written. */
export const errorNote = (error: unknown): { error: string; at?: string } => {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 5)
  return {
    error: `${error.name}: ${(error.message.split('\n')[0] ?? '').slice(0, 200)}`,
    at: frames.join('\n'),
  }
}
