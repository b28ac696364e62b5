import { expect, test } from 'vitest'
import { codeOf, desk, lateCode } from './conforming.ts'
import { mei, refusal } from './served.ts'

const done = { code: 0, msg: 'success', data: {} }

const card = (more: object = {}, config: object = {}) =>
  JSON.stringify({
    schema: '2.0',
    config: { streaming_mode: true, ...config },
    body: {
      elements: [
        { tag: 'markdown', element_id: 'answer', content: '' },
        { tag: 'hr', element_id: 'line' },
      ],
    },
    ...more,
  })

const kit = async () => {
  const { client, emulator, send } = await desk()
  const { card: cards, cardElement } = client.cardkit.v1
  const create = (data: string, type = 'card_json') => cards.create({ data: { type, data } })
  const made = await create(card())
  const path = { card_id: made.data?.card_id ?? '' }
  const element = { ...path, element_id: 'answer' }
  let sequence = 0
  const next = () => ({ sequence: ++sequence })
  const shown = () =>
    emulator.state.entities.get(path.card_id)?.card as { body: { elements: Record<string, unknown>[] } }
  return { client, emulator, send, cards, cardElement, create, made, path, element, next, shown }
}

test('a card entity: every operation in its order, each answered as its page says', async () => {
  const { made, cards, cardElement, path, element, next, shown, send } = await kit()
  expect(made).toEqual({
    code: 0,
    msg: 'success',
    data: { card_id: expect.stringMatching(/^7\d{18}$/) },
  })
  const content = JSON.stringify({ type: 'card', data: { card_id: path.card_id } })
  const sent = await send(mei, { msg_type: 'interactive', content })
  expect((await cards.idConvert({ data: sent.path })).data).toEqual({ card_id: path.card_id })
  expect(await cardElement.content({ path: element, data: { content: '你好', ...next() } })).toEqual(done)
  const note = JSON.stringify([{ tag: 'markdown', element_id: 'note', content: '备注' }])
  const beside = { type: 'insert_before' as const, target_element_id: 'line', elements: note }
  expect(await cardElement.create({ path, data: { ...beside, ...next() } })).toEqual(done)
  const partial_element = JSON.stringify({ content: '改过的备注' })
  expect(
    await cardElement.patch({ path: { ...path, element_id: 'note' }, data: { partial_element, ...next() } }),
  ).toEqual(done)
  const button = JSON.stringify({
    tag: 'button',
    element_id: 'line',
    text: { tag: 'plain_text', content: '好' },
  })
  expect(
    await cardElement.update({ path: { ...path, element_id: 'line' }, data: { element: button, ...next() } }),
  ).toEqual(done)
  expect(shown().body.elements).toMatchObject([
    { element_id: 'answer', content: '你好' },
    { element_id: 'note', content: '改过的备注' },
    { element_id: 'line', tag: 'button' },
  ])
  const settings = JSON.stringify({ config: { streaming_mode: false } })
  expect(await cards.settings({ path, data: { settings, ...next() } })).toEqual(done)
  const actions = JSON.stringify([
    { action: 'delete_elements', params: { element_ids: ['note'] } },
    {
      action: 'partial_update_element',
      params: { element_id: 'answer', partial_element: { content: '再见' } },
    },
  ])
  expect(await cards.batchUpdate({ path, data: { actions, ...next() } })).toEqual(done)
  expect(await cardElement.delete({ path: { ...path, element_id: 'line' }, data: next() })).toEqual(done)
  expect(shown().body.elements).toMatchObject([{ element_id: 'answer', content: '再见' }])
  const whole = { type: 'card_json' as const, data: card({ body: { elements: [] } }) }
  expect(await cards.update({ path, data: { card: whole, ...next() } })).toEqual(done)
  expect(shown().body.elements).toEqual([])
})

