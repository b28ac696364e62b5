import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personas } from '../../src/demo/personas.ts'
import { freshDatabaseUrl } from '../support/database.ts'

// The try-out as a newcomer meets it: the whole program on one port, the invented county, a browser.
// `PICTURES=1 npm test -- test/journeys/browser.test.ts` takes the pictures of the README on the way.

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
// Below the ports the system gives to outgoing connections.
const port = 23_000 + (process.pid % 1_000)

describe.skipIf(!executablePath)('The try-out in a browser', { timeout: 60_000 }, () => {
  let program: ChildProcess
  let browser: Browser
  let page: Page
  let drop: () => Promise<void>
  const dataDir = mkdtempSync(join(tmpdir(), 'bole-try-out-'))
  const trouble: string[] = []

  beforeAll(async () => {
    const database = await freshDatabaseUrl({ migrated: false })
    drop = database.drop
    program = await start({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port) })
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
    page.on('pageerror', error => trouble.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') trouble.push(message.text())
    })
  })
  afterAll(async () => {
    await browser?.close()
    const ended = new Promise(resolve => program.once('exit', resolve))
    program.kill('SIGTERM')
    expect(await ended).toBe(0)
    await drop()
    rmSync(dataDir, { recursive: true })
  })

  const be = async (name: string): Promise<void> => {
    const openId = personas.find(one => one.name === name)?.openId ?? ''
    await page.goto(`http://127.0.0.1:${port}/#as=${openId}`)
    await page.reload()
    await page.getByRole('button', { name: /^伯乐/ }).click()
    await page.getByLabel('输入消息').waitFor()
  }
  const say = async (words: string): Promise<void> => {
    await page.getByLabel('输入消息').fill(words)
    await page.keyboard.press('Enter')
  }
  const card = (title: string) => page.getByRole('region', { name: title }).last()
  const picture = async (name: string): Promise<void> => {
    if (!process.env.PICTURES) return
    await page.mouse.move(640, 300)
    await page.waitForTimeout(4_000)
    await page.screenshot({ path: `docs/pictures/${name}.png` })
  }

  test('a villager registers and agrees', async () => {
    await be('赵小满')
    await say('登记 赵小满')
    const form = card('登记本人信息')
    await form.getByLabel('单位或村').fill('诺溪镇和平村')
    await form.getByLabel('从事领域').fill('茶叶')
    await form.getByLabel('手机号').fill('13900005678')
    await form.getByRole('combobox').first().selectOption('乡土人才（土专家、田秀才）')
    await form.getByLabel('技艺').fill('手工制茶')
    await form.getByRole('button', { name: '提交' }).click()
    await card('请确认：个人信息告知与同意').getByRole('button', { name: '同意', exact: true }).click()
    await card('等待单位审核').waitFor()
  })

  test('the township passes it on, the talent office verifies', async () => {
    await be('李志远')
    await card('请审核登记信息').getByRole('button', { name: '审核通过' }).click()
    await page.locator('.toast-success').waitFor()
    await be('王雪梅')
    const desk = card('请核验人才信息')
    await desk.getByRole('combobox').first().selectOption('中级')
    await desk.getByRole('button', { name: '通过核验' }).click()
    await page.locator('.toast-success').waitFor()
  })

  test('and everybody who may finds her', async () => {
    await be('王雪梅')
    await say('查人才 茶叶 和平村')
    await card('查人才：茶叶 和平村').getByText('赵小满').waitFor()
    await picture('conversation')
    await say('人才统计 茶叶')
    await page.getByText('与查人才的名单一致').waitFor()
    expect(trouble).toEqual([])
  })
})

const start = (env: Readonly<Record<string, string>>): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/setup.js', 'start'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        output += chunk
        if (output.includes('请打开')) resolve(child)
      })
    }
    child.once('exit', () => reject(new Error(`the try-out did not start: ${output}`)))
  })
