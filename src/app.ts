import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { type BotParts, createBot } from '#bot/bot.ts'
import type { Vault } from '#core/context.ts'
import type { Noun } from '#core/handlers.ts'
import type { Log } from '#core/log.ts'
import type { SecondOpinion } from '#core/second-opinion.ts'
import { heldIn } from '#domain/calendar/index.ts'
import { bootstrapAdmins } from '#domain/people/index.ts'
import { createSchedule } from '#schedule/schedule.ts'
import { bindWriter, followsOf } from '#storage/change.ts'
import type { Database } from '#storage/client.ts'
import { createDeliveries } from '#storage/deliveries.ts'
import { queueHealth } from '#storage/health.ts'
import { createInbox } from '#storage/inbox.ts'
import type { Limits } from '#storage/limits.ts'
import { startPurging } from '#storage/purge.ts'
import { startQueue } from '#storage/queue.ts'
import { createTurns } from '#storage/turns.ts'
import type { Connection } from './connection.ts'
import { type Contexts, createContexts } from './contexts.ts'
import { rollCall } from './domain/index.ts'
import { addProbes } from './probes.ts'
import { createMetrics } from './telemetry/metrics.ts'
import { createConversation } from './turn.ts'

/** Everything the program stands on; tests and the try-out bring their own. */
type World = {
  readonly database: Database
  readonly vault: Vault
  readonly county: { readonly name: string }
  readonly connection: Connection
  readonly adminOpenIds: readonly string[]
  readonly versions: readonly { readonly name: string; readonly version: string }[]
  readonly now: () => Date
  readonly log: Log
  /** A model that is asked when the rules are unsure of a sentence. */
  readonly secondOpinion?: SecondOpinion | null
  /** Instead of the platform's own; a benchmark lifts them. */
  readonly limits?: Limits
}

export type App = {
  /** Learns how people speak: a second or two, in which nothing else is done. Without it the first who speaks waits. */
  readonly prepare: () => void
  /** The webhook, `/healthz`, `/readyz`, `/metrics`. */
  readonly routes: Hono
  /** Starts to listen to the platform. The routes answer 503 until it resolves. */
  readonly start: () => Promise<void>
  /** Lets the clock look: what is due has been enqueued when it resolves. */
  readonly tick: () => Promise<void>
  /** Ends once nothing waits and nothing is under way. */
  readonly idle: () => Promise<void>
  /** Finishes what is in flight, within ten seconds. */
  readonly stop: () => Promise<void>
}

export const createApp = async (world: World): Promise<App> => {
  const { database, connection, now, log } = world
  const metrics = createMetrics(() => queueHealth(database, now()))
  const queue = await startQueue({ database, log })
  const nouns = rollCall({ database, startedAt: now(), versions: world.versions })
  const contexts = createContexts({ ...world, ...connection, newId })
  const deliveries = createDeliveries({ ...world, deliver: connection.deliver, onOutcome: metrics.delivery })
  bindWriter(database.reader, database, deliveries.wake, followsOf(nouns))
  const inbox = createInbox({ ...world, queue, onWaiting: () => turns.wake() })
  const bot = botOf(world, nouns, metrics.outcome)
  const conversation = createConversation({
    database,
    contexts,
    inbox,
    bot,
    bell: deliveries.wake,
    onTurn: ({ kind, ms, requestId }) => {
      metrics.turn(kind, ms)
      log.info({ requestId, kind, ms: Math.round(ms) }, 'turn')
    },
    onLateFailure: error => log.error({ err: error }, 'a press failed after its request'),
  })
  const turns = createTurns({ ...world, queue, handle: conversation.handle })
  const heldUntil = heldIn(database.reader)
  const schedule = createSchedule({ ...world, queue, nouns, contextOf: contexts.ofSystem, heldUntil })
  const routes = addProbes(new Hono(), { database, metrics, isReady: connection.isReady })
  const platform = connection.listen(routes, conversation.receive, metrics.event)
  return {
    prepare: bot.prepare,
    routes,
    start: async () => {
      await bootstrap(world, contexts)
      await startPurging(database, queue, log)
      await schedule.start()
      await platform.start()
    },
    tick: schedule.tick,
    idle: () => inTurn(turns.idle, schedule.idle, deliveries.idle),
    stop: async () => {
      await inTurn(platform.stop, schedule.stop, turns.stop, deliveries.stop, queue.stop, inbox.close)
      metrics.stop()
    },
  }
}

const botOf = (
  { log, county, secondOpinion = null }: World,
  nouns: readonly Noun[],
  onOutcome: NonNullable<BotParts['onOutcome']>,
) => createBot({ nouns, newId, log, county: county.name, secondOpinion, onOutcome })

const bootstrap = async ({ adminOpenIds, now, log }: World, contexts: Contexts): Promise<void> => {
  const { ctx } = contexts.ofSystem('startup', `startup:${newId()}`, 'startup', now())
  const { refused } = await bootstrapAdmins(ctx, adminOpenIds)
  if (refused.length > 0) log.warn({ refused }, 'ADMIN_OPEN_IDS 里有人另有职务，没有设为管理员')
}

const inTurn = async (...steps: readonly (() => Promise<unknown>)[]): Promise<void> => {
  for (const step of steps) await step()
}

const newId = (): string => randomBytes(9).toString('base64url')
