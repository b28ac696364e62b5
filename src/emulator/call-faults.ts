import type { Clock } from './clock.ts'
import { createFaultList, type FaultList } from './fault-list.ts'

/**
 * What can go wrong with a call. Refused: `rateLimited` … `cardLocked`, and `gateway`, whose words are no JSON. Never
 * done and not answered in time: `hang`. Done, but the caller does not learn it: `brokenAfter`, `slow`. Done only when
 * the caller has perhaps given up: `late`.
 */
export const troubleKinds = [
  'rateLimited',
  'rateLimited400',
  'imLimited',
  'broken',
  'tokenExpired',
  'cardLocked',
  'gateway',
  'hang',
  'late',
  'brokenAfter',
  'slow',
] as const

export type TroubleKind = (typeof troubleKinds)[number]

export type Trouble = {
  readonly kind: TroubleKind
  readonly times?: number
  /** Only calls whose method and path contain this: `POST /open-apis/im/v1/messages`. `*` is one step of a path, a last `$` its end. */
  readonly path?: string
  /** For `hang`, `late` and `slow`: how long, on the emulator's clock; 15 s. */
  readonly ms?: number
}

export type Troubles = FaultList<Trouble, string>

/** A call is named by method and path. */
export const createTroubles = (): Troubles =>
  createFaultList((trouble, call) => reaches(trouble.path ?? '', call))

const reaches = (scope: string, call: string): boolean => {
  if (!/[*$]/.test(scope)) return call.includes(scope)
  const end = scope.endsWith('$')
  const steps = (end ? scope.slice(0, -1) : scope).split('*').map(step => step.replace(/[^\w/ -]/g, '\\$&'))
  return new RegExp(steps.join('[^/]+') + (end ? '$' : '')).test(call)
}

const waitMsDefault = 15_000

const wait = (clock: Clock, ms = waitMsDefault): Promise<void> =>
  new Promise(resolve => void clock.after(ms, resolve))

/** Before the call is done: waits where a fault says so, and gives the gateway's own answer where it never gets further. */
export const holdCall = async (clock: Clock, struck: readonly Trouble[]): Promise<Response | null> => {
  for (const { kind, ms } of struck) {
    if (kind === 'hang' || kind === 'late') await wait(clock, ms)
    if (kind === 'hang') return gatewaySays(504, 'Gateway Time-out')
    if (kind === 'gateway') return gatewaySays(502, 'Bad Gateway')
  }
  return null
}

/** After it was done. */
export const holdAnswer = async (clock: Clock, struck: readonly Trouble[]): Promise<void> => {
  for (const { kind, ms } of struck) if (kind === 'slow') await wait(clock, ms)
}

/** What stands in front of the platform does not speak JSON. */
const gatewaySays = (status: number, words: string): Response => {
  const title = `${status} ${words}`
  const html = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`
  return new Response(html, { status, headers: { 'content-type': 'text/html' } })
}
