import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'

/** A migrated database that is gone afterwards: the one named in DATABASE_URL, or an embedded one. */
export const withDatabase = async <Result>(work: (url: string) => Promise<Result>): Promise<Result> => {
  const given = process.env.DATABASE_URL
  if (given) {
    await migrate(given)
    return work(given)
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'bole-bench-'))
  const embedded = await openEmbedded({ dataDir, log: line => console.error(line) })
  try {
    await migrate(embedded.url)
    return await work(embedded.url)
  } finally {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A server in a process of its own; resolves when it says `ready`. */
export const startPeer = (file: string, env: Readonly<Record<string, string>>): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL(`../peers/${file}`, import.meta.url), {
      env: { ...process.env, ...env },
      execArgv: ['--import', 'tsx'],
    })
    child.once('message', () => resolve(child))
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${file} ended with ${code}`)))
  })

export const stopPeer = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
