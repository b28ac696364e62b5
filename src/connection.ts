import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import type { Deliver } from '#core/delivery.ts'
import type { SentFile } from '#core/inbound.ts'
import type { Log } from '#core/log.ts'
import { Unavailable } from '#core/unavailable.ts'
import { createClient } from '#feishu/client.ts'
import { createDelivery } from '#feishu/deliver.ts'
import { botIn, createDirectory } from '#feishu/directory.ts'
import { createDownload } from '#feishu/download.ts'
import type { IntakeDeps, Receive } from '#feishu/intake.ts'
import { openSocket, type Socket } from '#feishu/socket.ts'
import { feishuRoutes, webhookPath } from '#feishu/webhook.ts'
import type { FeishuEnv } from './env.ts'

/** The two directions of one Feishu app. */
export type Connection = {
  readonly deliver: Deliver
  /** What the directory calls an account, unless it takes longer than a person should wait. */
  readonly nameOf: (openId: string) => Promise<string | null>
  /** Fetches a file or image somebody sent. */
  readonly download: (file: SentFile) => Promise<Uint8Array>
  readonly isReady: () => boolean
  /** Adds the webhook to `routes` (events are answered 503 until started), or prepares the long connection. */
  readonly listen: (routes: Hono, receive: Receive, onStatus: (status: number) => void) => Listening
}

export type Listening = {
  /** Resolves once the platform knows us: without the bot's own id no mention in a group is ours. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

export const connectFeishu = (env: FeishuEnv, { log, now }: { log: Log; now: () => Date }): Connection => {
  const client = createClient({ ...env, log })
  const directory = createDirectory(client, now)
  let botOpenId: string | null = null
  let stopping = false
  const introduce = async (): Promise<void> => {
    for (let waitMs = 500; !stopping; waitMs = Math.min(waitMs * 2, 10_000)) {
      botOpenId = botIn(await client.call({ method: 'GET', path: '/bot/v3/info' }))?.openId ?? null
      if (botOpenId !== null) return
      log.warn({ retryInMs: waitMs }, '还没有从飞书取到机器人信息，稍后再试')
      await sleep(waitMs)
    }
  }
  const listen: Connection['listen'] = (routes, receive, onStatus) => {
    // Before we know our own id a mention of us looks like anybody's: the platform is asked to come again.
    const receiveWhenKnown: Receive = async inbound => {
      if (botOpenId === null) throw new Unavailable('the bot does not know itself yet')
      return receive(inbound)
    }
    const deps: IntakeDeps = { receive: receiveWhenKnown, botOpenId: () => botOpenId, now, log }
    let socket: Socket | undefined
    if (env.transport === 'webhook') addWebhook(routes, env, deps, onStatus)
    return {
      start: async () => {
        await introduce()
        if (env.transport !== 'socket' || stopping) return
        socket = openSocket({ ...deps, config: env })
        await untilConnected(socket)
      },
      stop: async () => {
        stopping = true
        await socket?.close()
      },
    }
  }
  return {
    deliver: createDelivery(client),
    download: createDownload(client),
    nameOf: openId => Promise.race([directory.personName(openId), sleep(nameWithinMs, null, { ref: false })]),
    isReady: () => botOpenId !== null && !stopping,
    listen,
  }
}

const nameWithinMs = 800
const connectWithinMs = 15_000

/** Waits for the long connection; a platform that is away does not keep the program from starting. */
const untilConnected = async (socket: Socket): Promise<void> => {
  const until = performance.now() + connectWithinMs
  while (socket.status().state !== 'connected' && performance.now() < until) await sleep(20)
}

const addWebhook = (
  routes: Hono,
  env: FeishuEnv,
  deps: IntakeDeps,
  onStatus: (status: number) => void,
): void => {
  routes.use(webhookPath, async (c, next) => {
    await next()
    onStatus(c.res.status)
  })
  // The configuration does not let a webhook start without its key.
  routes.route('/', feishuRoutes({ ...deps, config: { ...env, encryptKey: env.encryptKey ?? '' } }))
}
