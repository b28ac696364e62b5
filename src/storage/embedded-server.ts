import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { disownStaleLock, type Holder, isPostgres, isThere, readHolder } from './embedded-lock.ts'
import { giveTo, type Place } from './embedded-place.ts'

/** How long a server that will not start is tried again: after a kill -9 its orphans need a moment to go. */
const patienceMs = 10_000
/** How long a server that is there may take to be ready: after a crash it reads its log again. */
const recoveryMs = 120_000
const lookAgainMs = 20

const major = '18'

/** Settings of every start: loopback only, nothing lost in a crash. */
const always: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}

export type Settings = Readonly<Record<string, string>>

/** Creates the cluster unless it is there. Two processes doing so together end up with one. */
export const ensureCluster = async (place: Place, log: (line: string) => void): Promise<void> => {
  const version = await readFile(path.join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version?.trim() === major) return
  if (version !== null) {
    throw new Error(
      `${place.cluster} 里是 PostgreSQL ${version.trim()} 的数据，这个版本用的是 ${major}，请先导出再导入。`,
    )
  }
  log('正在新建数据库')
  await clearDrafts(place)
  const draft = `${draftOf(place)}${process.pid}`
  try {
    await initialise(place, draft)
    await rename(draft, place.cluster).catch(error => unlessThere(place, error))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** A cluster is made under another name, which ends in the number of the process that makes it. */
const draftOf = (place: Place): string => `${place.cluster}.new-`

const clearDrafts = async (place: Place): Promise<void> => {
  const home = path.dirname(place.cluster)
  const start = path.basename(draftOf(place))
  for (const name of await readdir(home)) {
    const pid = Number.parseInt(name.slice(start.length), 10)
    if (name.startsWith(start) && !(isThere(pid) && pid !== process.pid)) {
      await rm(path.join(home, name), { recursive: true, force: true })
    }
  }
}

const unlessThere = async (place: Place, error: unknown): Promise<void> => {
  await readFile(path.join(place.cluster, 'PG_VERSION')).catch(() => {
    throw error
  })
}

const initialise = async (place: Place, dir: string): Promise<void> => {
  await mkdir(dir, { mode: 0o700 })
  await giveTo(dir, place.runner)
  const passwordFile = `${dir}.password`
  await writeFile(passwordFile, place.password, { mode: 0o600 })
  await giveTo(passwordFile, place.runner)
  try {
    await initWithLocale(place, dir, passwordFile)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** The order of text comes with the server (no surprise after a system update); only its character classes are the system's. */
const initWithLocale = async (place: Place, dir: string, passwordFile: string): Promise<void> => {
  const reasons: string[] = []
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const { code, output } = await run(place, 'initdb', [
      ...['--pgdata', dir, '--username', 'postgres', '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--lc-ctype', locale],
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ])
    if (code === 0) return
    reasons.push(output.trim())
  }
  throw new Error(`新建数据库失败：${reasons.at(0)}`)
}

/** The server of this cluster: the one that already runs, or a new one; on `port` when a new one may choose. */
export const ensureRunning = async (place: Place, settings: Settings, port?: number): Promise<Holder> => {
  const giveUp = performance.now() + patienceMs
  for (;;) {
    const running = (await adopt(place)) ?? (await start(place, settings, port ?? (await freePort())))
    if (running) return running
    if (performance.now() > giveUp) throw new Error(`数据库没有启动起来：${await lastWords(place)}`)
    await sleep(200)
  }
}

/** Stops the server and waits until its files are closed. */
export const stopServer = async (place: Place): Promise<void> => {
  await run(place, 'pg_ctl', [
    'stop',
    '--pgdata',
    place.cluster,
    '--mode',
    'fast',
    '--wait',
    '--timeout',
    '20',
  ])
}

const adopt = async (place: Place): Promise<Holder | null> => {
  const giveUp = performance.now() + recoveryMs
  for (;;) {
    const found = await readHolder(place)
    if (!found || !(await isPostgres(found.pid))) return null
    if (found.ready) return found
    if (performance.now() > giveUp) return null
    await sleep(lookAgainMs)
  }
}

const start = async (place: Place, settings: Settings, port: number): Promise<Holder | null> => {
  await disownStaleLock(place)
  const server = launch(place, { ...always, ...settings, port: String(port) })
  const ended = new Promise<true>(resolve => server.once('exit', () => resolve(true)))
  for (;;) {
    const found = await readHolder(place)
    if (found?.ready && found.pid === server.pid) return found
    const gone = await Promise.race([ended, sleep(lookAgainMs, false)])
    if (gone) return null
  }
}

/** In a process group of its own: Ctrl-C in the terminal is for us, and we stop the server when we are done with it. */
const launch = (place: Place, settings: Settings): ChildProcess => {
  const logFile = openSync(place.logFile, 'w', 0o600)
  const server = spawn(
    path.join(place.bin, 'postgres'),
    ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...place.runner,
      cwd: place.cluster,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', logFile, logFile],
    },
  )
  closeSync(logFile)
  // A program that cannot be started also ends with 'exit'-less 'error'; start() then sees no pid.
  server.once('error', () => server.emit('exit', -1, null))
  server.unref()
  return server
}

const lastWords = async (place: Place): Promise<string> => {
  const text = await readFile(place.logFile, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-3).join(' ') || `没有留下日志（${place.logFile}）`
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('没有空闲端口')),
      )
    })
  })

type Outcome = { readonly code: number | null; readonly output: string }

const run = (place: Place, program: string, args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(path.join(place.bin, program), args, {
      ...place.runner,
      cwd: path.dirname(place.cluster),
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output.push(String(chunk)))
    child.once('error', reject)
    child.once('close', code => resolve({ code, output: output.join('') }))
  })
