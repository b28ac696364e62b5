import { Worker } from 'node:worker_threads'
import type { PlanInput } from './model.ts'
import type { Plan } from './solve.ts'

/** Longest a plan may take; a county's takes well under a second. */
const limitMs = 60_000

/** Solves beside the event loop, so that people are answered meanwhile. Rejects when the solver fails or takes too long. */
export const solveAside = (input: PlanInput): Promise<Plan> => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: input })
  return new Promise<Plan>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no plan within ${limitMs} ms`)), limitMs)
    const ended = (settle: () => void) => (): void => {
      clearTimeout(timer)
      settle()
    }
    worker.once('message', (plan: Plan) => ended(() => resolve(plan))())
    worker.once('error', error => ended(() => reject(error))())
    worker.once(
      'exit',
      ended(() => reject(new Error('the solver ended without a plan'))),
    )
  }).finally(() => worker.terminate())
}
