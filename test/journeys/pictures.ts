import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { actorOn, playGuide, startTryOut } from './try-out.ts'

// Takes the pictures of the README and of docs/emulator.md: the try-out in a browser, a story played, the main views.
//   npm run pictures

const folder = 'docs/pictures'
const bytesMax = 300 * 1024
const port = 24_800
const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find(existsSync)

const take = async (): Promise<void> => {
  if (!executablePath) throw new Error('没有 Chromium，拍不了')
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bole-pictures-'))
  const tryOut = await startTryOut({ DATA_DIR: dataDir, PORT: String(port) })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    for (const view of [story, figures, group, gallery, drawer, phone]) await view(browser, tryOut.address)
  } finally {
    await browser.close()
    await tryOut.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const open = async (browser: Browser, looks: BrowserContextOptions = {}): Promise<Page> =>
  await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', ...looks })

/** Longer than any toast is shown. */
const quietMs = 4_500

const picture = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(4, 4)
  await page.waitForTimeout(quietMs)
  const file = path.join(folder, `${name}.png`)
  await page.screenshot({ path: file })
  const { size } = statSync(file)
  process.stdout.write(`${file}  ${Math.round(size / 1024)} KB\n`)
  if (size > bytesMax) throw new Error(`${file} 超过 300 KB`)
  await page.context().close()
}

/** The villager on this side, the talent office on the other: her record has just been verified. */
const story = async (browser: Browser, address: string): Promise<void> => {
  const page = await open(browser)
  await page.goto(address)
  const shown = new Promise<void>((resolve, reject) => {
    playGuide(page, async next => {
      if (next !== 4) return
      resolve()
      await new Promise(() => {})
    }).catch(reject)
  })
  await shown
  await page.getByRole('region', { name: '已入库' }).waitFor()
  await picture(page, 'conversation')
}

const figures = async (browser: Browser, address: string): Promise<void> => {
  const page = await open(browser)
  const { be, say } = actorOn(page, address)
  await be('陈立新')
  await say('人才统计')
  await page.locator('.chart canvas').first().waitFor()
  await picture(page, 'chart')
}

/** Colleagues talk in a group: a reply, an emoji, who has read it. */
const group = async (browser: Browser, address: string): Promise<void> => {
  const page = await open(browser)
  const said = async (name: string, words: string) => {
    await actorOn(page, address).be(name)
    await page.getByRole('button', { name: /育才专班群/ }).click()
    await page.getByRole('heading', { name: '育才专班群' }).waitFor()
    await page.getByLabel('输入消息').fill(words)
    await page.getByLabel('输入消息').press('Enter')
    await page.locator('.bubble', { hasText: words.slice(-6) }).waitFor()
  }
  await said('王雪梅', '明天上午去和平村看茶叶加工，谁一起？')
  await said('李志远', '@王雪梅 我带路，九点镇政府门口见')
  await said('段小梅', '我带两位专家过去')
  await page.locator('.message', { hasText: '我带路' }).hover()
  await page.locator('.message', { hasText: '我带路' }).getByRole('button', { name: '表情回复' }).click()
  await page.getByRole('menuitem', { name: '赞' }).click()
  await said('王雪梅', '好，育才周报也一起带上')
  await picture(page, 'group')
}

const gallery = async (browser: Browser, address: string): Promise<void> => {
  const page = await open(browser, { colorScheme: 'dark' })
  await page.goto(`${address}/gallery`)
  await page.locator('.face').first().waitFor()
  await picture(page, 'gallery')
}

const drawer = async (browser: Browser, address: string): Promise<void> => {
  const page = await open(browser)
  const { be, say } = actorOn(page, address)
  await be('王雪梅')
  await say('查人才 茶叶')
  await page.getByRole('button', { name: '后台' }).click()
  await page.getByRole('tab', { name: '推送' }).waitFor()
  await picture(page, 'inspector')
}

const phone = async (browser: Browser, address: string): Promise<void> => {
  const looks = {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
    isMobile: true,
  } as const
  const page = await open(browser, looks)
  const { be, say } = actorOn(page, address)
  await be('段小梅')
  await page.getByRole('button', { name: '收起引导' }).tap()
  await say('查人才 茶叶 和平村')
  await page.getByRole('region', { name: '查人才：茶叶 和平村' }).last().waitFor()
  await picture(page, 'phone')
}

take().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
