import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { EmulatorConfig } from '../config.ts'
import { isObject } from '../messages.ts'
import type { State } from '../state.ts'
import { type Attempt, answerMsDefault, beginAttempt, within } from './attempt.ts'
import { decodeFrame, encodeFrame, type Frame } from './frame.ts'
import { createSocketFaults, type SocketFaultKind, type SocketFaults } from './socket-faults.ts'
import { framesFor, serviceId } from './socket-frames.ts'

export type Sockets = {
  /** Gives one event to one of the app's connections, chosen at random, and waits for its ack. */
  readonly send: (telegram: Telegram) => Promise<Attempt>
  /** `POST /callback/ws/endpoint`: where to connect, or why not. */
  readonly endpoint: (appId: string, secret: string, host: string) => Record<string, unknown>
  /** For the HTTP server's `upgrade` event. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly connected: (appId: string) => number
  readonly faults: SocketFaults
  readonly close: () => void
}

export type Telegram = {
  readonly appId: string
  readonly eventType: string
  readonly plain: string
  /** What is wrong with the payload already. */
  readonly faults: readonly string[]
}

export type SocketSettings = Pick<EmulatorConfig, 'answerMs' | 'frameBytesMax' | 'pingSeconds'>

type Ack = { readonly code: number; readonly data?: string }

type Hub = {
  readonly state: State
  readonly settings: SocketSettings
  readonly faults: SocketFaults
  readonly connections: Map<string, Set<WebSocket>>
  readonly tickets: Map<string, string>
  /** Who waits for the ack of a message, and on which connection it went out. */
  readonly waiting: Map<string, { readonly socket: WebSocket; readonly take: (ack: Ack | 'closed') => void }>
  readonly arrived: (appId: string) => void
}

/** The platform allows this many connections per app. */
const connectionsMax = 50

const pingAwaitedMs = 500

export const connectPath = '/callback/ws/connect'

/** `arrived` is told when a bot has come on the line. */
export const createSockets = (
  state: State,
  settings: SocketSettings,
  arrived: (appId: string) => void,
): Sockets => {
  const server = new WebSocketServer({ noServer: true })
  const hub: Hub = {
    state,
    settings,
    faults: createSocketFaults(),
    connections: new Map(),
    tickets: new Map(),
    waiting: new Map(),
    arrived,
  }
  return {
    send: telegram => send(hub, telegram),
    endpoint: (appId, secret, host) => endpoint(hub, appId, secret, host),
    upgrade: (request, socket, head) => {
      const appId = hub.tickets.get(ticketOf(request.url ?? ''))
      if (!appId) turnAway(socket, 514, 'auth failed')
      else if (full(hub, appId)) turnAway(socket, tooManyCode, tooManyWords)
      else server.handleUpgrade(request, socket, head, one => welcome(hub, appId, one))
    },
    connected: appId => hub.connections.get(appId)?.size ?? 0,
    faults: hub.faults,
    close: () => {
      for (const all of hub.connections.values()) for (const one of all) one.terminate()
      server.close()
    },
  }
}

const ticketOf = (url: string): string =>
  url.startsWith(connectPath) ? (new URLSearchParams(url.split('?')[1]).get('ticket') ?? '') : ''

const full = (hub: Hub, appId: string): boolean => (hub.connections.get(appId)?.size ?? 0) >= connectionsMax

const tooManyCode = 1_000_040_350
const tooManyWords = 'The number of connections exceeded the limit'

/** A handshake refused says why in headers of its own. */
const turnAway = (socket: Duplex, code: number, words: string): void => {
  const status = code === 514 ? 514 : 403
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nhandshake-status: ${status}\r\nhandshake-msg: ${words}\r\nhandshake-autherrcode: ${code}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  )
}

/** The reply carries `data` even when it refuses: the SDK reads `data.URL` first and takes its absence for a network fault. */
const endpoint = (hub: Hub, appId: string, secret: string, host: string): Record<string, unknown> => {
  const { state } = hub
  const app = state.apps.get(appId)
  const refuse = (code: number, msg: string) => ({ code, msg, data: {} })
  if (!app || app.secret !== secret) return refuse(514, 'auth failed')
  if (app.transport !== 'socket') return refuse(1_000_040_343, 'app has not chosen the long connection')
  const struck = hub.faults.strike({ does: 'endpoint' }).map(fault => fault.kind)
  if (struck.includes('busy')) return refuse(1, 'system busy')
  if (struck.includes('tooMany') || full(hub, appId)) return refuse(tooManyCode, tooManyWords)
  const ticket = state.wire.next('')
  hub.tickets.set(ticket, appId)
  // device_id and service_id must not come first: the SDK parses the whole URL as a query string.
  const query = `fpid=493&aid=552564&device_id=${state.wire.digits(19)}&access_key=${state.wire.next('')}&service_id=${serviceId}&ticket=${ticket}`
  return {
    code: 0,
    msg: '',
    data: { URL: `ws://${host}${connectPath}?${query}`, ClientConfig: clientConfig(hub) },
  }
}

