import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** A clone with three small packages that npm installs without a network. */
let clone = ''

const pack = (name: string, version: string, files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'))
  const described = { 'package.json': JSON.stringify({ name, version, type: 'module' }), ...files }
  for (const [file, text] of Object.entries(described)) {
    mkdirSync(path.dirname(path.join(folder, 'package', file)), { recursive: true })
    writeFileSync(path.join(folder, 'package', file), text)
  }
  const archive = path.join(clone, `${name}-${version}.tgz`)
  execFileSync('tar', ['czf', archive, '-C', folder, 'package'])
  rmSync(folder, { recursive: true })
  return archive
}

/** Says which arguments it got, whether an engine would be downloaded, and makes the client. */
const prisma = `
  import { mkdirSync, writeFileSync } from 'node:fs'
  if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY) throw new Error('would download')
  mkdirSync('src/storage/generated', { recursive: true })
  writeFileSync('src/storage/generated/client.ts', 'made')`

const vitest = `process.stdout.write('tests: ' + process.argv.slice(2).join(' ')); process.exitCode = 3`

const lock = (versions: Readonly<Record<string, string>>): void => {
  const packages = Object.entries(versions).map(([name, version]) => [
    `node_modules/${name}`,
    { version, resolved: `file:${name}-${version}.tgz` },
  ])
  const dependencies = Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [name, `file:${name}-${version}.tgz`]),
  )
  writeFileSync(
    path.join(clone, 'package.json'),
    JSON.stringify({ name: 'clone', version: '1.0.0', type: 'module', dependencies }),
  )
  const root = { name: 'clone', version: '1.0.0', dependencies }
  writeFileSync(
    path.join(clone, 'package-lock.json'),
    JSON.stringify({ ...root, lockfileVersion: 3, packages: Object.fromEntries([['', root], ...packages]) }),
  )
}

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/setup.js', ...args], {
    cwd: clone,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: clone,
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    },
  })
  return { status, stdout, stderr }
}

beforeAll(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'clone-'))
  mkdirSync(path.join(clone, 'src'))
  cpSync('src/setup.js', path.join(clone, 'src/setup.js'))
  mkdirSync(path.join(clone, 'prisma/schema'), { recursive: true })
  writeFileSync(path.join(clone, 'prisma/schema/main.prisma'), 'one')
  pack('prisma', '1.0.0', { 'build/index.js': prisma })
  pack('vitest', '1.0.0', { 'vitest.mjs': vitest })
  pack('vitest', '1.0.1', { 'vitest.mjs': vitest.replace('tests:', 'newer tests:') })
  lock({ prisma: '1.0.0', vitest: '1.0.0' })
})
afterAll(() => rmSync(clone, { recursive: true }))

describe('One command', { timeout: 60_000 }, () => {
  test('installs, generates and runs on a fresh clone, and says so', () => {
    const { stdout, stderr, status } = run('test', 'test/talents', '-t', '登记')
    expect(stderr).toBe('')
    expect(stdout).toContain('首次运行，正在安装依赖\n')
    expect(stdout).toContain('100%')
    expect(stdout).toContain('正在生成数据库客户端\n')
    expect(stdout).toContain('tests: run test/talents -t 登记')
    expect(status).toBe(3)
  })

  test('says nothing of its own when nothing is to do', () => {
    expect(run('test').stdout).toBe('tests: run')
    expect(run('generate')).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test('generates again when the schema changed, and only then', () => {
    writeFileSync(path.join(clone, 'prisma/schema/more.prisma'), 'two')
    expect(run('test').stdout).toBe('正在生成数据库客户端\ntests: run')
    expect(run('test').stdout).toBe('tests: run')
  })

  test('installs again when the lock file changed', () => {
    lock({ prisma: '1.0.0', vitest: '1.0.1' })
    const { stdout } = run('test')
    expect(stdout).toContain('依赖有更新，正在重新安装\n')
    expect(stdout).toContain('newer tests: run')
    expect(run('test').stdout).toBe('newer tests: run')
  })

  test('says what to do when the packages cannot be had', () => {
    lock({ prisma: '1.0.0', vitest: '1.0.2' })
    const { status, stderr } = run('start')
    expect(stderr).toContain('依赖没有装好。请检查网络或 npm 镜像设置，然后再试一次。')
    expect(status).toBe(1)
  })

  test('says in words that Node is too old, before anything else', () => {
    const old = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})`
    const { status, stderr } = spawnSync(process.execPath, ['--import', old, 'src/setup.js', 'start'], {
      encoding: 'utf8',
    })
    expect(stderr).toBe(
      '需要 Node.js 20.19 或更高版本，当前是 18.20.4。请到 https://nodejs.org 下载新版后再试。\n',
    )
    expect(status).toBe(1)
  })
})
