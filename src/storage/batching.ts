import { isOutage } from './outage.ts'

type Batching<Item, Answer> = {
  /** Handles a batch in one go; answers in the batch's order. */
  readonly run: (batch: readonly Item[]) => Promise<readonly Answer[]>
  readonly sizeMax: number
}

type Waiting<Item, Answer> = {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Group commit: whatever arrives while a batch is on its way goes with the next one. One batch at a time, so
 * items are written in the order they came.
 * An outage fails everybody who waits (they would only wait for the same failure); any other error is found out by running
 * the batch one by one, so that a poisoned item fails alone.
 */
export const createBatcher = <Item, Answer>({
  run,
  sizeMax,
}: Batching<Item, Answer>): ((item: Item) => Promise<Answer>) => {
  const queue: Waiting<Item, Answer>[] = []
  let busy = false

  const flush = async (): Promise<void> => {
    const batch = queue.splice(0, sizeMax)
    try {
      await settle(run, batch)
    } catch (error) {
      for (const { reject } of [...batch, ...queue.splice(0)]) reject(error)
    }
    if (queue.length > 0) setImmediate(flush)
    else busy = false
  }

  return item =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      if (busy) return
      busy = true
      // What arrives in the same turn of the event loop still joins.
      setImmediate(flush)
    })
}

/** Throws only an outage. */
const settle = async <Item, Answer>(
  run: Batching<Item, Answer>['run'],
  batch: readonly Waiting<Item, Answer>[],
): Promise<void> => {
  try {
    const answers = await run(batch.map(({ item }) => item))
    // run answers as many as it was given.
    batch.forEach(({ resolve }, index) => {
      resolve(answers[index] as Answer)
    })
  } catch (error) {
    if (isOutage(error)) throw error
    if (batch.length > 1) for (const one of batch) await settle(run, [one])
    else batch[0]?.reject(error)
  }
}
