import type { Context } from 'hono'
import { PlatformError } from '../api/errors.ts'

/** What the log says of a call besides its answer's status. */
export type CallNotes = {
  /** The platform's words of refusal. */
  readonly msg: string
  /** The body that was sent, its beginning. */
  readonly sent: string
  /** Refused for being too frequent. */
  readonly limited: boolean
  /** A `uuid` that was used before: nothing was sent again. */
  readonly repeated: boolean
}

const sentMax = 4000
const uuidMs = 3_600_000
const uuidsMax = 5000

const limitCodes = new Set([99991400, 230020, 11232, 11233])

/** Remembers the uuids of sent messages for an hour, and says of each call what is worth knowing. */
export const createCallNotes = () => {
  const uuids = new Map<string, number>()
  const usedBefore = (uuid: string, now: number): boolean => {
    const before = uuids.get(uuid)
    if (before !== undefined && now - before < uuidMs) return true
    uuids.set(uuid, now)
    const [oldest] = uuids.keys()
    if (uuids.size > uuidsMax && oldest !== undefined) uuids.delete(oldest)
    return false
  }
  return async (c: Context, now: number): Promise<CallNotes> => {
    const error = c.error instanceof PlatformError ? c.error : null
    const sent = await textOf(c)
    const uuid = c.res.ok && c.req.path.includes('/im/v1/messages') ? uuidIn(sent) : null
    return {
      msg: error?.message ?? '',
      sent: hideSecrets(sent).slice(0, sentMax),
      limited: c.res.status === 429 || limitCodes.has(error?.code ?? 0),
      repeated: uuid !== null && usedBefore(uuid, now),
    }
  }
}

/** Only JSON is shown; files are not. */
const textOf = async (c: Context): Promise<string> => {
  if (c.req.method === 'GET' || !c.req.header('content-type')?.includes('json')) return ''
  return await c.req.text().catch(() => '')
}

const uuidIn = (sent: string): string | null => /"uuid"\s*:\s*"([^"]+)"/.exec(sent)?.[1] ?? null

const hideSecrets = (sent: string): string =>
  sent.replace(/("(?:app_secret|AppSecret)"\s*:\s*")[^"]*"/g, '$1***"')
