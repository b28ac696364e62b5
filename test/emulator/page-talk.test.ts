import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executablePath, launch, namelessControls, openPage, paleWords } from './browser.ts'
import { fullCard } from './full-card.ts'
import { png, withCardBot } from './page-bot.ts'
import { mei, office, serve, xu } from './served.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const small = () => ({
  schema: '2.0',
  header: { title: plain('小卡片'), template: 'blue' },
  body: {
    elements: [{ tag: 'button', text: plain('知道了'), behaviors: [{ type: 'callback', value: {} }] }],
  },
})

describe.skipIf(!executablePath)('talking on the chat page', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser.close())

  test('files dropped on the conversation wait above the input, then arrive for everybody', async () => {
    const { emulator } = withCardBot(small)
    const { domain } = await serve(emulator)
    const hers = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    const his = await openPage(browser, domain, `as=${xu}&chat=${office}`)
    await hers.getByLabel('输入消息').waitFor()
    await drop(hers, [
      { name: '名单.xlsx', type: 'application/vnd.ms-excel', bytes: [1, 2, 3] },
      { name: '茶山.png', type: 'image/png', bytes: [...png(60, 40)] },
      { name: '不要了.txt', type: 'text/plain', bytes: [65] },
    ])
    await hers.getByRole('button', { name: '移除 不要了.txt' }).click()
    await hers.keyboard.press('Tab')
    await hers.getByLabel('输入消息').fill('请看附件')
    await hers.keyboard.press('Enter')
    const file = his.locator('.file', { hasText: '名单.xlsx' })
    await file.waitFor()
    const saved = await his.request.get(new URL((await file.getAttribute('href')) ?? '', domain).href)
    expect([...(await saved.body())]).toEqual([1, 2, 3])
    await his.locator('.sent-image img').waitFor()
    await his.locator('.bubble').getByText('请看附件').waitFor()
    expect(await his.getByText('不要了.txt').count()).toBe(0)
  })

  test('what the chat before still had under way does not disturb the one that is opened', async () => {
    const { emulator } = withCardBot(small)
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    await page.getByLabel('输入消息').waitFor()
    await page.evaluate(`{
      const before = document.querySelector('.log')
      const chats = [...document.querySelectorAll('button')]
      chats.find(one => one.textContent.startsWith('伯乐')).click()
      before.dispatchEvent(new Event('scroll'))
      before.dispatchEvent(new Event('load'))
    }`)
    await page.getByRole('heading', { name: '伯乐' }).waitFor()
  })

  test('emoji, replies and threads arrive live in the other window', async () => {
    const { emulator } = withCardBot(small)
    const { domain } = await serve(emulator)
    const hers = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    const his = await openPage(browser, domain, `as=${xu}&chat=${office}`)
    await hers.getByLabel('输入消息').fill('今天谁去和平村？')
    await hers.keyboard.press('Enter')
    const heard = his.locator('.message', { hasText: '今天谁去和平村？' }).first()
    await heard.hover()
    await heard.getByRole('button', { name: '表情回复' }).click()
    await his.getByRole('menuitem', { name: '赞' }).click()
    await hers.locator('.reaction', { hasText: '徐立' }).waitFor()
    await hers.locator('.reaction').click()
    await his.locator('.reaction', { hasText: '徐立、段小梅' }).waitFor()

    await heard.hover()
    await heard.getByRole('button', { name: '回复', exact: true }).click()
    await his.keyboard.type('我去')
    await his.keyboard.press('Enter')
    await hers.locator('.quote', { hasText: '回复 段小梅：今天谁去和平村？' }).waitFor()

    await heard.hover()
    await heard.getByRole('button', { name: '在话题中回复' }).click()
    await his.getByLabel('输入话题回复').fill('几点走？')
    await his.keyboard.press('Enter')
    await hers.getByRole('button', { name: '1 条话题回复' }).click()
    await hers.getByRole('complementary', { name: '话题' }).getByText('几点走？').waitFor()
    await hers.keyboard.press('Escape')
    expect(await hers.getByRole('complementary', { name: '话题' }).count()).toBe(0)
    expect(await hers.locator('.log').getByText('几点走？').count()).toBe(0)
  })

  test('the menu tells the bot, a message is passed on, and English stays chosen', async () => {
    const { emulator, events } = withCardBot(small)
    const page = await openPage(browser, (await serve(emulator)).domain, `as=${mei}`)
    await page.getByRole('button', { name: '我的信息' }).click()
    await expect.poll(() => events).toContain('application.bot.menu_v6')
    await page.getByLabel('输入消息').fill('卡片')
    await page.keyboard.press('Enter')
    const card = page.locator('.message.has-card')
    await card.hover()
    await card.getByRole('button', { name: '转发' }).click()
    await page.keyboard.type('人才办')
    await page.keyboard.press('Enter')
    await page.locator('.toast-success').getByText('已转发').waitFor()
    await page.getByRole('button', { name: /人才办群/ }).click()
    await page.getByRole('region', { name: '小卡片' }).waitFor()
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByRole('heading', { name: 'Messages' }).waitFor()
    await page.reload()
    await page.getByLabel('Message', { exact: true }).waitFor()
  })

  test('the keyboard alone: a person, a chat, a mention, a message, a button', async () => {
    const { emulator, presses } = withCardBot(small)
    const page = await openPage(browser, (await serve(emulator)).domain, `as=${mei}`)
    await page.getByRole('radio', { name: /段小梅/ }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => new URL(page.url()).hash).toContain(xu)
    await page.locator('.chat-row').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '人才办群' }).waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    await page.keyboard.type('@')
    await page.getByRole('option', { name: /段小梅/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.keyboard.type('卡片')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '小卡片' }).waitFor()
    await page.getByRole('log').focus()
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate(`document.activeElement.matches('.message.has-card')`)).toBe(true)
    for (let at = 0; at < 3 && presses.length === 0; at += 1) {
      await page.keyboard.press('Tab')
      const words = await page.evaluate('document.activeElement.textContent')
      if (words === '知道了') await page.keyboard.press('Enter')
    }
    await expect.poll(() => presses.length).toBe(1)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  })

  test.each(['light', 'dark'] as const)(
    'every word is legible and every control named: %s',
    async colorScheme => {
      const { emulator } = withCardBot(fullCard)
      emulator.say(mei, '卡片')
      await emulator.settled()
      const page = await openPage(browser, (await serve(emulator)).domain, `as=${mei}`, { colorScheme })
      await page.getByRole('region', { name: '全部组件' }).waitFor()
      await page.getByText('更多说明').click()
      await page.waitForTimeout(300)
      expect(await paleWords(page)).toEqual([])
      expect(await namelessControls(page)).toEqual([])
    },
  )

  test('the page’s own scripts stay under 150 KB gzipped', async () => {
    const { emulator } = withCardBot(small)
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}`)
    await page.getByLabel('输入消息').waitFor()
    const scripts: string[] = await page.evaluate<string[]>(
      `performance.getEntriesByType('resource').map(one => one.name).filter(name => name.endsWith('.js'))`,
    )
    expect(scripts.length).toBeGreaterThan(20)
    const texts = await Promise.all(scripts.map(async name => await (await page.request.get(name)).body()))
    expect(gzipSync(Buffer.concat(texts)).length).toBeLessThan(150_000)
  })

  test('on a phone the whole card fits, and lists open inside the window', async () => {
    const { emulator } = withCardBot(fullCard)
    emulator.say(mei, '卡片')
    await emulator.settled()
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}`, { viewport: { width: 390, height: 844 } })
    await page.getByRole('button', { name: /^伯乐/ }).click()
    const card = page.getByRole('region', { name: '全部组件' })
    await card.getByLabel('选择领域').first().click()
    const box = await page.getByRole('listbox', { name: '选择领域' }).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    expect(await page.locator('.log').evaluate(log => log.scrollWidth - log.clientWidth)).toBe(0)
  })
})

type Dropped = { readonly name: string; readonly type: string; readonly bytes: readonly number[] }

/** What the browser does when files are let go over the conversation. */
const drop = async (page: Page, files: readonly Dropped[]): Promise<void> => {
  await page.evaluate(`{
    const dataTransfer = new DataTransfer()
    for (const { name, type, bytes } of ${JSON.stringify(files)})
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }))
    for (const kind of ['dragover', 'drop'])
      document.querySelector('.talk-main')
        .dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
  }`)
}
