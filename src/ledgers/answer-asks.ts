import type { MessagePort } from 'node:worker_threads'
import { Unreadable } from './refused.ts'
import { type Choice, createReading, type LedgerShape, type Mark, type Reading } from './serve.ts'

/** What the worker is started with. */
export type Given = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly ledgers: readonly LedgerShape[]
}

/** What the worker can be asked. */
export type Ask =
  | { readonly ask: 'survey' }
  | { readonly ask: 'rows'; readonly choice: Choice; readonly from: number; readonly most: number }
  | { readonly ask: 'annotated'; readonly choice: Choice; readonly marks: readonly Mark[] }

/** One answer an ask; a file that cannot be read answers every ask with the reason. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly unreadable: { readonly what: string; readonly rule: string; readonly next: string }
    }

/** Answers asks one after the other, in the worker. */
export const answerAsks = async (port: MessagePort, given: Given): Promise<void> => {
  const reading = await answered(() => createReading(given.bytes, given.name, given.ledgers))
  port.on('message', async (ask: Ask) => {
    port.postMessage('value' in reading ? await answered(async () => answerTo(reading.value, ask)) : reading)
  })
}

const answerTo = (reading: Reading, ask: Ask): unknown => {
  if (ask.ask === 'survey') return reading.survey()
  if (ask.ask === 'rows') return reading.rows(ask.choice, ask.from, ask.most)
  return reading.annotated(ask.choice, ask.marks)
}

const answered = async <Value>(
  work: () => Promise<Value>,
): Promise<{ readonly ok: true; readonly value: Value } | Extract<Answer, { ok: false }>> => {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, unreadable: { what: error.message, rule: error.rule, next: error.next } }
  }
}
