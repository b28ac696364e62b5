import { expect, test } from 'vitest'
import type { EmulatorConfig } from '#emulator/config.ts'
import { listening } from './asking.ts'
import { bole, botThat, mei, newEmulator, office, refusal, serve } from './served.ts'

const card = (
  more: object = {},
  elements: object[] = [{ tag: 'markdown', element_id: 'answer', content: '在' }],
) => JSON.stringify({ schema: '2.0', config: more, body: { elements } })

const made = async (data = card(), more: Partial<EmulatorConfig> = {}) => {
  const { client, emulator } = await listening(more)
  const { cardElement, card: cards } = client.cardkit.v1
  const card_id = (await cards.create({ data: { type: 'card_json', data } })).data?.card_id ?? ''
  const show = () =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: mei,
        msg_type: 'interactive',
        content: JSON.stringify({ type: 'card', data: { card_id } }),
      },
    })
  const shown = () => JSON.parse(emulator.messagesOf(emulator.privateChatOf(mei)).at(-1)?.content ?? '')
  const path = { card_id }
  const write = (sequence: number, content: string, uuid?: string) =>
    cardElement.content({
      path: { card_id, element_id: 'answer' },
      data: { content, sequence, ...(uuid ? { uuid } : {}) },
    })
  const set = (sequence: number, config: object) =>
    cards.settings({ path, data: { settings: JSON.stringify({ config }), sequence } })
  return { client, emulator, cards, cardElement, path, show, shown, write, set }
}

test('a card entity is sent once, and every later change shows in the message', async () => {
  const { cards, cardElement, path, show, shown } = await made()
  expect(path.card_id).toMatch(/^\d{1,20}$/)
  const sent = await show()
  expect(sent.code).toBe(0)
  expect((await refusal(show())).msg).toContain('only be sent once')
  expect((await cards.idConvert({ data: { message_id: sent.data?.message_id ?? '' } })).data).toEqual(path)

  const elements = (...contents: string[]) =>
    JSON.stringify(contents.map(content => ({ tag: 'markdown', element_id: content, content })))
  await cardElement.create({ path, data: { type: 'append', elements: elements('b'), sequence: 1 } })
  await cardElement.create({
    path,
    data: { type: 'insert_before', target_element_id: 'b', elements: elements('a'), sequence: 2 },
  })
  await cardElement.patch({
    path: { ...path, element_id: 'a' },
    data: { partial_element: '{"text_align":"center"}', sequence: 3 },
  })
  await cardElement.update({
    path: { ...path, element_id: 'answer' },
    data: { element: '{"tag":"hr","element_id":"answer"}', sequence: 4 },
  })
  await cardElement.delete({ path: { ...path, element_id: 'b' }, data: { sequence: 5 } })
  expect(shown().body.elements).toEqual([
    { tag: 'hr', element_id: 'answer' },
    { tag: 'markdown', element_id: 'a', content: 'a', text_align: 'center' },
  ])
  await cards.batchUpdate({
    path,
    data: {
      actions: JSON.stringify([
        { action: 'delete_elements', params: { element_ids: ['answer'] } },
        {
          action: 'partial_update_setting',
          params: { settings: { config: { summary: { content: '好了' } } } },
        },
      ]),
      sequence: 6,
    },
  })
  expect(shown()).toMatchObject({
    config: { summary: { content: '好了' } },
    body: { elements: [{ element_id: 'a' }] },
  })
  await cards.update({ path, data: { card: { type: 'card_json', data: card() }, sequence: 7 } })
  expect(shown()).toEqual(JSON.parse(card()))
})

test('operations keep their order, and each uuid counts once', async () => {
  const { set, write, path, cardElement } = await made(card({ streaming_mode: true }))
  await write(3, '在想', 'u1')
  expect(await refusal(write(3, '在想一'))).toMatchObject({ status: 400, code: 300317 })
  expect(await refusal(write(4, '在想一', 'u1'))).toMatchObject({ code: 200770 })
  expect(await refusal(set(0, {}))).toMatchObject({ code: 10002 })
  const patch = (element_id: string, partial: string, sequence: number) =>
    cardElement.patch({ path: { ...path, element_id }, data: { partial_element: partial, sequence } })
  expect(await refusal(patch('answer', '{"tag":"hr"}', 4))).toMatchObject({ code: 300312 })
  expect(await refusal(patch('nobody', '{}', 4))).toMatchObject({ code: 300313 })
  // A refused operation leaves its number free.
  expect((await write(4, '在想二')).code).toBe(0)
})

