import { createFaultList, type FaultList } from '../fault-list.ts'

/**
 * What can go wrong on the long connection. With a push: its frames come in pieces, in the wrong order, with one
 * missing, twice, behind bytes that are no frame, or under the type `card`; its ack is lost; the platform hangs up
 * instead. With the connection: one more is one too many, the platform is busy, a pong changes the client's settings.
 */
export const socketFaultKinds = [
  'split',
  'reversed',
  'missing',
  'repeated',
  'garbage',
  'cardFrame',
  'ackLost',
  'closed',
  'tooMany',
  'busy',
  'pongConfig',
] as const

export type SocketFaultKind = (typeof socketFaultKinds)[number]

export type SocketFault = {
  readonly kind: SocketFaultKind
  /** How many pushes, endpoint calls or pings it strikes; for ever when absent. */
  readonly times?: number
  /** Only pushes of this event type. `cardFrame` strikes card callbacks unless another is named. */
  readonly eventType?: string
  /** For `pongConfig`: the ping interval, in milliseconds, the client is told; whole seconds. */
  readonly ms?: number
}

/** What is about to happen: a push of some event type, a call of the endpoint, a pong. */
export type SocketMoment =
  | { readonly does: 'push'; readonly eventType: string }
  | { readonly does: 'endpoint' | 'pong' }

export type SocketFaults = FaultList<SocketFault, SocketMoment>

const elsewhere: Partial<Record<SocketFaultKind, SocketMoment['does']>> = {
  tooMany: 'endpoint',
  busy: 'endpoint',
  pongConfig: 'pong',
}

export const createSocketFaults = (): SocketFaults =>
  createFaultList((fault, moment) => {
    if (moment.does !== (elsewhere[fault.kind] ?? 'push')) return false
    if (moment.does !== 'push') return true
    const wanted = fault.eventType ?? (fault.kind === 'cardFrame' ? 'card.action.trigger' : '')
    return wanted === '' || wanted === moment.eventType
  })
