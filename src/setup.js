// Runs before anything is installed: plain JavaScript, nothing but Node. `node src/setup.js start|test|prepare|generate`.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(root, 'node_modules')
const generated = path.join(root, 'src/storage/generated')
const generateStamp = path.join(generated, '.made-from')

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked */

const main = async () => {
  const [what = '', ...rest] = process.argv.slice(2)
  checkNode()
  if (what === 'generate') return generate()
  if (!['start', 'test', 'prepare'].includes(what)) {
    giveUp('用法：node src/setup.js start|test|prepare|generate')
  }
  await install(what !== 'start')
  await generate()
  if (what === 'start') await start(rest)
  if (what === 'test') await test(rest)
}

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  giveUp(
    `需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}。请到 https://nodejs.org 下载新版后再试。`,
  )
}

/**
 * Installs what the lock file says, unless it is there already.
 * @param {boolean} withTools whether what only developers need is needed too
 */
const install = async withTools => {
  const wanted = Object.entries(lockedIn(path.join(root, 'package-lock.json'))).filter(
    ([name, locked]) => name !== '' && isNeeded(locked, withTools),
  )
  const hidden = path.join(modules, '.package-lock.json')
  const there = existsSync(hidden) ? lockedIn(hidden) : {}
  if (wanted.every(([name, { version }]) => there[name]?.version === version)) return
  say(existsSync(modules) ? '依赖有更新，正在重新安装' : '首次运行，正在安装依赖')
  const names = wanted.map(([name]) => name)
  const done = followProgress(
    () => names.filter(name => existsSync(path.join(root, name, 'package.json'))).length,
    names.length,
  )
  const { code, output } = await run(...npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']))
  done()
  if (code !== 0) giveUp(`${output}\n依赖没有装好。请检查网络或 npm 镜像设置，然后再试一次。`)
}

/** @param {string} file @returns {Record<string, Locked>} */
const lockedIn = file => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * Whether a package of the lock file belongs on this machine. One for another system is optional, and is not.
 * @param {Locked} locked
 * @param {boolean} withTools
 */
const isNeeded = ({ dev, optional, os, cpu, libc }, withTools) => {
  if (dev && !withTools) return false
  if (!optional) return true
  return !libc && os?.includes(process.platform) === true && cpu?.includes(process.arch) === true
}

/** @param {string[]} args @returns {[string, string[]]} */
const npm = args => {
  // biome-ignore lint/style/noProcessEnv: npm tells its scripts where it is; nothing of ours is installed yet
  const running = process.env.npm_execpath
  if (running?.endsWith('.js')) return [process.execPath, [running, ...args]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}

/** Generates the database client, unless it is the one of this schema. */
const generate = async () => {
  const schema = path.join(root, 'prisma/schema')
  const files = readdirSync(schema)
    .filter(name => name.endsWith('.prisma'))
    .sort()
  const wanted = hashOf([
    ...files.map(name => path.join(schema, name)),
    path.join(modules, 'prisma/package.json'),
  ])
  if (existsSync(generateStamp) && readFileSync(generateStamp, 'utf8') === wanted) return
  say('正在生成数据库客户端')
  const { code, output } = await run(process.execPath, [
    path.join(modules, 'prisma/build/index.js'),
    'generate',
  ])
  if (code !== 0) giveUp(`${output}\n数据库客户端没有生成。`)
  mkdirSync(generated, { recursive: true })
  writeFileSync(generateStamp, wanted)
}

/** @param {string[]} files */
const hashOf = files => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${path.basename(file)}\n`).update(readFileSync(file))
  return hash.digest('hex')
}

/** As a plain string: the package has no types. @type {string} */
const typescriptLoader = 'tsx'

/** Becomes the program: no process in between, so signals and exit code are its own. @param {string[]} args */
const start = async args => {
  const file = path.join(root, 'src/main.ts')
  process.argv = [process.execPath, file, ...args]
  leaveWithNpm()
  await import(typescriptLoader)
  await import(pathToFileURL(file).href)
}

/** npm passes a signal to its shell, and many shells die of it without a word to us. */
const leaveWithNpm = () => {
  // biome-ignore lint/style/noProcessEnv: set by npm, not by people
  if (process.env.npm_lifecycle_event !== 'start') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  timer.unref()
}

/** @param {string[]} args */
const test = async args => {
  const file = path.join(modules, 'vitest/vitest.mjs')
  process.argv = [process.execPath, file, 'run', ...args]
  await import(pathToFileURL(file).href)
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
const run = (program, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      shell: program.endsWith('.cmd'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        // biome-ignore lint/style/noProcessEnv: what we start needs our path and proxy
        ...process.env,
        // Prisma asks for an engine it never runs here; any program that exists will do, and saves the download.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        output += chunk
      })
    }
    child.once('error', reject)
    child.once('close', code => resolve({ code, output: output.trim() }))
  })

/**
 * Says now and then how far it is.
 * @param {() => number} count
 * @param {number} total
 */
const followProgress = (count, total) => {
  const live = process.stdout.isTTY
  let told = 0
  // What was installed before is counted until npm has cleared it away.
  let begun = false
  const tell = () => {
    const percent = Math.floor((count() * 100) / total)
    begun ||= percent < 25
    const step = live ? percent : percent - (percent % 25)
    if (!begun || step <= told) return
    told = step
    process.stdout.write(live ? `\r  ${step}%` : `  ${step}%\n`)
  }
  const timer = setInterval(tell, 500)
  return () => {
    clearInterval(timer)
    begun = true
    tell()
    if (live) process.stdout.write('\n')
  }
}

/** @param {string} line */
const say = line => process.stdout.write(`${line}\n`)

/** @param {string} line @returns {never} */
const giveUp = line => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

await main()