test('what CardKit refuses, each with the code and words of its page', async () => {
  const { cards, cardElement, create, path, element, next } = await kit()
  const words = async (call: Promise<unknown>) => {
    const { status, code, msg } = await refusal(call)
    return `${status} ${code} ${msg}`
  }
  expect(await words(create('{"elements":[]}'))).toBe('400 300303 Only schema 2.0 is supported')
  expect(await words(create('{}'))).toBe('400 300307 The card DSL is empty')
  expect(await words(create(card({}, { update_multi: false })))).toBe(
    '400 300302 update_multi property is false',
  )
  expect(await words(create('{}', 'template'))).toContain('400 200220 Failed to generate card content')
  expect(await words(create(card({ body: { elements: [{ tag: 'note' }] } })))).toContain(
    '400 200220 Failed to generate card content, ',
  )
  const write = (content: string, more: object, id = 'answer') =>
    cardElement.content({ path: { ...element, element_id: id }, data: { content, sequence: 0, ...more } })
  await write('一', { ...next(), uuid: 'u1' })
  expect(await words(write('一二', { sequence: 1 }))).toBe(
    '400 300317 The sequence number for operating on the card did not increment consecutively',
  )
  expect(await words(write('一二', { ...next(), uuid: 'u1' }))).toBe('400 200770 UUID conflict')
  expect(await words(write('一二', next(), 'line'))).toBe('400 300310 Only update text')
  expect(await words(write('一二', next(), 'nobody'))).toContain('300313 Failed to update element properties')
  expect(await codeOf(write('', next()))).toBe(99992402)
  const element_id = { path: { ...path, element_id: 'nobody' } }
  expect(
    await codeOf(cardElement.update({ ...element_id, data: { element: '{"tag":"hr"}', ...next() } })),
  ).toBe(300121)
  expect(await codeOf(cardElement.delete({ ...element_id, data: next() }))).toBe(300314)
  const patch = (partial_element: string) =>
    cardElement.patch({ path: element, data: { partial_element, ...next() } })
  expect(await words(patch('{"tag":"hr"}'))).toBe('400 300312 Unable to update element tag')
  const add = (data: { type: 'append' | 'insert_after'; target_element_id?: string; elements: string }) =>
    cardElement.create({ path, data: { ...data, ...next() } })
  expect(await codeOf(add({ type: 'append', elements: '[]' }))).toBe(300315)
  expect(
    await codeOf(add({ type: 'insert_after', target_element_id: 'x', elements: '[{"tag":"hr"}]' })),
  ).toBe(300315)
  expect(await codeOf(cards.settings({ path, data: { settings: '"on"', ...next() } }))).toBe(300122)
  await cards.settings({
    path,
    data: { settings: '{"config":{"streaming_mode":false}}', ...next() },
  })
  expect(await words(write('一二', next()))).toBe('400 300309 Card streaming closed')
  const lost = { card_id: '7000000000000000000' }
  expect(await words(cards.settings({ path: lost, data: { settings: '{}', ...next() } }))).toBe(
    '400 200740 The card entity does not exist',
  )
})

test('an entity lives fourteen days, is of one app only, and is sent once', async () => {
  const { emulator, path, send } = await kit()
  const content = JSON.stringify({ type: 'card', data: { card_id: path.card_id } })
  await send(mei, { msg_type: 'interactive', content })
  const again = await refusal(send(mei, { msg_type: 'interactive', content }))
  expect(again).toMatchObject({ code: 230099, msg: expect.stringContaining('ErrCode: 11310') })
  emulator.clock.advance(14 * 86_400_000 + 1)
  emulator.tokens.expireAll()
  const late = await lateCode(emulator, `/cardkit/v1/cards/${path.card_id}/settings`, 'PATCH', {
    settings: '{}',
    sequence: 9,
  })
  expect(late).toBe(200750)
})

test('a card is redrawn after a press, twice within half an hour, and no more', async () => {
  const { client, emulator, send } = await kit()
  const button = {
    tag: 'button',
    text: { tag: 'plain_text', content: '好' },
    behaviors: [{ type: 'callback', value: {} }],
  }
  const faced = (content: string) => ({
    schema: '2.0',
    body: { elements: [{ tag: 'markdown', content }, button] },
  })
  const sent = await send(mei, { msg_type: 'interactive', content: JSON.stringify(faced('一')) })
  await emulator.press(mei, sent.path.message_id, '好')
  const [token = ''] = emulator.state.cardTokens.keys()
  const update = (data: object) =>
    client.request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data })
  expect(await codeOf(update({ token: 'x', card: faced('二') }))).toBe(300020)
  expect(await codeOf(update({ token }))).toBe(10002)
  expect(
    await codeOf(update({ token, card: { schema: '2.0', body: { elements: [{ tag: 'note' }] } } })),
  ).toBe(11311)
  expect(await update({ token, card: faced('二') })).toEqual({ code: 0, msg: 'ok' })
  await update({ token, card: faced('三') })
  expect((await refusal(update({ token, card: faced('四') }))).msg).toBe(
    '更新卡片的 token 超过使用限制次数。',
  )
  expect(emulator.wordsOf(emulator.message(sent.path.message_id))).toContain('三')
  await emulator.press(mei, sent.path.message_id, '好')
  const fresh = [...emulator.state.cardTokens.keys()].at(-1) ?? ''
  emulator.clock.advance(30 * 60_000 + 1)
  expect(await codeOf(update({ token: fresh, card: faced('五') }))).toBe(300030)
})
