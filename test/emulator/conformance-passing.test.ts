import { expect, test } from 'vitest'
import { codeOf, desk, message, text } from './conforming.ts'
import { mei, office, refusal, xu } from './served.ts'

test('a chat’s history holds no replies of threads, which have their own; times, order and tokens are checked', async () => {
  const { im, send, emulator } = await desk()
  const { path } = await send(office, text('方案'))
  const replied = await im.message.reply({ path, data: { ...text('同意'), reply_in_thread: true } })
  emulator.clock.advance(2000)
  await send(office, text('散会'))
  const list = (more: object = {}) =>
    im.message.list({ params: { container_id_type: 'chat', container_id: office, ...more } })
  const said = async (more: object = {}) => (await list(more)).data?.items?.map(item => item.body?.content)
  expect(await said()).toEqual(['{"text":"方案"}', '{"text":"散会"}'])
  const thread = { container_id_type: 'thread', container_id: replied.data?.thread_id ?? '' }
  expect(await said(thread)).toEqual(['{"text":"方案"}', '{"text":"同意"}'])
  const first = await list({ page_size: 1 })
  expect(first.data).toMatchObject({ has_more: true, page_token: expect.stringMatching(/^[\w-]{8,}$/) })
  expect(await said({ page_token: first.data?.page_token })).toEqual(['{"text":"散会"}'])
  const words = async (more: object) => (await refusal(list(more))).msg
  expect(await words({ page_token: 'x' })).toContain('ext=invalid page_token')
  expect(await words({ start_time: 'gestern' })).toContain('ext=invalid start_time')
  expect(await words({ start_time: '20', end_time: '10' })).toContain('earlier than the start_time')
  expect(await words({ container_id: 'oc_no' })).toContain('ext=invalid container_id')
})

test('passing on: one, several as one, and a whole thread, once per uuid and target', async () => {
  const { im, send, emulator } = await desk()
  const one = await send(office, text('一'))
  const two = await send(office, text('二'))
  const elsewhere = await send(mei, text('别处'))
  const threaded = await im.message.reply({ path: one.path, data: { ...text('三'), reply_in_thread: true } })
  const to = { params: { receive_id_type: 'open_id' as const }, data: { receive_id: xu } }
  const forwarded = await im.message.forward({ path: one.path, ...to })
  expect(forwarded.data).toEqual(message({ body: { content: '{"text":"一"}' } }))
  const merge = (message_id_list: string[], uuid?: string, receive_id = xu) =>
    im.message.mergeForward({
      params: { ...to.params, ...(uuid ? { uuid } : {}) },
      data: { receive_id, message_id_list },
    })
  const ids = [one.path.message_id, two.path.message_id]
  const merged = await merge([...ids, 'om_no'], 'u')
  const bundle = message({ msg_type: 'merge_forward', body: { content: 'Merged and Forwarded Message' } })
  expect(merged.data).toEqual({ message: bundle, invalid_message_id_list: ['om_no'] })
  expect((await merge(ids, 'u')).data?.message?.message_id).toBe(merged.data?.message?.message_id)
  expect((await merge(ids, 'u', mei)).data?.message?.message_id).not.toBe(merged.data?.message?.message_id)
  const all = await im.thread.forward({ path: { thread_id: threaded.data?.thread_id ?? '' }, ...to })
  expect(all.data).toEqual(bundle)
  const inside = await im.message.get({ path: { message_id: all.data?.message_id ?? '' } })
  expect(inside.data?.items?.map(item => item.upper_message_id)).toEqual([
    undefined,
    all.data?.message_id,
    all.data?.message_id,
  ])
  expect(await codeOf(merge(['om_no']))).toBe(230064)
  expect(await codeOf(merge([one.path.message_id, elsewhere.path.message_id]))).toBe(230069)
  expect(await codeOf(merge([one.path.message_id, threaded.data?.message_id ?? '']))).toBe(230067)
  expect(await codeOf(im.thread.forward({ path: { thread_id: 'omt_no' }, ...to }))).toBe(230001)
  await im.message.delete({ path: two.path })
  expect(await codeOf(im.message.forward({ path: two.path, ...to }))).toBe(230065)
  expect(await codeOf(merge([two.path.message_id]))).toBe(230065)
  const line = await send(mei, {
    msg_type: 'system',
    content: '{"type":"divider","params":{"divider_text":{"text":"新会话"}}}',
  })
  expect(await codeOf(im.message.forward({ path: line.path, ...to }))).toBe(230061)
  expect(emulator.messagesOf(emulator.privateChatOf(xu))).toHaveLength(3)
})
