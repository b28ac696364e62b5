import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Guide } from '#emulator/config.ts'
import { eventually, executablePath, launch, namelessControls, openPage, paleWords } from './browser.ts'
import { withCardBot } from './page-bot.ts'
import { mei, office, serve, xu } from './served.ts'

const folder = fileURLToPath(new URL('../../src/emulator/page/', import.meta.url))

const guide: Guide = {
  title: '走一遍',
  ending: '都会了。',
  steps: [
    {
      title: '登记',
      words: '按回车，再填表。',
      as: mei,
      say: '登记',
      fill: { 姓名: '杨春兰', 层次: '中级' },
      until: '办好了',
    },
    {
      title: '徐立来看',
      words: '在另一边。',
      as: xu,
      chatId: office,
      beside: true,
      say: '我看过了',
      until: '我看过了',
    },
    {
      title: '发花名册',
      words: '按回车发出。',
      as: xu,
      chatId: office,
      file: { name: '花名册.svg', url: '/emulator/page/icon.svg' },
      until: '花名册.svg',
    },
    { title: '到周五', words: '时钟会走到周五下午。', as: mei, clock: { weekday: 5, time: '17:00' } },
  ],
}

const plain = (content: string) => ({ tag: 'plain_text', content })
const form = () => ({
  schema: '2.0',
  header: { title: plain('登记人才') },
  body: {
    elements: [
      {
        tag: 'form',
        name: 'f',
        elements: [
          { tag: 'input', name: 'name', label: plain('姓名'), required: true },
          {
            tag: 'select_static',
            name: 'level',
            placeholder: plain('请选择层次'),
            options: [{ text: plain('中级'), value: 'mid' }],
          },
          { tag: 'button', name: 's', type: 'primary', text: plain('提交'), form_action_type: 'submit' },
        ],
      },
    ],
  },
})
const done = { schema: '2.0', header: { title: plain('办好了') }, body: { elements: [] } }

