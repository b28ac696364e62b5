import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { menu } from '../../src/try-out.ts'
import { eventually, executablePath, launch, openPage, paleWords } from '../emulator/browser.ts'
import { freshDatabaseUrl } from '../support/database.ts'
import { actorOn, openIdOf, playGuide, startTryOut } from './try-out.ts'

// The try-out as a newcomer meets it: the whole program on one port, the invented county, a browser.

// Below the ports the system gives to outgoing connections.
const port = 23_000 + (process.pid % 1_000)

describe.skipIf(!executablePath)('The try-out in a browser', { timeout: 180_000 }, () => {
  let tryOut: Awaited<ReturnType<typeof startTryOut>>
  let browser: Browser
  let drop: () => Promise<void>
  const dataDir = mkdtempSync(join(tmpdir(), 'bole-try-out-'))

  beforeAll(async () => {
    const database = await freshDatabaseUrl({ migrated: false })
    drop = database.drop
    tryOut = await startTryOut({ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: String(port) })
    browser = await launch()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    expect(await tryOut?.stop()).toBe(0)
    await drop?.()
    rmSync(dataDir, { recursive: true })
  }, 60_000)

  const open = async (name: string, looks = {}): Promise<Page> =>
    await openPage(browser, tryOut.address, `as=${openIdOf(name)}`, looks)

  test('the guide leads through a whole story: a villager registers, the office verifies beside her, she is found, a leader gets the week', async () => {
    const page = await openPage(browser, tryOut.address, '')
    await page.getByLabel('输入消息').waitFor()
    const words = () => page.locator('.log').textContent()
    const scenes: Readonly<Record<number, (side: FrameLocator) => Promise<void>>> = {
      4: async side => {
        await page.getByRole('region', { name: '已入库' }).waitFor()
        expect(await side.getByRole('region', { name: '已入库' }).count()).toBe(1)
      },
      6: async () => expect(await words()).not.toContain('赵小满'),
      7: async () => expect(await words()).toContain('人才工作周报'),
    }
    await playGuide(page, (next, side) => scenes[next]?.(side) ?? Promise.resolve())
    await page.getByRole('button', { name: '收起引导' }).click()
    await page.reload()
    await page.getByLabel('输入消息').waitFor()
    expect(await page.getByRole('region', { name: '上手引导' }).isVisible()).toBe(false)
  })

  test('a form that is not filled in well says what is wrong, keeps what is written, and takes the better answer', async () => {
    const page = await open('王雪梅')
    const { card, say } = actorOn(page, tryOut.address)
    await page.getByLabel('输入消息').waitFor()
    await say('登记 李小兵')
    const form = card('登记人才')
    await form.getByRole('button', { name: '提交' }).click()
    await page.getByText('有必填项未填写').waitFor()
    await eventually(() => page.evaluate(`document.activeElement.getAttribute('aria-invalid')`)).toBe('true')
    await form.getByLabel('单位或村').fill('诺溪镇和平村')
    await form.getByLabel('从事领域').fill('养蜂')
    await form.getByLabel('手机号').fill('123')
    await form.getByRole('combobox').first().selectOption('农村实用人才')
    await form.getByRole('button', { name: '提交' }).click()
    await page.getByText('手机号应为11位数字').waitFor()
    expect(await form.getByLabel('从事领域').inputValue()).toBe('养蜂')
    await form.getByLabel('手机号').fill('13900001234')
    await form.getByRole('button', { name: '提交' }).click()
    await page.locator('.toast-success').waitFor()
  })

  test.each(menu)('the menu’s $name does something', async ({ name }) => {
    const page = await open('段小梅')
    await page.getByLabel('输入消息').waitFor()
    const before = await page.locator('.has-card').count()
    await page.getByRole('toolbar', { name: '机器人菜单' }).getByRole('button', { name, exact: true }).click()
    await eventually(() => page.locator('.has-card').count()).toBeGreaterThan(before)
    expect(await page.locator('.has-card').last().textContent()).not.toContain('没听懂')
  })

  test('figures are drawn; the library for that comes with the first chart, not before', async () => {
    const page = await open('王雪梅')
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await page.getByLabel('输入消息').waitFor()
    expect(asked).not.toContain('/emulator/vendor/vchart.js')
    await actorOn(page, tryOut.address).say('人才统计 茶叶')
    const canvas = page.locator('.chart canvas').first()
    await canvas.waitFor()
    expect(asked).toContain('/emulator/vendor/vchart.js')
    await eventually(() => page.evaluate<number>(colours)).toBeGreaterThan(3)
  })

  test('a file dropped in the group arrives, and can be opened by the others', async () => {
    const hers = await open('王雪梅')
    await hers.getByRole('button', { name: /育才专班群/ }).click()
    await hers.getByRole('heading', { name: '育才专班群' }).waitFor()
    await hers.evaluate(`{
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['姓名,电话'], '花名册.csv', { type: 'text/csv' }))
      document.querySelector('.talk-main').dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }`)
    await hers.locator('.tray-file', { hasText: '花名册.csv' }).waitFor()
    await hers.getByRole('button', { name: '发送', exact: true }).click()
    const his = await open('李志远')
    await his.getByRole('button', { name: /育才专班群/ }).click()
    const file = his.getByRole('link', { name: /花名册.csv/ })
    await file.waitFor()
    const href = new URL((await file.getAttribute('href')) ?? '', tryOut.address).href
    expect(await (await his.request.get(href)).text()).toBe('姓名,电话')
    await hers.getByRole('button', { name: /^1 人已读/ }).waitFor()
  })

  test.each(['light', 'dark'] as const)('every word stands out from its ground: %s', async colorScheme => {
    const page = await open('王雪梅', { colorScheme })
    await page.getByLabel('输入消息').waitFor()
    await actorOn(page, tryOut.address).say('帮助')
    await page.locator('.has-card').last().waitFor()
    await page.waitForTimeout(500)
    expect(await paleWords(page)).toEqual([])
  })

  test('on a phone the list leads to the conversation and back, with nothing cut off', async () => {
    const looks = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const page = await open('王雪梅', looks)
    const wide = () => page.evaluate<number>('document.documentElement.scrollWidth')
    await page.getByRole('heading', { name: '消息' }).waitFor()
    expect(await wide()).toBe(390)
    await page.getByRole('button', { name: /^伯乐/ }).tap()
    await page.getByLabel('输入消息').waitFor()
    await actorOn(page, tryOut.address).say('查人才 核桃')
    await page.getByRole('region', { name: '查人才：核桃' }).last().waitFor()
    expect(await wide()).toBe(390)
    await page.getByRole('button', { name: '返回会话列表' }).tap()
    await page.getByRole('heading', { name: '消息' }).waitFor()
  })
})

/** How many different colours the first chart has. */
const colours = `(() => {
  const canvas = document.querySelector('.chart canvas')
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  const found = new Set()
  for (let at = 0; at < data.length; at += 4 * 37) found.add(data.slice(at, at + 4).join())
  return found.size
})()`