test('a text is typed out while it grows, and streaming ends by itself after ten minutes', async () => {
  const { emulator, show, shown, write, set } = await made(card({ streaming_mode: true }))
  await show()
  const typed: unknown[] = []
  emulator.state.watchers.add(({ kind, typing }) => {
    if (kind === 'edited') typed.push(typing ?? 'whole')
  })
  await write(1, '在想办法')
  await write(2, '换一句')
  expect(typed).toEqual([{ elementId: 'answer', from: 1 }, 'whole'])
  emulator.clock.advance(10 * 60_000)
  expect(shown().config.streaming_mode).toBe(false)
  expect(await refusal(write(3, '换一句话'))).toMatchObject({ code: 200850 })
  await set(3, { streaming_mode: true })
  expect((await write(4, '换一句话')).code).toBe(0)
  await set(5, { streaming_mode: false })
  expect(await refusal(write(6, '再说'))).toMatchObject({ code: 300309 })
})

test('what CardKit does not take comes with its own code', async () => {
  const { client, emulator, cards } = await made()
  const create = (data: string) => cards.create({ data: { type: 'card_json', data } })
  const codes = async (data: string) => (await refusal(create(data))).code
  const md = (element_id: string) => ({ tag: 'markdown', element_id, content: '' })
  expect(await codes('{')).toBe(10002)
  expect(await codes('{"elements":[]}')).toBe(300303)
  expect(await codes(card({ update_multi: false }))).toBe(300302)
  expect(await codes(card({}, [md('a'), md('a')]))).toBe(300301)
  expect(
    await codes(
      card(
        {},
        Array.from({ length: 201 }, (_, i) => md(`e${i}`)),
      ),
    ),
  ).toBe(300305)
  expect(await codes(card({}, [{ tag: 'markdown', content: '茶'.repeat(11_000) }]))).toBe(200860)
  expect(await codes(card({}, [{ tag: 'note' }]))).toBe(200220)
  const gone = { card_id: '7000', element_id: 'a' }
  expect(
    await refusal(client.cardkit.v1.cardElement.delete({ path: gone, data: { sequence: 1 } })),
  ).toMatchObject({ code: 200740 })
  const { data } = await create(card())
  emulator.clock.advance(15 * 86_400_000)
  // The SDK keeps its token by the wall clock; the emulator has moved on by two weeks.
  const { tenant_access_token } = emulator.tokens.issue(bole.appId, bole.secret)
  const late = await emulator.routes.request(`/open-apis/cardkit/v1/cards/${data?.card_id}/settings`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${tenant_access_token}` },
    body: '{"settings":"{}","sequence":1}',
  })
  expect(await late.json()).toMatchObject({ code: 200750 })
})

test('eleven operations a second are too many, unless the card is streaming', async () => {
  const { set } = await made()
  for (let i = 1; i <= 10; i++) await set(i, { width_mode: 'fill' })
  expect(await refusal(set(11, {}))).toMatchObject({ status: 429, code: 99991400 })
  const streaming = await made(card({ streaming_mode: true }))
  for (let i = 1; i <= 15; i++) await streaming.write(i, `在${i}`)
})

test('a press cannot redraw a card that is still streaming', async () => {
  const button = {
    tag: 'button',
    text: { tag: 'plain_text', content: '好' },
    behaviors: [{ type: 'callback', value: {} }],
  }
  const data = JSON.parse(card())
  const bot = botThat(() => Response.json({ card: { type: 'raw', data } }))
  const { emulator, show } = await made(card({ streaming_mode: true }, [button]), { fetch: bot.fetch })
  const sent = await show()
  const press = () => emulator.press(mei, sent.data?.message_id ?? '', '好')
  expect((await press()).error?.code).toBe('200673')
  emulator.clock.advance(10 * 60_000)
  expect((await press()).card).toEqual(data)
})

test('a card is left alone while a press on it is being answered', async () => {
  let during: Promise<{ code: number }> | undefined
  const bot = botThat(async () => {
    during ??= refusal(change())
    await during
    return new Response('{}')
  })
  const emulator = newEmulator({ fetch: bot.fetch })
  const { client } = await serve(emulator)
  const button = {
    tag: 'button',
    text: { tag: 'plain_text', content: '好' },
    behaviors: [{ type: 'callback', value: {} }],
  }
  const { data } = await client.cardkit.v1.card.create({
    data: { type: 'card_json', data: card({}, [button]) },
  })
  const card_id = data?.card_id ?? ''
  const change = () =>
    client.cardkit.v1.card.settings({
      path: { card_id },
      data: { settings: '{"config":{}}', sequence: 1 },
    })
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: {
      receive_id: office,
      msg_type: 'interactive',
      content: JSON.stringify({ type: 'card', data: { card_id } }),
    },
  })
  await emulator.press(mei, sent.data?.message_id ?? '', '好')
  expect(await during).toMatchObject({ code: 200810 })
  expect((await change()).code).toBe(0)
})
