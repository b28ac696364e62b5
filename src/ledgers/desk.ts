import { Worker } from 'node:worker_threads'
import type { Answer, Ask, Given } from './answer-asks.ts'
import { kindOf } from './kind.ts'
import type { ReadRow } from './read-row.ts'
import { TooMuch, Unreadable } from './refused.ts'
import { type Choice, createReading, type LedgerShape, type Mark, type SheetSurvey } from './serve.ts'

/** A file opened in a worker of its own: whatever it holds, the program goes on answering people. */
export type Desk = {
  readonly survey: () => Promise<readonly SheetSurvey[]>
  /** All rows in pieces, from the `from`th on. */
  readonly pieces: (
    choice: Choice,
    from: number,
    most: number,
  ) => AsyncGenerator<{ readonly rows: readonly ReadRow[]; readonly total: number }>
  readonly annotated: (choice: Choice, marks: readonly Mark[]) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** What the worker may use: a file that needs more is refused, and only the worker ends. */
const memory = { maxOldGenerationSizeMb: 300, maxYoungGenerationSizeMb: 32 }
const answerWithinMs = 90_000

/** Opens a file; every method throws Unreadable with the reason in words. Close it when done. */
export const openDesk = async (
  bytes: Uint8Array,
  name: string,
  ledgers: readonly LedgerShape[],
): Promise<Desk> => (await onTheSpot(bytes, name, ledgers)) ?? aside(bytes, name, ledgers)

/** Up to here a file is read in a few milliseconds, less than a thread takes to start. */
const spot = { bytesMax: 100 * 1024, unfoldedBytesMax: 1024 * 1024 }

/** A small file, read here. `null`: it is not small, or unfolds to more than it seemed. */
const onTheSpot = async (
  bytes: Uint8Array,
  name: string,
  ledgers: readonly LedgerShape[],
): Promise<Desk | null> => {
  if (bytes.length > spot.bytesMax || kindOf(bytes, name) === 'xls') return null
  try {
    const reading = await createReading(bytes, name, ledgers, spot.unfoldedBytesMax)
    return {
      survey: async () => reading.survey(),
      pieces: (choice, from, most) =>
        piecesOf(async (at: number) => reading.rows(choice, at, most), from, most),
      annotated: async (choice, marks) => reading.annotated(choice, marks),
      close: async () => undefined,
    }
  } catch (error) {
    if (error instanceof TooMuch) return null
    throw error
  }
}

const aside = (bytes: Uint8Array, name: string, ledgers: readonly LedgerShape[]): Desk => {
  const given: Given = { bytes, name, ledgers }
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: given,
    resourceLimits: memory,
  })
  // An end nobody waits for at that moment is told to the next who asks.
  let ended: Error | null = null
  worker.on('error', error => {
    ended = error
  })
  const ask = <Value>(asked: Ask): Promise<Value> => askWorker(worker, asked, () => ended)
  return {
    survey: () => ask({ ask: 'survey' }),
    pieces: (choice, from, most) =>
      piecesOf((at: number) => ask<Rows>({ ask: 'rows', choice, from: at, most }), from, most),
    annotated: (choice, marks) => ask({ ask: 'annotated', choice, marks }),
    close: async () => void (await worker.terminate()),
  }
}

type Rows = { readonly rows: readonly ReadRow[]; readonly total: number }

async function* piecesOf(
  rowsAt: (at: number) => Promise<Rows>,
  from: number,
  most: number,
): AsyncGenerator<Rows> {
  for (let at = from; ; at += most) {
    const piece = await rowsAt(at)
    if (piece.rows.length > 0) yield piece
    if (at + most >= piece.total) return
  }
}

const askWorker = <Value>(worker: Worker, asked: Ask, ended: () => Error | null): Promise<Value> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(tooSlow())), answerWithinMs)
    const settle = (end: () => void): void => {
      clearTimeout(timer)
      worker.off('message', onMessage)
      worker.off('error', onError)
      end()
    }
    const onMessage = (answer: Answer): void =>
      settle(() =>
        // The worker answers what was asked.
        answer.ok ? resolve(answer.value as Value) : reject(refusalOf(answer.unreadable)),
      )
    const onError = (error: Error): void => settle(() => reject(reasonOf(error)))
    const before = ended()
    if (before) return settle(() => reject(reasonOf(before)))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.postMessage(asked)
  })

const refusalOf = ({ what, rule, next }: Extract<Answer, { ok: false }>['unreadable']): Unreadable =>
  new Unreadable(what, rule, next)

const reasonOf = (error: Error): Error =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge() : error

const tooLarge = (): Unreadable =>
  new Unreadable('表格太大，没有读完。', '一次最多导入10万行。', '请拆成几个文件，分几次导入。')

const tooSlow = (): Unreadable =>
  new Unreadable('表格读得太久，没有读完。', '一个文件要在一分半钟内读完。', '请拆成几个文件，分几次导入。')
