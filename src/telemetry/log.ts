import { type Logger, pino } from 'pino'

/**
 * One JSON line an event, without personal data or secrets: whatever is logged under these names is struck out,
 * at whatever depth libraries put them.
 */
export const createLog = (level: string, file: string | null = null): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // A library's error carries its request, secrets and words included: only what tells the fault is kept.
      serializers: { err: faultOf },
      formatters: { level: label => ({ level: label }) },
      redact: { paths: struck.flatMap(name => [name, `*.${name}`, `*.*.${name}`]), censor: '[隐去]' },
    },
    // Written at once: what was said last matters most when a process dies.
    pino.destination({ ...(file ? { dest: file } : {}), sync: true }),
  )

const faultOf = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? {
        type: error.name,
        message: error.message,
        stack: error.stack,
        code: 'code' in error ? error.code : undefined,
      }
    : { message: String(error) }

const struck = [
  'authorization',
  'Authorization',
  'app_secret',
  'appSecret',
  'encryptKey',
  'encrypt_key',
  'token',
  'tenant_access_token',
  'content',
  'text',
  'form',
  'form_value',
  'phone',
  'name',
  'idNumber',
  'password',
]
