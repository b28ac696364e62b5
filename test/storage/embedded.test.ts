import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from '#storage/embedded.ts'

const dirs: string[] = []
const servers: Embedded[] = []
const openers: ChildProcess[] = []

afterEach(async () => {
  for (const opener of openers.splice(0)) await end(opener, 'SIGTERM')
  for (const server of servers.splice(0)) await server.stop()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const newDataDir = (): string => {
  const dir = mkdtempSync(path.join(tmpdir(), 'bole-embedded-'))
  chmodSync(dir, 0o711)
  dirs.push(dir)
  return path.join(dir, 'data')
}

let template = ''
beforeAll(async () => {
  template = newDataDir()
  await (await openEmbedded({ dataDir: template, log: () => undefined })).stop()
  dirs.pop()
})
afterAll(() => rmSync(path.dirname(template), { recursive: true }))

/** A directory in which a server was before; making a new one takes a second. */
const usedDataDir = (): string => {
  const dataDir = newDataDir()
  execFileSync('cp', ['-a', template, dataDir])
  return dataDir
}

const open = async (dataDir: string, lines: string[] = []): Promise<Embedded> => {
  const server = await openEmbedded({ dataDir, log: line => lines.push(line) })
  servers.push(server)
  return server
}

type Opened = { readonly opener: ChildProcess; readonly url: string; readonly where: string }

/** The same in another process, which can be killed. */
const openElsewhere = async (dataDir: string): Promise<Opened> => {
  const opener = spawn(process.execPath, ['--import', 'tsx', 'test/storage/embedded-opener.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  openers.push(opener)
  const [chunk] = await once(opener.stdout, 'data')
  return { opener, ...JSON.parse(String(chunk)) }
}

const end = async (opener: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (opener.exitCode !== null || opener.signalCode !== null) return
  opener.kill(signal)
  await once(opener, 'exit')
}

const query = async (url: string, sql: string): Promise<Record<string, unknown>> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows[0] ?? {}
  } finally {
    await client.end()
  }
}

const postmasterOf = (where: string): number =>
  Number(readFileSync(path.join(where, 'postmaster.pid'), 'utf8').split('\n')[0])

const answersAgain = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await query(url, 'select 1').then(
        () => true,
        () => false,
      )
    )
      return
    await sleep(100)
  }
  throw new Error('the server did not come back')
}

