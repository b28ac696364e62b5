import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { EmulatorConfig } from '../config.ts'
import type { State } from '../state.ts'
import { type Attempt, answerMsDefault, offline, within } from './attempt.ts'
import { decodeFrame, encodeFrame, type Frame } from './frame.ts'

export type Sockets = {
  /** Gives one event to one of the app's connections, chosen at random, and waits for its ack. */
  readonly send: (appId: string, plain: string) => Promise<Attempt>
  /** `POST /callback/ws/endpoint`: where to connect, or why not. */
  readonly endpoint: (appId: string, secret: string, host: string) => Record<string, unknown>
  /** For the HTTP server's `upgrade` event. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly connected: (appId: string) => number
  readonly close: () => void
}

export type SocketSettings = Pick<EmulatorConfig, 'answerMs' | 'frameBytesMax' | 'pingSeconds'>

type Ack = { readonly code: number; readonly data?: string }

type Hub = {
  readonly state: State
  readonly settings: SocketSettings
  readonly connections: Map<string, Set<WebSocket>>
  readonly tickets: Map<string, string>
  readonly waiting: Map<string, (ack: Ack) => void>
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
    connections: new Map(),
    tickets: new Map(),
    waiting: new Map(),
    arrived,
  }
  return {
    send: (appId, plain) => send(hub, appId, plain),
    endpoint: (appId, secret, host) => endpoint(hub, appId, secret, host),
    upgrade: (request, socket, head) => {
      const appId = hub.tickets.get(ticketOf(request.url ?? ''))
      if (!appId) socket.destroy()
      else server.handleUpgrade(request, socket, head, one => welcome(hub, appId, one))
    },
    connected: appId => hub.connections.get(appId)?.size ?? 0,
    close: () => {
      for (const all of hub.connections.values()) for (const one of all) one.terminate()
      server.close()
    },
  }
}

const ticketOf = (url: string): string =>
  url.startsWith(connectPath) ? (new URLSearchParams(url.split('?')[1]).get('ticket') ?? '') : ''

/** The reply carries `data` even when it refuses: the SDK reads `data.URL` first and takes its absence for a network fault. */
const endpoint = (hub: Hub, appId: string, secret: string, host: string): Record<string, unknown> => {
  const app = hub.state.apps.get(appId)
  const refuse = (code: number, msg: string) => ({ code, msg, data: {} })
  if (!app || app.secret !== secret) return refuse(514, 'auth failed')
  if (app.transport !== 'socket') return refuse(1_000_040_343, 'app has not chosen the long connection')
  if ((hub.connections.get(appId)?.size ?? 0) >= connectionsMax)
    return refuse(1_000_040_350, 'too many connections')
  const ticket = hub.state.ids.next('')
  hub.tickets.set(ticket, appId)
  // device_id and service_id must not come first: the SDK parses the whole URL as a query string.
  const query = `fpid=493&aid=552564&device_id=${hub.state.ids.digits(19)}&access_key=${hub.state.ids.next('')}&service_id=33554678&ticket=${ticket}`
  return {
    code: 0,
    msg: '',
    data: { URL: `ws://${host}${connectPath}?${query}`, ClientConfig: clientConfig(hub) },
  }
}

const clientConfig = (hub: Hub) => ({
  ReconnectCount: -1,
  ReconnectInterval: 2,
  ReconnectNonce: 1,
  PingInterval: hub.settings.pingSeconds ?? 120,
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
  socket.on('close', () => void all.delete(socket))
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
  else if (frame.method === 1) hub.waiting.get(frame.headers.message_id ?? '')?.(ackOf(frame))
}

const frameOf = (data: Buffer): Frame | null => {
  try {
    return decodeFrame(data)
  } catch {
    return null
  }
}

const pong = (hub: Hub, ping: Frame): Buffer =>
  encodeFrame({
    ...ping,
    headers: { type: 'pong' },
    payload: Buffer.from(JSON.stringify(clientConfig(hub))),
  })

const ackOf = (frame: Frame): Ack => {
  const parsed: { code?: unknown; data?: unknown } = JSON.parse(Buffer.from(frame.payload).toString() || '{}')
  return { code: Number(parsed.code ?? 0), ...(typeof parsed.data === 'string' ? { data: parsed.data } : {}) }
}

const send = async (hub: Hub, appId: string, plain: string): Promise<Attempt> => {
  const all = [...(hub.connections.get(appId) ?? [])]
  const socket = all[Math.floor(Math.random() * all.length)]
  if (!socket) return offline()
  const at = new Date().toISOString()
  const begun = performance.now()
  const told = (outcome: Attempt['outcome'], status: number | null, answer: string): Attempt => ({
    at,
    outcome,
    status,
    headers: { type: 'event' },
    sent: plain,
    answer,
    ms: Math.round(performance.now() - begun),
  })
  const messageId = hub.state.ids.next('')
  const acked = new Promise<Ack>(resolve => hub.waiting.set(messageId, resolve))
  for (const frame of framesFor(hub, messageId, Buffer.from(plain))) socket.send(encodeFrame(frame))
  const answer = acked.then(ack =>
    told(
      ack.code === 200 ? 'ok' : 'status',
      ack.code,
      ack.data ? Buffer.from(ack.data, 'base64').toString() : '',
    ),
  )
  const made = await within(hub.settings.answerMs ?? answerMsDefault, answer, () => told('timeout', null, ''))
  hub.waiting.delete(messageId)
  return made
}

const framesFor = (hub: Hub, messageId: string, payload: Buffer): Frame[] => {
  const size = hub.settings.frameBytesMax ?? payload.length
  const sum = Math.max(1, Math.ceil(payload.length / size))
  return Array.from({ length: sum }, (_, seq) => ({
    seqId: 1,
    logId: 1,
    service: 33_554_678,
    method: 1,
    headers: {
      type: 'event',
      message_id: messageId,
      sum: String(sum),
      seq: String(seq),
      trace_id: messageId,
    },
    payload: payload.subarray(seq * size, (seq + 1) * size),
  }))
}
