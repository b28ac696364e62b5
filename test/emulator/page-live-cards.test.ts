import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import { executablePath, launch, openPage } from './browser.ts'
import { bole, mei, newEmulator, serve } from './served.ts'

const { encryptKey: _, ...open } = bole

const plain = (content: string) => ({ tag: 'plain_text', content })
const callback = (value: object) => [{ type: 'callback', value }]
const option = (words: string, value: string) => ({ text: plain(words), value })

const card = (words: string, { above = [], more = {} }: { above?: object[]; more?: object } = {}) => ({
  schema: '2.0',
  ...more,
  header: { title: plain('边填边改'), template: 'blue' },
  body: {
    elements: [
      ...above,
      { tag: 'markdown', content: words, element_id: 'words' },
      {
        tag: 'form',
        name: 'f',
        elements: [
          { tag: 'input', name: 'name', label: plain('姓名') },
          {
            tag: 'select_static',
            name: 'town',
            placeholder: plain('乡镇'),
            options: [option('诺溪镇', 'nx')],
          },
          { tag: 'checker', name: 'agree', text: plain('同意') },
          { tag: 'button', name: 'go', text: plain('提交'), form_action_type: 'submit' },
        ],
      },
      { tag: 'button', text: plain('旁边的'), behaviors: callback({ do: 'aside' }) },
    ],
  },
})

const streaming = (words: string, frequency: number) => ({
  ...card(words),
  config: {
    streaming_mode: true,
    streaming_config: { print_frequency_ms: { default: frequency }, print_step: { default: 1 } },
  },
})

/** What a bot says to the platform, past the wire. */
const botOf = (emulator: Emulator) => {
  const token = String(emulator.tokens.issue(bole.appId, bole.secret).tenant_access_token)
  const call = async (method: string, path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}` }
    const answered = await emulator.routes.request(`/open-apis${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    const said = (await answered.json()) as { code: number; msg: string; data: Record<string, string> }
    expect(said).toMatchObject({ code: 0 })
    return said.data
  }
  return {
    send: async (content: object) =>
      String(
        (
          await call('POST', '/im/v1/messages?receive_id_type=open_id', {
            receive_id: mei,
            msg_type: 'interactive',
            content: JSON.stringify(content),
          })
        ).message_id,
      ),
    patch: (id: string, content: object) =>
      call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(content) }),
    entity: async (content: object) =>
      String(
        (await call('POST', '/cardkit/v1/cards', { type: 'card_json', data: JSON.stringify(content) }))
          .card_id,
      ),
    say: (cardId: string, content: string, sequence: number) =>
      call('PUT', `/cardkit/v1/cards/${cardId}/elements/words/content`, { content, sequence }),
  }
}

