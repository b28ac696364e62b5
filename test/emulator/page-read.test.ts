import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, executablePath, launch, openPage } from './browser.ts'
import { mei, newEmulator, office, serve, xu } from './served.ts'

const he = 'ou_he'

/** An emulator with three people in a group. */
const threeTalking = () => {
  const emulator = newEmulator({
    people: [
      { openId: mei, name: '段小梅', title: '科员' },
      { openId: xu, name: '徐立', title: '镇长' },
      { openId: he, name: '何芳', title: '经办' },
    ],
    chats: [{ chatId: office, name: '人才办群', members: [mei, xu, he] }],
  })
  const says = (openId: string, text: string, replyTo?: string) =>
    emulator.say(openId, text, { chatId: office, ...(replyTo ? { replyTo } : {}) })
  return { emulator, says }
}

describe.skipIf(!executablePath)('reading on the chat page', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser.close())

  test('under one’s own words stands who has read them, live', async () => {
    const { emulator, says } = threeTalking()
    says(mei, '下午三点开会')
    const { domain } = await serve(emulator)
    const hers = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    const circle = hers.locator('.receipt')
    await hers.getByRole('button', { name: '0 人已读，2 人未读' }).waitFor()
    const his = await openPage(browser, domain, `as=${xu}&chat=${office}`)
    await his.locator('.bubble', { hasText: '下午三点开会' }).waitFor()
    expect(await his.locator('.receipt').count()).toBe(0)
    await hers.getByRole('button', { name: '1 人已读，1 人未读' }).click()
    const popup = hers.locator('.receipt-popup')
    await popup.getByText('1 人未读').waitFor()
    expect(await popup.locator('section').nth(0).textContent()).toContain('何芳')
    expect(await popup.locator('section').nth(1).textContent()).toContain('徐立')
    await hers.keyboard.press('Escape')
    emulator.read(he, office)
    await hers.getByRole('button', { name: '全部已读' }).waitFor()
    expect(await circle.getAttribute('class')).toContain('whole')
  })

  test('the list marks where one was called, and where the new messages begin', async () => {
    const { emulator, says } = threeTalking()
    says(mei, '早')
    emulator.read(xu, office)
    says(he, '今天谁值班？')
    says(mei, '@徐立 请看一下')
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${xu}`)
    const row = page.locator('.chat-row', { hasText: '人才办群' })
    expect(await row.textContent()).toContain('［@我］')
    await row.click()
    await page.locator('.at-me', { hasText: '@徐立' }).waitFor()
    const order = await page
      .locator('.log > *')
      .evaluateAll(all => all.map(one => one.className.split(' ')[0]))
    expect(order).toEqual(
      ['history', 'day', 'message', 'fresh', 'message', 'message'].slice(order.length - 6),
    )
    await eventually(() => row.textContent()).not.toContain('［@我］')
    await eventually(() => row.locator('.unread').count()).toBe(0)
  })

  test('what called somebody stays unmarked for the others', async () => {
    const { emulator, says } = threeTalking()
    says(mei, '@何芳 请看一下')
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${xu}`)
    const row = page.locator('.chat-row', { hasText: '人才办群' })
    await row.locator('.unread').waitFor()
    expect(await row.textContent()).not.toContain('［@我］')
  })

  test('a quote leads to what it quotes, however far back, and shows it', async () => {
    const { emulator, says } = threeTalking()
    const first = says(mei, '第一句')
    for (let at = 0; at < 150; at += 1) says(at % 2 ? mei : xu, `第 ${at} 句`)
    says(xu, '说回第一句', first.messageId)
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    await page.locator('.bubble', { hasText: '说回第一句' }).waitFor()
    expect(await page.getByText('第一句', { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: '回复 段小梅：第一句' }).click()
    const found = page.locator('.message.found')
    await found.getByText('第一句', { exact: true }).waitFor()
    await eventually(() => page.evaluate(`document.activeElement.matches('.found')`)).toBe(true)
    expect(await page.locator('.log .message').count()).toBe(152)
    expect(await page.locator('.log .day').count()).toBe(1)
  })

  test('scrolling up brings the past, and what is being read stays where it is', async () => {
    const { emulator, says } = threeTalking()
    for (let at = 0; at < 200; at += 1) says(at % 2 ? mei : xu, `第 ${at} 句`)
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    await page.locator('.bubble', { hasText: '第 199 句' }).waitFor()
    await page.locator('.log').hover()
    const top = page.getByText('第 140 句')
    await eventually(async () => {
      await page.mouse.wheel(0, -4_000)
      return await page.getByText('第 0 句').count()
    }).toBe(1)
    await top.scrollIntoViewIfNeeded()
    expect(await page.locator('.log .message').count()).toBe(200)
    says(xu, '还在吗')
    await page.getByRole('button', { name: '有新消息 ↓' }).click()
    await page.locator('.bubble', { hasText: '还在吗' }).waitFor()
  })

  test('very long words are folded, and what is too long to send says so', async () => {
    const { emulator, says } = threeTalking()
    says(xu, '很长的话。'.repeat(600))
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    const folded = page.locator('.folded')
    await folded.waitFor()
    await page.getByRole('button', { name: '展开全文' }).click()
    expect(await folded.count()).toBe(0)
    await page.getByLabel('输入消息').fill('字'.repeat(20_001))
    await page.keyboard.press('Enter')
    await page.getByText('消息太长').waitFor()
    expect((await page.getByLabel('输入消息').inputValue()).length).toBe(20_001)
  })
})
