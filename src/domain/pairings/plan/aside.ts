import { Worker } from 'node:worker_threads'
import type { PlanInput } from './model.ts'
import { type Plan, solvePlan } from './solve.ts'

/** Longest a plan may take; a county's takes well under a second. */
const limitMs = 60_000

/**
 * Pairs up to which a plan is worked out on the spot: some 20 ms, less than a thread takes to start, and nobody notices. A
 * county of 90 villages and 1,260 people stays below.
 */
const onTheSpotMax = 300_000

/** The best plan, without anybody having to wait for it who asks something else meanwhile. */
export const bestPlan = async (input: PlanInput): Promise<Plan> => {
  const seats = input.talents.reduce((sum, { room }) => sum + room, 0)
  return input.villages.length * seats <= onTheSpotMax ? solvePlan(input) : solveAside(input)
}

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
