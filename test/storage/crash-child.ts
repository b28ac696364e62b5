import type { DeliveryOutcome } from '#core/delivery.ts'
import { openDatabase } from '#storage/client.ts'
import { createDeliveries } from '#storage/deliveries.ts'
import { createInbox } from '#storage/inbox.ts'
import { startQueue } from '#storage/queue.ts'
import { createTurns } from '#storage/turns.ts'
import { answering, message, noon, quietLog, vault, words } from './queueing.ts'

/** What the parent, who plays the platform, says to the program it kills again and again. */
export type ToChild = { readonly push: string; readonly lane: string } | { readonly took: string }
export type FromChild =
  | { readonly ack: string }
  | { readonly say: string; readonly once: string }
  | { readonly ready: true }

const tell = (words: FromChild): void => void process.send?.(words)

const main = async (url: string): Promise<void> => {
  const log = quietLog()
  const database = await openDatabase(url, { poolMax: 6 })
  const queue = await startQueue({ database, log })
  const taking = new Map<string, (outcome: DeliveryOutcome) => void>()
  const deliveries = createDeliveries({
    database,
    vault,
    log,
    now: () => noon,
    leaseMs: 500,
    idleMs: 100,
    limits: { lane: 1e6, patched: 1e6, second: 1e6, minute: 1e6, bulkSecond: 1e6, bulkMinute: 1e6 },
    deliver: ({ uuid, once }) =>
      new Promise(resolve => {
        taking.set(uuid, resolve)
        tell({ say: uuid, once })
      }),
  })
  const handle = answering(database, async ({ inbound }) => words(inbound.key), deliveries.wake)
  const turns = createTurns({ database, vault, queue, handle, log, leaseMs: 500, idleMs: 100 })
  const inbox = createInbox({ database, vault, queue, onWaiting: turns.wake })
  process.on('message', (heard: ToChild) => {
    if ('took' in heard) taking.get(heard.took)?.({ kind: 'sent', messageId: `om_${heard.took}` })
    else void inbox.claim(message(heard.push, heard.lane)).then(() => tell({ ack: heard.push }))
  })
  tell({ ready: true })
}

const url = process.argv[2]
if (url && process.send) await main(url)
