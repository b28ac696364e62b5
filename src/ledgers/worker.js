import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// A worker does not inherit the loader that reads TypeScript (Node 20), so this one file is JavaScript.
register()
const { answerAsks } = await import('./answer-asks.ts')
if (parentPort) await answerAsks(parentPort, workerData)
