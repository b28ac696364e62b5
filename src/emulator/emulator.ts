import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hono } from 'hono'
import type { Filled } from './acts/fill.ts'
import { forward } from './acts/forward.ts'
import { addBot, leave, makeGroup, removeBot } from './acts/membership.ts'
import type { Locator } from './acts/parts.ts'
import { type Pressed, press } from './acts/press.ts'
import { react } from './acts/react.ts'
import { enter, menu, read, recall, type Stage, say, send, type Where } from './acts/talk.ts'
import { upload } from './acts/upload.ts'
import { createLimits, type Limits } from './api/limits.ts'
import { createApi } from './api/routes.ts'
import { createTokens, type Tokens } from './api/tokens.ts'
import { messageFor } from './blobs.ts'
import { createTroubles, type Troubles } from './call-faults.ts'
import { type Chat, chatOf, privateChat } from './chats.ts'
import type { Clock } from './clock.ts'
import type { EmulatorConfig } from './config.ts'
import { addIndex } from './control/index-page.ts'
import { createPage } from './control/page.ts'
import { createControl } from './control/routes.ts'
import type { Call } from './drawer/call-log.ts'
import { type Message, messageOf, messagesIn } from './messages.ts'
import { platformPath } from './path.ts'
import { type Courier, createCourier } from './push/courier.ts'
import type { Faults } from './push/faults.ts'
import { createLine } from './push/line.ts'
import type { SocketFaults } from './push/socket-faults.ts'
import { createSockets, type Sockets } from './push/sockets.ts'
import { createState, firstApp, type State } from './state.ts'
import { wordsOfMessage } from './words.ts'

/** A Feishu in memory: what people do in it, what bots can ask of it. */
export type Emulator = {
  /** `/open-apis/*`, `/callback/ws/endpoint`, the control API under `/emulator/*` and the page at `/`. */
  readonly routes: Hono
  /** For the HTTP server's `upgrade` event: the long connection. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly clock: Clock
  readonly state: State
  readonly limits: Limits
  readonly tokens: Tokens
  readonly sockets: Sockets
  readonly courier: Courier
  /** What goes wrong with pushes: duplicate, drop, delay, wrong signature … */
  readonly pushFaults: Faults
  /** What goes wrong with the bot's calls: 429, 500, an answer that is lost after the effect … */
  readonly callFaults: Troubles
  /** What goes wrong on the long connection: frames in pieces, acks lost, hung up … */
  readonly socketFaults: SocketFaults
  /** The bot's latest calls, oldest first. */
  readonly calls: readonly Call[]
  /** Somebody types words into a chat; the push to the bot is under way when this returns. */
  readonly say: (openId: string, text: string, where?: Where) => Message
  /** Somebody sends an image, a file, a post … */
  readonly send: (openId: string, type: string, content: Record<string, unknown>, where?: Where) => Message
  /** Presses a button; `form` fills the form around it first. */
  readonly press: (openId: string, messageId: string, button: Locator, form?: Filled) => Promise<Pressed>
  /** Chooses in a select, picker, input or checker outside a form. */
  readonly choose: (openId: string, messageId: string, part: Locator, chosen: unknown) => Promise<Pressed>
  /** Answers a message with an emoji; the same again takes it back. */
  readonly react: (openId: string, messageId: string, emoji: string, on?: boolean) => void
  /** Passes a message on: to a chat, or to the private chat with the bot. */
  readonly forward: (openId: string, messageId: string, chatId?: string) => Message
  /** Has the chat before the eyes: everything in it is read. */
  readonly read: (openId: string, chatId: string) => void
  /** Drops an image or a file into the input; the answer can be sent as it is. */
  readonly upload: (
    openId: string,
    name: string,
    bytes: Buffer,
  ) => { type: string; content: Record<string, unknown> }
  readonly recall: (openId: string, messageId: string) => void
  /** Opens the private chat with the bot. */
  readonly enter: (openId: string) => Chat
  readonly menu: (openId: string, key: string) => void
  readonly leave: (openId: string) => void
  readonly addBot: (chatId: string, by?: string) => void
  readonly removeBot: (chatId: string, by?: string) => void
  readonly makeGroup: (name: string, members: readonly string[], withBot?: boolean) => Chat
  /** Oldest first. */
  readonly messagesOf: (chatId: string) => readonly Message[]
  readonly message: (messageId: string) => Message
  /** The id of somebody's private chat with the bot. */
  readonly privateChatOf: (openId: string) => string
  /** A message as a person reads it. */
  readonly wordsOf: (message: Message) => string
  /** Resolves when no push is under way. */
  readonly settled: () => Promise<void>
  /** Ends the live streams and the long connections, so that the server can stop. */
  readonly close: () => void
}

export const createEmulator = (config: EmulatorConfig): Emulator => {
  const state = createState(config)
  const sockets = createSockets(state, config, appId => courier.hurry(appId))
  const courier = createCourier(state, createLine(state, config, sockets))
  const stage: Stage = { state, courier }
  const limits = createLimits(state.clock, config.limits ?? true)
  const tokens = createTokens(state)
  const routes = new Hono({ getPath: platformPath })
  const troubles = createTroubles()
  const calls: Call[] = []
  const { hints = hintsDefault, guide = null, faults = {} } = config
  for (const fault of faults.push ?? []) courier.faults.add(fault)
  for (const fault of faults.call ?? []) troubles.add(fault)
  for (const fault of faults.socket ?? []) sockets.faults.add(fault)
  routes.route('/', createApi({ ...stage, limits, tokens, sockets, troubles, calls }))
  const desk = { ...stage, limits, troubles, socketFaults: sockets.faults, calls, http: config, hints, guide }
  routes.route('/', createControl(desk))
  routes.route('/', createPage())
  addIndex(routes)
  return {
    routes,
    upgrade: sockets.upgrade,
    clock: state.clock,
    state,
    limits,
    tokens,
    sockets,
    courier,
    pushFaults: courier.faults,
    callFaults: troubles,
    socketFaults: sockets.faults,
    calls,
    ...actsOn(stage),
    messagesOf: chatId => messagesIn(state, chatOf(state, chatId)),
    message: messageId => messageOf(state, messageId),
    privateChatOf: openId => privateChat(state, firstApp(state).appId, openId).chatId,
    wordsOf: wordsOfMessage,
    settled: courier.settled,
    close: () => {
      for (const end of state.streams) end()
      sockets.close()
    },
  }
}

const hintsDefault = ['登记 杨春兰', '查人才 茶叶', '帮助']

const actsOn = (stage: Stage) => ({
  say: say.bind(null, stage),
  send: send.bind(null, stage),
  press: (openId: string, messageId: string, button: Locator, form: Filled = {}) =>
    press(stage, openId, messageId, button, { form }),
  choose: (openId: string, messageId: string, part: Locator, chosen: unknown) =>
    press(stage, openId, messageId, part, { chosen }),
  react: react.bind(null, stage),
  forward: forward.bind(null, stage),
  read: read.bind(null, stage),
  upload: (openId: string, name: string, bytes: Buffer) =>
    messageFor(upload(stage.state, openId, name, bytes)),
  recall: recall.bind(null, stage),
  enter: (openId: string) => enter(stage, openId),
  menu: (openId: string, key: string) => menu(stage, openId, key),
  leave: (openId: string) => leave(stage, openId),
  addBot: (chatId: string, by?: string) => addBot(stage, chatId, by),
  removeBot: (chatId: string, by?: string) => removeBot(stage, chatId, by),
  makeGroup: makeGroup.bind(null, stage),
})
