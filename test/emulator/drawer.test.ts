import { existsSync, readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import type { Step } from '#emulator/transcripts/transcript.ts'
import { mei, serve } from './served.ts'
import { formBot } from './transcripts-bot.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
if (!executablePath) console.warn('没有 Chromium：后台抽屉的浏览器测试跳过')

describe.skipIf(!executablePath)('the drawer in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => await browser.close())

  const open = async (emulator: Emulator, width = 1280): Promise<Page> => {
    const { domain } = await serve(emulator)
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    const trouble: string[] = []
    page.on('pageerror', error => trouble.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') trouble.push(message.text())
    })
    onTestFinished(async () => {
      expect(trouble).toEqual([])
      await page.close()
    })
    await page.goto(`${domain}/#as=${mei}`)
    await page.locator('.drawer-toggle').first().waitFor({ state: 'attached' })
    return page
  }
  const drawer = (page: Page) => page.getByRole('complementary', { name: '后台' })
  const tab = async (page: Page, name: string) => await page.getByRole('tab', { name }).click()

  test('pushes and calls arrive live; one folds out to all that went over the wire, and is pushed again', async () => {
    const emulator = formBot()
    const page = await open(emulator)
    await page.keyboard.press('Alt+KeyB')
    const box = drawer(page)
    await box.getByText('打开会话').first().waitFor()
    emulator.say(mei, '登记')
    const push = box.locator('.line', { hasText: '收到消息' })
    await push.getByText('已送达').waitFor()
    await push.locator('summary').click()
    await push.getByLabel('内容（解密后）').getByText('"event_type": "im.message.receive_v1"').waitFor()
    await push.getByLabel('请求头').waitFor()
    await push.getByLabel('请求体（发出时）').waitFor()
    await push.getByRole('button', { name: '再推一次' }).click()
    await page.getByText('又推了一次：正常').waitFor()
    await push.getByText('2 次', { exact: true }).waitFor()

    await tab(page, '调用')
    await box.locator('.line', { hasText: 'uuid 重复' }).waitFor()
    await box.locator('.line').first().locator('summary').click()
    await box.getByText('没有再发一条').waitFor()
    await box.getByLabel('请求体').getByText('"msg_type": "interactive"').waitFor()
    await box.getByLabel('应答', { exact: true }).getByText('"message_id": "om_').waitFor()
    expect(await box.getByLabel('请求头').textContent()).toMatch(/"authorization": "Bearer t-\w{6}…"/)
    await page.keyboard.press('Escape')
    expect(await box.isVisible()).toBe(false)
    expect(await page.locator(':focus').textContent()).toBe('后台')
  })

  test('faults are switched on for once or for good, and off again', async () => {
    const emulator = formBot()
    const page = await open(emulator)
    await page.getByRole('button', { name: '后台' }).click()
    await tab(page, '故障')
    await page.getByRole('button', { name: '丢掉：下一次' }).click()
    await page.getByText('还有 1 次').waitFor()
    await page.getByRole('switch', { name: '服务器错误 500：一直' }).click()
    await expect.poll(() => emulator.callFaults.list()).toEqual([{ kind: 'broken' }])
    expect(emulator.pushFaults.list()).toEqual([{ kind: 'drop', times: 1 }])
    await page.getByRole('switch', { name: '服务器错误 500：一直', checked: true }).click()
    await expect.poll(() => emulator.callFaults.list()).toEqual([])
    expect(emulator.pushFaults.list()).toEqual([{ kind: 'drop', times: 1 }])
    await page.getByRole('switch', { name: '按平台的限额' }).click()
    await expect.poll(() => emulator.limits.on).toBe(false)
    await page.getByRole('switch', { name: '少一帧：一直' }).click()
    await expect.poll(() => emulator.socketFaults.list()).toEqual([{ kind: 'missing' }])
    await page.getByRole('switch', { name: '重推换事件编号' }).click()
    await expect.poll(() => emulator.state.variants.newEventIdOnRetry).toBe(true)
    await page.getByText('有 2 个故障').waitFor()
    await page.getByRole('button', { name: '全部关掉' }).click()
    await page.getByText('现在没有故障').waitFor()
    expect([emulator.pushFaults.list(), emulator.socketFaults.list()]).toEqual([[], []])
    // Nothing offered is without Chinese words.
    expect(await page.locator('.fault-words > span').allTextContents()).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^[a-zA-Z]+$/)]),
    )
  })

  test('a fault is narrowed to one event type or one call, and lasts as long as somebody says', async () => {
    const emulator = formBot()
    emulator.say(mei, '登记')
    const page = await open(emulator)
    await page.getByRole('button', { name: '后台' }).click()
    await tab(page, '故障')
    const pushes = page.getByRole('region', { name: '推送出的故障' })
    await pushes.getByLabel('只对').selectOption({ label: '卡片回传' })
    await pushes.getByLabel('晚到：几秒').fill('90')
    await pushes.getByLabel('晚到：几秒').press('Tab')
    await pushes.getByRole('button', { name: '晚到：下一次' }).click()
    await pushes.getByText('只对卡片回传 · 90 秒').waitFor()
    expect(emulator.pushFaults.list()).toEqual([
      { kind: 'delay', ms: 90_000, eventType: 'card.action.trigger', times: 1 },
    ])
    const calls = page.getByRole('region', { name: '接口出的故障' })
    const offered = await calls
      .locator('#scope-paths option')
      .evaluateAll(all => all.map(one => Reflect.get(one, 'value')))
    expect(offered).toContain('POST /open-apis/im/v1/messages/*/reply$')
    await calls.getByLabel('只对').fill('PATCH /open-apis/im/v1/messages/*$')
    await calls.getByRole('switch', { name: '超时，没有办：一直' }).click()
    await calls.getByText('只对 PATCH /open-apis/im/v1/messages/*$ · 15 秒').waitFor()
    expect(emulator.callFaults.list()).toEqual([
      { kind: 'hang', ms: 15_000, path: 'PATCH /open-apis/im/v1/messages/*$' },
    ])
    await calls.getByLabel('超时，没有办：几秒').fill('0')
    await calls.getByLabel('超时，没有办：几秒').press('Tab')
    expect(await calls.getByLabel('超时，没有办：几秒').inputValue()).toBe('15')
  })

  test('the clock is moved by steps, to a moment, and back', async () => {
    const emulator = formBot()
    const page = await open(emulator)
    await page.getByRole('button', { name: '后台' }).click()
    await tab(page, '时钟')
    await page.getByText('2026年11月23日').waitFor()
    await page.getByRole('button', { name: '+14 天' }).click()
    await page.getByText('2026年12月7日').waitFor()
    await page.getByLabel('拨到').fill('2027-02-03T08:30')
    await page.getByRole('button', { name: '拨', exact: true }).click()
    await expect.poll(() => emulator.clock.now().toISOString()).toBe('2027-02-03T00:30:00.000Z')
    await page.getByRole('button', { name: '回到现在' }).click()
    await page.getByText('与现在一致').waitFor()
  })

  test('a conversation is saved as a file, and played back', async () => {
    const emulator = formBot()
    const page = await open(emulator)
    emulator.say(mei, '登记')
    await emulator.settled()
    await page.getByRole('button', { name: '后台' }).click()
    await tab(page, '记录')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '保存记录' }).click(),
    ])
    const text = readFileSync(await download.path(), 'utf8')
    // The page reads what it shows, and that is kept, too.
    expect(JSON.parse(text).steps.map((step: Step) => step.act.does)).toEqual(['says', 'reads'])
    const play = async (words: string) => {
      const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(words) }
      await page.locator('#transcript-file').setInputFiles(file)
    }
    await play(text.replaceAll('登记人才', '登记老师'))
    await page.getByText('第 1 步不同：段小梅说：登记').waitFor({ timeout: 15_000 })
    await page.locator('.differs').getByText('登记老师').waitFor()
    await play('不是 JSON')
    await page.getByText('这个文件不是会话记录').waitFor()
    await page.getByRole('button', { name: '重新记录' }).click()
    await page.getByText('从现在起重新记录').waitFor()
  })

  test('tabs are walked with arrows, and a phone has room for it', async () => {
    const page = await open(formBot(), 390)
    await page.keyboard.press('Alt+KeyB')
    await page.getByRole('tab', { name: '推送', selected: true }).waitFor()
    for (const name of ['调用', '故障', '时钟', '记录']) {
      await page.keyboard.press('ArrowRight')
      await page.getByRole('tab', { name, selected: true }).waitFor()
      expect(await page.locator(':focus').textContent()).toBe(name)
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.getByRole('button', { name: '关闭后台' }).click()
    expect(await drawer(page).isVisible()).toBe(false)
  })
})