describe.skipIf(!executablePath)(
  'a card that changes while somebody looks at it',
  { timeout: 60_000 },
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launch()
    })
    afterAll(async () => await browser.close())

    const opened = async (emulator: Emulator): Promise<Page> =>
      await openPage(browser, (await serve(emulator)).domain, `as=${mei}&chat=p2p`)

    const filled = async (page: Page) => {
      await page.getByLabel('姓名').pressSequentially('杨春')
      await page.getByLabel('乡镇').first().selectOption('nx')
      await page.getByRole('checkbox', { name: '同意' }).check()
      await page.getByLabel('姓名').focus()
      await page.keyboard.press('Home')
    }

    const standing = async (page: Page) => ({
      name: await page.getByLabel('姓名').inputValue(),
      town: await page.getByLabel('乡镇').first().inputValue(),
      agree: await page.getByRole('checkbox', { name: '同意' }).isChecked(),
      at: await page.evaluate('[document.activeElement.tagName, document.activeElement.selectionStart]'),
    })

    const asFilled = { name: '杨春', town: 'nx', agree: true, at: ['INPUT', 0] }

    test('what is half typed stays, with its caret, whatever the bot changes around it', async () => {
      const emulator = newEmulator()
      const bot = botOf(emulator)
      const id = await bot.send(card('第一句'))
      const page = await opened(emulator)
      await filled(page)
      await page.evaluate(`document.activeElement.dataset.mine = 'yes'`)
      await bot.patch(
        id,
        card('第二句', { above: [{ tag: 'hr' }, { tag: 'markdown', content: '上面新加的' }] }),
      )
      await page.getByText('第二句').waitFor()
      await page.getByText('上面新加的').waitFor()
      expect(await standing(page)).toEqual(asFilled)
      expect(await page.evaluate('document.activeElement.dataset.mine')).toBe('yes')
      await bot.patch(id, card('第二句', { more: { config: { width_mode: 'compact' } } }))
      await page.locator('.card-compact').waitFor()
      expect(await standing(page)).toMatchObject({ name: '杨春', town: 'nx', agree: true })
    })

    test('what moved down is pressed where it stands now, and a form that was sent starts over', async () => {
      const presses: { name?: string; value?: unknown; form_value?: unknown }[] = []
      const emulator = newEmulator({
        apps: [open],
        fetch: async (_url, init) => {
          const { header, event } = JSON.parse(String(init.body))
          if (header.event_type !== 'card.action.trigger') return new Response('{}')
          presses.push(event.action)
          return Response.json({ card: { type: 'raw', data: card(`答了 ${presses.length} 次`) } })
        },
      })
      const bot = botOf(emulator)
      const id = await bot.send(card('第一句'))
      const page = await opened(emulator)
      await page.getByText('第一句').waitFor()
      await bot.patch(id, card('第二句', { above: [{ tag: 'hr' }, { tag: 'hr' }] }))
      await page.getByText('第二句').waitFor()
      await page.getByRole('button', { name: '旁边的' }).click()
      await page.getByText('答了 1 次').waitFor()
      await filled(page)
      await page.getByRole('button', { name: '提交' }).click()
      await page.getByText('答了 2 次').waitFor()
      expect(presses.map(({ name, value, form_value }) => [name, value, form_value])).toEqual([
        [undefined, { do: 'aside' }, undefined],
        ['go', undefined, { name: '杨春', town: 'nx', agree: true }],
      ])
      expect(await standing(page)).toMatchObject({ name: '', town: '', agree: false })
    })

    test('streaming words are typed out, and nothing else is touched', async () => {
      const emulator = newEmulator()
      const bot = botOf(emulator)
      const cardId = await bot.entity(streaming('你好', 60))
      await bot.send({ type: 'card', data: { card_id: cardId } })
      const page = await opened(emulator)
      const words = page.locator('.card .md').first()
      await filled(page)
      expect(await words.textContent()).toBe('你好')
      await bot.say(cardId, '你好，这里是伯乐，正在为你查找人才', 1)
      await expect.poll(async () => (await words.textContent())?.length, { interval: 20 }).toBeLessThan(12)
      await expect
        .poll(() => words.textContent(), { timeout: 5000 })
        .toBe('你好，这里是伯乐，正在为你查找人才')
      await bot.say(cardId, '换了一句', 2)
      await expect.poll(() => words.textContent(), { timeout: 1000 }).toBe('换了一句')
      expect(await standing(page)).toEqual(asFilled)
    })

    test('a day is picked by the emulator’s clock', async () => {
      const emulator = newEmulator()
      const bot = botOf(emulator)
      await bot.send({
        schema: '2.0',
        body: { elements: [{ tag: 'date_picker', placeholder: plain('日子') }] },
      })
      const page = await opened(emulator)
      await page.getByLabel('日子').press('ArrowDown')
      const today = page.locator('.calendar-day[aria-current="date"]')
      expect(await today.getAttribute('data-date')).toBe('2026-11-23')
      expect(await page.evaluate('document.activeElement.dataset.date')).toBe('2026-11-23')
    })
  },
)
