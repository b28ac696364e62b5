import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { solveAside } from '#domain/pairings/plan/aside.ts'
import { assign } from '#domain/pairings/plan/assignment.ts'
import type { PlanInput } from '#domain/pairings/plan/model.ts'
import { priceAll } from '#domain/pairings/plan/pricing.ts'
import { solvePlan } from '#domain/pairings/plan/solve.ts'
import { startPeer, stopPeer, withDatabase } from './support/children.ts'
import { inventedPlan } from './support/invented-plan.ts'
import { median, post, signedMessage } from './support/load.ts'

// The best pairing plan, solved beside the event loop: how long, how much memory, and what people who write meanwhile feel.
//   node --import tsx bench/pairing.ts

const rounds = 5
const port = 24_502

const timed = async (input: PlanInput): Promise<number> => {
  const started = performance.now()
  const plan = await solveAside(input)
  if (plan.points !== plan.bound) throw new Error('not the best plan')
  return performance.now() - started
}

const costsOf = (input: PlanInput) =>
  priceAll({ ...input, seats: input.talents.map(talent => ({ talent, load: talent.load })) })

const onTheSpot = (input: PlanInput): number => {
  const took = Array.from({ length: rounds }, () => {
    const started = performance.now()
    solvePlan(input)
    return performance.now() - started
  })
  return median(took)
}

/** What a piece of work took, in milliseconds: by the clock, and of the processor, which other programs do not change. */
type Took = { readonly clock: number; readonly processor: number }

const took = (work: () => unknown): Took => {
  const [started, before] = [performance.now(), process.cpuUsage()]
  work()
  const { user, system } = process.cpuUsage(before)
  return { clock: performance.now() - started, processor: (user + system) / 1000 }
}

const medians = (all: readonly Took[]): Took => ({
  clock: median(all.map(({ clock }) => clock)),
  processor: median(all.map(({ processor }) => processor)),
})

/** scipy's own exact assignment of the same matrix; `null` where there is no scipy. */
const scipyTook = (input: PlanInput): Took | null => {
  const { rows, columns, cells } = costsOf(input)
  const script = `import sys,time,numpy as np
from scipy.optimize import linear_sum_assignment as solve
m=np.frombuffer(sys.stdin.buffer.read(),dtype=np.${cells instanceof Float32Array ? 'float32' : 'float64'}).astype(np.float64).reshape(${rows},${columns})
t=time.time(); c=time.process_time(); solve(m); print((time.time()-t)*1000, (time.process_time()-c)*1000)`
  const { status, stdout } = spawnSync('python3', ['-c', script], { input: new Uint8Array(cells.buffer) })
  if (status !== 0) return null
  const [clock = Number.NaN, processor = Number.NaN] = stdout.toString().split(' ').map(Number)
  return { clock, processor }
}

const mostMemory = async (work: () => Promise<unknown>) => {
  const before = process.memoryUsage().rss
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5)
  await work()
  clearInterval(watch)
  return { most: most / 1e6, before: before / 1e6 }
}

const times = async (input: PlanInput): Promise<number> => {
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) took.push(await timed(input))
  return median(took)
}

console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
const small = inventedPlan(300, 90 * 4)
const large = inventedPlan(2_000, 10_000)
const memory = await mostMemory(() => timed(large))
console.log(
  `300 villages, 90 people with 4 places each: ${Math.round(await times(small))} ms, worker's start included`,
)
const whole = await times(large)
console.log(
  `2,000 villages, 10,000 people: ${Math.round(whole)} ms, at most ${Math.round(memory.most)} MB of the whole process, ${Math.round(memory.before)} MB of them there before`,
)
const county = inventedPlan(90, 1_260)
console.log(`a county, 90 villages and 1,260 people, on the spot: ${onTheSpot(county).toFixed(1)} ms`)

/** The assignment alone on this thread, proof included: what scipy does, and then some. */
const costs = costsOf(large)
const alone: Took[] = []
const plans: Took[] = []
const theirs: Took[] = []
for (let round = 0; round < rounds; round += 1) {
  alone.push(took(() => assign(costs)))
  plans.push(took(() => solvePlan(large)))
  const scipy = scipyTook(large)
  if (scipy) theirs.push(scipy)
}
const words = ({ clock, processor }: Took): string =>
  `${Math.round(clock)} ms by the clock, ${Math.round(processor)} ms of the processor`
const [own, plan] = [medians(alone), medians(plans)]
console.log(`the assignment alone, its proof included: ${words(own)}`)
console.log(`the whole plan on this thread: ${words(plan)}`)
if (theirs.length === 0) console.log('scipy: not here')
else {
  const scipy = medians(theirs)
  const times = (one: Took, by: keyof Took): string => (one[by] / scipy[by]).toFixed(2)
  console.log(`scipy, the same matrix: ${words(scipy)}`)
  console.log(
    `ours takes ${times(own, 'clock')} times that by the clock, ${times(own, 'processor')} of the processor; the whole plan ${times(plan, 'clock')} and ${times(plan, 'processor')}`,
  )
}

await withDatabase(async url => {
  const child = await startPeer('planner.ts', { PORT: String(port), DATABASE_URL: url })
  const events = Array.from({ length: 2_000 }, (_, index) => signedMessage(`查人才 ${index}`))
  const { p50, p99, failed } = await post(`http://127.0.0.1:${port}/webhook/feishu`, events, {
    perSecond: 200,
  })
  console.log(
    `events at 200/s meanwhile: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${failed} failed`,
  )
  await stopPeer(child)
})
