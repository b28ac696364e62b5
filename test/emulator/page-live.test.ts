import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import { eventually, executablePath, launch, openPage } from './browser.ts'
import { mei, newEmulator, office, serve, xu } from './served.ts'

/** Serves an emulator on a port, and can go away without a word. */
const listen = async (emulator: Emulator, port = 0) => {
  const server: Server = createServer(getRequestListener(emulator.routes.fetch))
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const end = async () => {
    emulator.close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  onTestFinished(async () => void (await end()))
  // `listen` on a TCP port answers with an AddressInfo
  return { port: (server.address() as AddressInfo).port, end }
}

describe.skipIf(!executablePath)('the chat page over time', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser.close())

  test('while the server is away a line says so; after it everything is as the server has it', async () => {
    const before = await listen(newEmulator())
    const page = await browser.newPage({ locale: 'zh-CN' })
    await page.goto(`http://127.0.0.1:${before.port}/?as=段小梅`)
    await page.getByRole('button', { name: /人才办群/ }).click()
    await page.getByRole('heading', { name: '人才办群' }).waitFor()
    await page.getByLabel('输入消息').fill('写到一半')
    await before.end()
    await page.getByText('与服务器的连接断开了，正在重新连接').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('连不上服务器，请稍后再试').waitFor()
    expect(await page.getByLabel('输入消息').inputValue()).toBe('写到一半')

    const emulator = newEmulator()
    emulator.say(xu, '我回来了', { chatId: office })
    await listen(emulator, before.port)
    await page.locator('.bubble', { hasText: '我回来了' }).waitFor()
    await eventually(() => page.locator('.away').isVisible()).toBe(false)
    expect(await page.getByLabel('输入消息').inputValue()).toBe('写到一半')
    await page.keyboard.press('Enter')
    await eventually(() => emulator.messagesOf(office).length).toBe(2)
    await page.close()
  })

  test('a window nobody looks at lets go of its line; looked at again it has everything, and what was being filled in', async () => {
    const emulator = newEmulator()
    const quiet = emulator.state.streams.size
    const card = {
      schema: '2.0',
      body: { elements: [{ tag: 'input', name: 'a', label: { tag: 'plain_text', content: '姓名' } }] },
    }
    emulator.say(xu, '早', { chatId: office })
    const { domain, client } = await serve(emulator)
    await client.im.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: office, msg_type: 'interactive', content: JSON.stringify(card) },
    })
    const page = await openPage(browser, domain, '')
    await page.clock.install()
    await page.goto(`${domain}/?as=段小梅#as=${mei}&chat=${office}`)
    await page.getByLabel('姓名').fill('写到一半')
    const seen = async (state: 'hidden' | 'visible') =>
      await page.evaluate(`{
        Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      }`)
    await eventually(() => emulator.state.streams.size).toBe(quiet + 1)
    await seen('hidden')
    await page.clock.fastForward(31_000)
    await eventually(() => emulator.state.streams.size).toBe(quiet)
    emulator.say(xu, '你不在的时候', { chatId: office })
    await seen('visible')
    await page.locator('.bubble', { hasText: '你不在的时候' }).waitFor()
    expect(await page.getByLabel('姓名').inputValue()).toBe('写到一半')
    emulator.say(xu, '又能听见了', { chatId: office })
    await page.locator('.bubble', { hasText: '又能听见了' }).waitFor()
  })

  test('who comes, and a reset, are seen at once', async () => {
    const emulator = newEmulator()
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    const post = (path: string, body: object) =>
      page.request.post(`${domain}/emulator${path}`, { data: body })
    emulator.say(xu, '旧话', { chatId: office })
    await page.locator('.bubble', { hasText: '旧话' }).waitFor()
    await post('/people', { openId: 'ou_new', name: '新来的', title: '实习' })
    await page.getByRole('radio', { name: /新来的/ }).waitFor()
    await post('/reset', {})
    await eventually(() => page.locator('.bubble', { hasText: '旧话' }).count()).toBe(0)
    await eventually(() => page.getByRole('radio', { name: /新来的/ }).count()).toBe(0)
  })

  test('a name in the address is who one is; the theme somebody chose stays', async () => {
    const { domain } = await serve(newEmulator())
    const page = await openPage(browser, domain, '')
    await page.goto(`${domain}/?as=徐立`)
    await page.getByRole('radio', { name: /徐立/, checked: true }).waitFor()
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const light = await ground()
    await page.getByRole('button', { name: '外观：跟随系统' }).click()
    await page.getByRole('button', { name: '外观：浅色' }).click()
    await page.getByRole('button', { name: '外观：深色' }).waitFor()
    expect(await ground()).not.toBe(light)
    await page.reload()
    await page.getByRole('button', { name: '外观：深色' }).waitFor()
    expect(await ground()).not.toBe(light)
    await page.getByRole('button', { name: '外观：深色' }).click()
    await eventually(ground).toBe(light)
  })

  test('a divided screen is two people at once', async () => {
    const { domain } = await serve(newEmulator())
    const page = await openPage(browser, domain, `as=${mei}&chat=${office}`)
    await page.getByRole('heading', { name: '人才办群' }).waitFor()
    await page.keyboard.press('Alt+s')
    const side = page.frameLocator('.beside')
    await side.getByRole('radio', { name: /徐立/, checked: true }).waitFor()
    await side.getByRole('button', { name: /人才办群/ }).click()
    await side.getByLabel('输入消息').fill('这边看得到吗')
    await side.getByLabel('输入消息').press('Enter')
    await page.locator('.log').getByText('这边看得到吗').waitFor()
    await side.getByRole('button', { name: '关闭分屏' }).click()
    await eventually(() => page.locator('.beside').count()).toBe(0)
  })

  test('a narrow window says that two people do not fit', async () => {
    const { domain } = await serve(newEmulator())
    const page = await openPage(browser, domain, `as=${mei}`, { viewport: { width: 900, height: 700 } })
    await page.getByLabel('输入消息').waitFor()
    await page.keyboard.press('Alt+s')
    await page.getByText('窗口太窄').waitFor()
  })

  test('keys reach every place, and `?` tells which', async () => {
    const emulator = newEmulator()
    emulator.say(xu, '@段小梅 看这里', { chatId: office })
    const { domain } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}`)
    await page.getByLabel('输入消息').waitFor()
    await page.keyboard.press('Alt+2')
    await page.getByRole('radio', { name: /徐立/, checked: true }).waitFor()
    await page.keyboard.press('Alt+1')
    await page.getByRole('radio', { name: /段小梅/, checked: true }).waitFor()
    await heading(page, '伯乐')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('人才办')
    await page.keyboard.press('Enter')
    await heading(page, '人才办群')
    await page.getByRole('log').focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('r')
    await page.locator('.compose-quote').getByText('回复 徐立').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+ArrowDown')
    await heading(page, '伯乐')
    await page.getByRole('log').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('Enter')
    await eventually(() => page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Alt+i')
    await eventually(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  })
})

const heading = async (page: Page, name: string): Promise<void> =>
  await page.getByRole('heading', { name, exact: true }).waitFor()