describe.skipIf(!executablePath)('the guide of the chat page', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser.close())

  test('each step is one click: the person, the words, the form, the other side, a file, the clock', async () => {
    const answer = { card: { type: 'raw', data: done } }
    const { emulator, presses } = withCardBot(form, () => answer, { guide })
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${xu}`)
    const box = page.getByRole('region', { name: '上手引导' })
    const input = page.getByLabel('输入消息')
    await box.getByRole('button', { name: '扮演段小梅' }).click()
    await eventually(() => input.inputValue()).toBe('登记')
    await box.getByRole('button', { name: '帮我填表' }).click()
    await page.getByText('先按回车发出去，卡片来了再填').waitFor()
    await input.press('Enter')
    await page.getByRole('region', { name: '登记人才' }).waitFor()
    await box.getByRole('button', { name: '帮我填表' }).click()
    await eventually(() => page.evaluate('document.activeElement.textContent')).toBe('提交')
    await page.keyboard.press('Enter')
    await box.getByText('2 / 4').waitFor()
    expect(presses[0]).toMatchObject({ form_value: { name: '杨春兰', level: 'mid' } })

    await box.getByRole('button', { name: '扮演徐立' }).click()
    const side = page.frameLocator('.beside')
    await eventually(() => side.getByLabel('输入消息').inputValue()).toBe('我看过了')
    await side.getByLabel('输入消息').press('Enter')
    await box.getByText('3 / 4').waitFor()
    await box.getByRole('button', { name: '扮演徐立' }).click()
    await page.getByRole('button', { name: '移除 花名册.svg' }).waitFor()
    await input.press('Enter')
    await box.getByText('4 / 4').waitFor()
    await box.getByRole('button', { name: '扮演段小梅' }).click()
    await eventually(() => emulator.clock.now().toISOString()).toBe('2026-11-27T09:00:00.000Z')
    await box.getByRole('button', { name: '下一步' }).click()
    await box.getByText('都会了。').waitFor()
  })

  test('how far one came stays over a reload, and one who puts it away can have it back', async () => {
    const { emulator } = withCardBot(form, () => ({}), { guide })
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}`)
    const box = page.getByRole('region', { name: '上手引导' })
    await box.getByRole('button', { name: '下一步' }).click()
    await page.reload()
    await box.getByText('2 / 4').waitFor()
    await box.getByRole('button', { name: '收起引导' }).click()
    await page.reload()
    await page.getByLabel('输入消息').waitFor()
    expect(await box.isVisible()).toBe(false)
    await page.keyboard.press('Alt+g')
    await box.getByText('2 / 4').waitFor()
    await box.getByRole('button', { name: '登记' }).click()
    await box.getByText('1 / 4').waitFor()
  })

  test.each(['light', 'dark'] as const)(
    'its words, a conversation and its marks are legible: %s',
    async colorScheme => {
      const { emulator } = withCardBot(form, () => ({}), { guide })
      const first = emulator.say(mei, '谁去？', { chatId: office })
      emulator.say(xu, '@段小梅 我去', { chatId: office, replyTo: first.messageId })
      emulator.react(xu, first.messageId, 'THUMBSUP')
      emulator.recall(xu, emulator.say(xu, '错了', { chatId: office }).messageId)
      const { domain } = await serve(emulator)
      const page = await openPage(browser, domain, `as=${mei}&chat=${office}`, { colorScheme })
      await page.locator('.at-me').waitFor()
      await page.locator('.receipt').click()
      await page.locator('.receipt-popup').getByText('1 人已读').waitFor()
      expect(await paleWords(page)).toEqual([])
      expect(await namelessControls(page)).toEqual([])
    },
  )

  test('on a phone the step stands above the conversation', async () => {
    const { emulator } = withCardBot(form, () => ({}), { guide })
    const looks = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
    const page = await openPage(browser, (await serve(emulator)).domain, `as=${mei}`, looks)
    const box = page.getByRole('region', { name: '上手引导' })
    await box.getByRole('button', { name: '扮演段小梅' }).tap()
    await eventually(() => page.getByLabel('输入消息').inputValue()).toBe('登记')
    const [step, log] = [await box.boundingBox(), await page.locator('.log').boundingBox()]
    expect(step && log && step.y + step.height <= log.y).toBe(true)
    expect(log?.height).toBeGreaterThan(300)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })
})

const moment: string = '../../src/emulator/page/moment.js'

test('the clock of a step only ever moves on, to the next such moment in Shanghai', async () => {
  // A script of the page has no types
  const { nextMoment } = (await import(moment)) as {
    nextMoment: (now: number, wanted: { weekday?: number; time: string }) => number
  }
  const some = fc.record({
    now: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }),
    weekday: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  fc.assert(
    fc.property(some, ({ now, weekday, hour }) => {
      const time = `${String(hour).padStart(2, '0')}:30`
      const at = nextMoment(now, { time, ...(weekday ? { weekday } : {}) })
      const there = new Date(at + 8 * 3_600_000)
      expect(at).toBeGreaterThan(now)
      expect(at - now).toBeLessThanOrEqual((weekday ? 7 : 1) * 86_400_000)
      expect(there.toISOString().slice(11, 16)).toBe(time)
      if (weekday) expect(there.getUTCDay() || 7).toBe(weekday)
    }),
  )
})

test('every word of the page has its English', () => {
  const files = readdirSync(folder).filter(name => name.endsWith('.js'))
  const texts = files.map(name => [name, readFileSync(folder + name, 'utf8')] as const)
  const known = texts
    .filter(([name]) => name.endsWith('english.js'))
    .map(([, text]) => text)
    .join('\n')
  const missing = texts
    .filter(([name]) => !name.endsWith('english.js'))
    .flatMap(([name, text]) =>
      [...text.matchAll(/\bt\(\s*'([^']*[一-龥][^']*)'/g)].map(([, words]) => `${name} ${words}`),
    )
    .filter(line => !known.includes(line.slice(line.indexOf(' ') + 1)))
  expect(missing).toEqual([])
})