describe('The embedded server', { timeout: 60_000 }, () => {
  test('keeps what it was given from one start to the next', async () => {
    const dataDir = usedDataDir()
    const first = await open(dataDir)
    await query(first.url, 'create table kept as select 7 as seven')
    await first.stop()
    await expect(query(first.url, 'select 1')).rejects.toThrow()
    const second = await open(dataDir)
    expect(await query(second.url, 'select seven from kept')).toEqual({ seven: 7 })
  })

  test('says what it does the first time, and nothing the second', async () => {
    const dataDir = newDataDir()
    const lines: string[] = []
    await (await open(dataDir, lines)).stop()
    expect(lines).toEqual(['正在新建数据库'])
    await open(dataDir, lines)
    expect(lines).toHaveLength(1)
  })

  test('loses nothing in a crash, and listens to this machine only', async () => {
    const { url } = await open(usedDataDir())
    expect(
      await query(
        url,
        `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
                current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as listens,
                current_setting('unix_socket_directories') as sockets, current_setting('data_checksums') as checksums`,
      ),
    ).toEqual({
      fsync: 'on',
      pages: 'on',
      commit: 'on',
      listens: '127.0.0.1',
      sockets: '',
      checksums: 'on',
    })
  })

  test('asks for a password, which only its owner can read', async () => {
    const dataDir = usedDataDir()
    const { url } = await open(dataDir)
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  })

  test('knows Chinese letters as letters, whatever the system’s language', async () => {
    const { url } = await open(usedDataDir())
    await query(url, 'create extension pg_trgm')
    expect(await query(url, `select show_trgm('段小梅') <> '{}' as known`)).toEqual({ known: true })
  })

  test('is shared by two programs on one directory; the last one out stops it', async () => {
    const dataDir = usedDataDir()
    const [one, other] = [await open(dataDir), await openElsewhere(dataDir)]
    expect(other.url).toBe(one.url)
    await one.stop()
    expect(await query(one.url, 'select 1 as one')).toEqual({ one: 1 })
    await end(other.opener, 'SIGTERM')
    await expect(query(one.url, 'select 1')).rejects.toThrow()
  })

  test('is one server also when two programs start on a new directory at once', async () => {
    const dataDir = newDataDir()
    const [one, other] = await Promise.all([openElsewhere(dataDir), openElsewhere(dataDir)])
    expect(one.url).toBe(other.url)
    await query(one.url, 'create table once as select 1 as one')
    expect(await query(other.url, 'select one from once')).toEqual({ one: 1 })
  })

  test('left alive by a kill -9 is adopted', async () => {
    const dataDir = usedDataDir()
    const { opener, where, url } = await openElsewhere(dataDir)
    await query(url, 'create table kept as select 7 as seven')
    await end(opener, 'SIGKILL')
    const left = postmasterOf(where)
    const again = await open(dataDir)
    expect(postmasterOf(where)).toBe(left)
    expect(await query(again.url, 'select seven from kept')).toEqual({ seven: 7 })
    await again.stop()
    await expect(query(again.url, 'select 1')).rejects.toThrow()
  })

  test('killed together with the program starts again with all that was committed', async () => {
    const dataDir = usedDataDir()
    const { opener, where, url } = await openElsewhere(dataDir)
    await query(url, 'create table kept as select 7 as seven')
    process.kill(postmasterOf(where), 'SIGKILL')
    await end(opener, 'SIGKILL')
    const again = await open(dataDir)
    expect(await query(again.url, 'select seven from kept')).toEqual({ seven: 7 })
  })

  test('killed under a running program comes back at the same address', async () => {
    const lines: string[] = []
    const { url, where } = await open(usedDataDir(), lines)
    await query(url, 'create table kept as select 7 as seven')
    process.kill(postmasterOf(where), 'SIGKILL')
    await sleep(50)
    await answersAgain(url)
    expect(await query(url, 'select seven from kept')).toEqual({ seven: 7 })
    expect(lines).toContain('数据库意外停止，正在重新启动')
  })

  test('is not fooled by the number of a dead server that now belongs to another program', async () => {
    const dataDir = usedDataDir()
    const first = await open(dataDir)
    await first.stop()
    const file = path.join(first.where, 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${first.where}\n1\n5432\n\n127.0.0.1\n\nready\n`)
    const second = await open(dataDir)
    expect(await query(second.url, 'select 1 as one')).toEqual({ one: 1 })
  })

  test('of another PostgreSQL version is refused in words', async () => {
    const dataDir = usedDataDir()
    const first = await open(dataDir)
    await first.stop()
    writeFileSync(path.join(first.where, 'PG_VERSION'), '17\n')
    await expect(openEmbedded({ dataDir, log: () => undefined })).rejects.toThrow(
      /PostgreSQL 17 .*先导出再导入/,
    )
  })

  test.runIf(process.getuid?.() === 0)(
    'lives elsewhere, and says where, when its user cannot reach the directory',
    async () => {
      const closed = mkdtempSync(path.join(tmpdir(), 'bole-closed-'))
      dirs.push(closed)
      chmodSync(closed, 0o700)
      mkdirSync(path.join(closed, 'data'))
      const lines: string[] = []
      const server = await open(path.join(closed, 'data'), lines)
      dirs.push(path.dirname(server.where))
      expect(server.where.startsWith(closed)).toBe(false)
      expect(lines.join()).toContain(path.dirname(server.where))
      expect(await query(server.url, 'select 1 as one')).toEqual({ one: 1 })
      await server.stop()
      expect((await open(path.join(closed, 'data'))).where).toBe(server.where)
    },
  )
})
