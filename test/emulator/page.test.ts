import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import { executablePath, launch, openPage } from './browser.ts'
import { bole, mei, newEmulator, serve, xu } from './served.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const form = {
  schema: '2.0',
  header: { title: plain('登记人才'), template: 'blue' },
  body: {
    elements: [
      {
        tag: 'markdown',
        content: '请填写 **必填项** &#60;img src=x onerror=alert(1)&#62; <at id=ou_xu></at>',
      },
      {
        tag: 'form',
        name: 'f',
        elements: [
          { tag: 'input', name: 'name', label: plain('姓名'), required: true },
          {
            tag: 'select_static',
            name: 'level',
            placeholder: plain('层次'),
            options: [{ text: plain('高级'), value: 'high' }],
          },
          { tag: 'date_picker', name: 'day', placeholder: plain('日期') },
          {
            tag: 'button',
            name: 'submit',
            text: plain('提交'),
            form_action_type: 'submit',
            confirm: { title: plain('提交登记？'), text: plain('提交后由人才办核验') },
          },
        ],
      },
    ],
  },
}
const done = {
  schema: '2.0',
  header: { title: plain('已登记'), template: 'green' },
  body: {
    elements: [
      { tag: 'button', text: plain('坏按钮'), behaviors: [{ type: 'callback', value: { do: 'break' } }] },
    ],
  },
}

/** A bot that answers words with the form, the form with a toast and a new card, and then breaks. */
const withBot = (): { emulator: Emulator; forms: unknown[] } => {
  const forms: unknown[] = []
  const emulator = newEmulator({
    apps: [{ ...plainApp, eventUrl: 'http://bot/' }],
    fetch: async (_url, init) => {
      const { header, event } = JSON.parse(String(init.body))
      if (header.event_type === 'im.message.receive_v1') await answer(emulator, event.message.message_id)
      if (header.event_type !== 'card.action.trigger') return new Response('{}')
      if (!event.action.form_value) return new Response('', { status: 500 })
      forms.push(event.action.form_value)
      return Response.json({
        toast: { type: 'success', content: '已登记' },
        card: { type: 'raw', data: done },
      })
    },
  })
  return { emulator, forms }
}

const { encryptKey: _, ...plainApp } = bole

const answer = async (emulator: Emulator, messageId: string) => {
  const post = (path: string, body: object, token = '') =>
    emulator.routes.request(`/open-apis${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const issued = await post('/auth/v3/tenant_access_token/internal', {
    app_id: bole.appId,
    app_secret: bole.secret,
  })
  const { tenant_access_token } = (await issued.json()) as { tenant_access_token: string }
  const content = JSON.stringify(form)
  await post(`/im/v1/messages/${messageId}/reply`, { msg_type: 'interactive', content }, tenant_access_token)
}

describe.skipIf(!executablePath)('the chat page in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser.close())

  const open = async (domain: string, hash: string, width = 1280): Promise<Page> =>
    await openPage(browser, domain, hash, { viewport: { width, height: 800 } })

  test('somebody takes the hint, fills the form, confirms, and sees the card become the new truth', async () => {
    const { emulator, forms } = withBot()
    const page = await open((await serve(emulator)).domain, `as=${mei}`)
    await page.getByRole('button', { name: '登记 杨春兰' }).click()
    await page.keyboard.press('Enter')
    const card = page.getByRole('region', { name: '登记人才' })
    await card.getByText('<img src=x onerror=alert(1)>').waitFor()
    expect(await card.locator('strong').textContent()).toBe('必填项')
    expect(await card.locator('.at-name').textContent()).toBe('@徐立')
    expect(await card.locator('img').count()).toBe(0)

    await card.getByRole('button', { name: '提交' }).click()
    await page.getByText('有必填项未填写').waitFor()
    expect(forms).toEqual([])
    await page.keyboard.type('杨春兰')
    await card.getByRole('combobox').selectOption('高级')
    await card.getByLabel('日期').fill('2026-12-01')
    await card.getByRole('button', { name: '提交' }).click()
    await page.getByRole('dialog').getByText('提交后由人才办核验').waitFor()
    await page.getByRole('button', { name: '确定' }).click()
    await page.locator('.toast-success').getByText('已登记').waitFor()
    expect(forms).toEqual([{ name: '杨春兰', level: 'high', day: '2026-12-01 +0800' }])

    await page.getByRole('region', { name: '已登记' }).getByRole('button', { name: '坏按钮' }).click()
    await page.locator('.toast-error').getByText('200671').waitFor()
  })

  test('two windows are two people: words, counts and taking back arrive live', async () => {
    const { emulator } = withBot()
    const { domain } = await serve(emulator)
    const hers = await open(domain, `as=${mei}`)
    const his = await open(domain, `as=${xu}`)
    await hers.getByRole('button', { name: /人才办群/ }).click()
    await hers.getByLabel('输入消息').fill('大家早\n<b>今天</b>开会')
    await hers.keyboard.press('Enter')
    await his.locator('.chat-row', { hasText: '人才办群' }).locator('.unread').waitFor()
    await his.getByRole('button', { name: /人才办群/ }).click()
    await his.locator('.bubble').getByText('<b>今天</b>开会').waitFor()
    await hers.locator('.message.mine').hover()
    await hers.getByRole('button', { name: '撤回' }).click()
    await hers.getByRole('button', { name: '确定' }).click()
    await his.getByText('段小梅撤回了一条消息').waitFor()
    await hers.getByLabel('输入消息').fill('@伯')
    await hers.keyboard.press('Enter')
    expect(await hers.getByLabel('输入消息').inputValue()).toBe('@伯乐 ')
  })

  test('what somebody else got shows at their face; one click and one is that person', async () => {
    const { emulator } = withBot()
    const page = await open((await serve(emulator)).domain, `as=${mei}`)
    await page.locator('.empty').waitFor()
    emulator.say(xu, '登记')
    await page.getByRole('radio', { name: /徐立/ }).locator('.persona-badge').getByText('1').waitFor()
    await page.getByRole('radio', { name: /徐立/ }).click()
    await page.getByRole('region', { name: '登记人才' }).waitFor()
    expect(new URL(page.url()).hash).toContain(`as=${xu}`)
  })

  test('a phone shows the list, then the conversation, and the way back', async () => {
    const { emulator } = withBot()
    const page = await open((await serve(emulator)).domain, `as=${mei}`, 390)
    await page.getByRole('button', { name: /^伯乐/ }).click()
    await page.getByRole('button', { name: '帮助' }).click()
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '登记人才' }).waitFor()
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    expect(wide).toBe(390)
    await page.getByRole('button', { name: '返回会话列表' }).click()
    await page.getByRole('heading', { name: '消息' }).waitFor()
  })
})
