import { spawn } from 'node:child_process'

export type Outcome = { readonly code: number | null; readonly output: string }

/** Runs a program of the project the way npm does, with these variables and none of ours. */
export const runProgram = (
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => chunks.push(String(chunk)))
    child.once('error', reject)
    child.once('close', code => resolve({ code, output: chunks.join('') }))
  })
