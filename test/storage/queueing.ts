import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Person } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { MessageInbound, PressInbound } from '#core/inbound.ts'
import type { Log } from '#core/log.ts'
import { type Reply, say } from '#core/reply.ts'
import { keepAnswer } from '#storage/answer.ts'
import type { Database } from '#storage/client.ts'
import type { HandleTurn, Turn } from '#storage/turns.ts'
import { createVault } from '#storage/vault.ts'
import { parseKeys } from '#storage/vault-keys.ts'

/** Keeps what was logged, for tests that expect it; nothing is printed. */
export const quietLog = (): Log & { readonly lines: readonly string[] } => {
  const lines: string[] = []
  const keep = (_about: unknown, words?: string): void => void lines.push(words ?? '')
  return { lines, debug: keep, info: keep, warn: keep, error: keep }
}

export const message = (
  key: string,
  lane: string,
  changes: Partial<MessageInbound> = {},
): MessageInbound => ({
  kind: 'message',
  key,
  lane,
  sentAt: null,
  messageId: key,
  chatId: lane,
  chatType: 'private',
  threadId: null,
  openId: `ou_${lane}`,
  contentType: 'text',
  text: '查人才 茶叶',
  mentions: [],
  mentionsBot: false,
  ...changes,
})

export const press = (key: string, chatId: string, changes: Partial<PressInbound> = {}): PressInbound => ({
  kind: 'press',
  key,
  lane: chatId,
  sentAt: null,
  openId: `ou_${chatId}`,
  messageId: 'om_card',
  chatId,
  token: key,
  tag: 'button',
  value: { do: 'talents.verify' },
  form: null,
  option: null,
  ...changes,
})

export const noon = new Date('2026-11-23T04:00:00Z')

const mei: Person = {
  kind: 'person',
  personId: 12,
  openId: 'ou_mei',
  name: '段小梅',
  grants: [],
  talentId: null,
}

// The same in every process of a test.
const keys = parseKeys(`test:${Buffer.alloc(32, 7).toString('base64')}`)

export const vault = createVault({ known: () => keys, newest: () => keys })

/** The parts of a context that keeping an answer looks at. */
export const contextOf = (changes: Partial<Context> = {}): Context => ({
  actor: mei,
  chat: { chatId: 'oc_1', scope: 'private', threadId: null },
  now: noon,
  // Keeping an answer reads nothing.
  db: {} as Context['db'],
  vault,
  source: 'chat',
  turn: 'om_1',
  requestId: 'r1',
  county: { name: '云岭县' },
  download: () => Promise.reject(new Error('nothing was sent')),
  noteReading: () => undefined,
  ...changes,
})

/** Handles turns by doing `work` and answering with what it says. */
export const answering =
  (
    database: Pick<Database, 'pool'>,
    work: (turn: Turn) => Promise<Reply | null>,
    bell = () => {},
  ): HandleTurn =>
  async turn => {
    const reply = await work(turn)
    const { inboxId, inbound } = turn
    const ctx = contextOf({
      turn: inbound.key,
      chat: { chatId: inbound.lane, scope: 'private', threadId: null },
    })
    return keepAnswer({ database, bell }, { inboxId, inbound, ctx, reply, readings: [] })
  }

export const words = (text: string): Reply => say(text)

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Waits until `check` holds, at most `limitMs`. */
export const eventually = async (check: () => Promise<boolean> | boolean, limitMs = 5_000): Promise<void> => {
  const until = performance.now() + limitMs
  while (!(await check())) {
    if (performance.now() > until) throw new Error('it never came true')
    await pause(10)
  }
}

/** A wire to the database that can be cut (refused), held (silent) and mended. */
export const wireTo = async (url: string) => {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let state: 'whole' | 'cut' | 'held' = 'whole'
  const server = createServer(client => {
    sockets.add(client)
    client.on('error', () => client.destroy())
    client.on('close', () => sockets.delete(client))
    if (state === 'cut') client.destroy()
    if (state !== 'whole') return
    const upstream = connect(Number(target.port || 5432), target.hostname)
    sockets.add(upstream)
    upstream.on('error', () => client.destroy())
    upstream.on('close', () => sockets.delete(upstream))
    client.on('close', () => upstream.destroy())
    client.on('data', data => state === 'whole' && upstream.write(data))
    upstream.on('data', data => state === 'whole' && client.write(data))
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  // A TCP server's address is an object.
  through.port = String((server.address() as AddressInfo).port)
  const dropAll = (): void => sockets.forEach(socket => void socket.destroy())
  return {
    url: through.href,
    cut: () => {
      state = 'cut'
      dropAll()
    },
    hold: () => {
      state = 'held'
    },
    mend: () => {
      state = 'whole'
      dropAll()
    },
    close: async () => {
      dropAll()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
