import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Place } from './embedded-place.ts'

/** What `postmaster.pid` says of the server that holds the cluster. */
export type Holder = { readonly pid: number; readonly port: number; readonly ready: boolean }

export const readHolder = async (place: Place): Promise<Holder | null> => {
  const text = await readFile(path.join(place.cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, , , , state] = text.split('\n').map(line => line.trim())
  return pid ? { pid: Number(pid), port: Number(port), ready: state === 'ready' } : null
}

/**
 * Whether a process is there and, where the system can tell, is PostgreSQL and not dead: numbers are used again, and in
 * a container nobody buries an orphan.
 */
export const isPostgres = async (pid: number): Promise<boolean> => {
  if (!isThere(pid)) return false
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat === null || /^\d+ \(postgres\) [^ZX]/.test(stat)
}

export const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Node's errors carry the system's code: not ours, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * PostgreSQL believes every living number in its lock file. One that is not PostgreSQL's is put out of the way, and the
 * rest of the file stays: by it PostgreSQL sees for itself whether orphans of the dead server still use its memory.
 */
export const disownStaleLock = async (place: Place): Promise<void> => {
  const stale = await readHolder(place)
  if (!stale || !isThere(stale.pid) || (await isPostgres(stale.pid))) return
  const file = path.join(place.cluster, 'postmaster.pid')
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n')
  let nobody = 4_000_000
  while (isThere(nobody)) nobody -= 1
  await writeFile(file, [nobody, ...rest].join('\n'))
}