const clientConfig = (hub: Hub, pingMs?: number) => ({
  ReconnectCount: -1,
  ReconnectInterval: 2,
  ReconnectNonce: 1,
  PingInterval: pingMs === undefined ? (hub.settings.pingSeconds ?? 120) : Math.ceil(pingMs / 1000),
})

/**
 * What waited for a connection goes out at its first ping: the SDK pings as soon as it is open, but listens only a moment
 * later, and what comes in between is lost. Who does not ping is taken to listen after a while.
 */
const welcome = (hub: Hub, appId: string, socket: WebSocket): void => {
  const all = hub.connections.get(appId) ?? new Set()
  hub.connections.set(appId, all.add(socket))
  let patience: NodeJS.Timeout | null = setTimeout(() => ready(), pingAwaitedMs).unref()
  const ready = () => {
    if (!patience) return
    clearTimeout(patience)
    patience = null
    if (all.has(socket)) hub.arrived(appId)
  }
  socket.on('close', () => {
    all.delete(socket)
    for (const one of hub.waiting.values()) if (one.socket === socket) one.take('closed')
  })
  socket.on('error', () => socket.terminate())
  socket.on('message', data => {
    listen(hub, socket, data instanceof Buffer ? data : Buffer.alloc(0))
    ready()
  })
}

const listen = (hub: Hub, socket: WebSocket, data: Buffer): void => {
  const frame = frameOf(data)
  if (!frame) socket.close(1003, 'not a frame')
  else if (frame.method === 0 && frame.headers.type === 'ping') socket.send(pong(hub, frame))
  else if (frame.method === 1) hub.waiting.get(frame.headers.message_id ?? '')?.take(ackOf(frame))
}

const frameOf = (data: Buffer): Frame | null => {
  try {
    return decodeFrame(data)
  } catch {
    return null
  }
}

const pong = (hub: Hub, ping: Frame): Buffer => {
  const struck = hub.faults.strike({ does: 'pong' }).at(-1)
  const config = clientConfig(hub, struck && (struck.ms ?? pongMsDefault))
  return encodeFrame({ ...ping, headers: { type: 'pong' }, payload: Buffer.from(JSON.stringify(config)) })
}

const pongMsDefault = 10_000

/** Code 0 is an ack nobody can read. */
const ackOf = (frame: Frame): Ack => {
  try {
    const ack: unknown = JSON.parse(Buffer.from(frame.payload).toString())
    if (!isObject(ack)) return { code: 0 }
    return { code: Number(ack.code ?? 0), ...(typeof ack.data === 'string' ? { data: ack.data } : {}) }
  } catch {
    return { code: 0 }
  }
}

const send = async (hub: Hub, telegram: Telegram): Promise<Attempt> => {
  const { state, settings } = hub
  const { appId, plain, faults } = telegram
  const at = state.clock.now().toISOString()
  const socket = oneOf(state, [...(hub.connections.get(appId) ?? [])])
  if (!socket) return beginAttempt({ at, plain, faults })('offline')
  const struck = strikes(hub, telegram.eventType)
  const messageId = state.wire.next('')
  const payload = Buffer.from(plain)
  const frames = framesFor({ messageId, payload, struck, bytesMax: settings.frameBytesMax })
  const headers = frames[0]?.headers ?? {}
  const told = beginAttempt({ at, plain, faults: [...faults, ...struck], headers, sent: plain })
  const acked = new Promise<Ack | 'closed'>(take => {
    const lost = struck.has('ackLost')
    hub.waiting.set(messageId, { socket, take: ack => (lost && ack !== 'closed' ? undefined : take(ack)) })
  })
  if (struck.has('closed')) hangUp(hub, appId, socket)
  else post(socket, frames, struck)
  const answer = acked.then(ack =>
    ack === 'closed'
      ? told('closed')
      : told(
          ack.code === 200 ? 'ok' : 'status',
          ack.code,
          ack.data ? Buffer.from(ack.data, 'base64').toString() : '',
        ),
  )
  const made = await within(settings.answerMs ?? answerMsDefault, answer, () => told('timeout'))
  hub.waiting.delete(messageId)
  return made
}

const oneOf = (state: State, all: readonly WebSocket[]): WebSocket | undefined =>
  all.length > 1 ? all[Number(state.wire.digits(6)) % all.length] : all[0]

const strikes = (hub: Hub, eventType: string): ReadonlySet<SocketFaultKind> => {
  const struck = new Set(hub.faults.strike({ does: 'push', eventType }).map(fault => fault.kind))
  const asCard = hub.state.variants.cardFrames && eventType === 'card.action.trigger'
  return asCard ? struck.add('cardFrame') : struck
}

/** Nothing more goes out on it from now on. */
const hangUp = (hub: Hub, appId: string, socket: WebSocket): void => {
  hub.connections.get(appId)?.delete(socket)
  socket.close(1001, 'going away')
}

const post = (socket: WebSocket, frames: readonly Frame[], struck: ReadonlySet<SocketFaultKind>): void => {
  if (struck.has('garbage')) socket.send(Buffer.from('不是帧'))
  for (const frame of frames) socket.send(encodeFrame(frame))
}
