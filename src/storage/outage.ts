import { setTimeout as sleep } from 'node:timers/promises'
import { Unavailable } from '#core/unavailable.ts'

/**
 * Whether it is the database that is away, and nobody's fault: refused, cut, starting, shutting down, out of
 * connections, too slow to answer. What failed so can be tried again as it is.
 */
export const isOutage = (error: unknown): boolean =>
  error instanceof Unavailable ||
  (error instanceof Error &&
    (isOutageCode(codeOf(error)) || outageWords.test(error.message) || isOutage(error.cause)))

/** SQLSTATE classes 08 (connection), 53 (resources), 57P (shutdown); Node's network words; Prisma's P1xxx and P2024, P2037. */
const isOutageCode = (code: string): boolean =>
  /^(08...|53...|57P..|25P03|E(CONN|TIMEDOUT|PIPE|HOST|NET|AI_AGAIN).*|P10(01|02|08|17)|P20(24|37))$/.test(
    code,
  )

// node-postgres gives these no code.
const outageWords =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Can't reach database server|Unable to start a transaction in the given time|Transaction API error: Unable to start)/

const codeOf = (error: Error): string => {
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

/**
 * Runs `work` until the database takes it: an outage is waited out, any other error is thrown.
 * Gives up, with the outage, once `stopping` answers true.
 */
export const outlasting = async <Result>(
  stopping: () => boolean,
  work: () => Promise<Result>,
): Promise<Result> => {
  for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 2_000)) {
    try {
      return await work()
    } catch (error) {
      if (!isOutage(error) || stopping()) throw error
      await sleep(waitMs)
    }
  }
}
