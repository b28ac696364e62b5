import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listening, png } from './asking.ts'
import { mei, office, refusal } from './served.ts'

const every = Buffer.from(Array.from({ length: 256 }, (_, i) => i))

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'files-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

/** A download as bytes; the platform's refusal of one comes as a stream. */
const saved = async (download: Promise<{ writeFile: (path: string) => Promise<unknown> }>) => {
  const path = join(folder(), 'got')
  await (await download).writeFile(path)
  return readFileSync(path)
}

const refusedDownload = async (download: Promise<unknown>): Promise<number> => {
  try {
    await download
  } catch (error) {
    // axios hands a refused download on as a stream
    const { data } = (error as { response: { data: AsyncIterable<Buffer> } }).response
    const chunks: Buffer[] = []
    for await (const chunk of data) chunks.push(chunk)
    return JSON.parse(Buffer.concat(chunks).toString()).code
  }
  throw new Error('the platform did not refuse')
}

const uploadFile = async (client: Awaited<ReturnType<typeof listening>>['client'], file: Buffer, more = {}) =>
  await client.im.v1.file.create({ data: { file_type: 'stream', file_name: '名单.bin', file, ...more } })

test('a Buffer the SDK sends without a file name arrives byte for byte, a stream too', async () => {
  const { client } = await listening()
  const made = await uploadFile(client, every)
  expect(made?.file_key).toMatch(/^file_v3_/)
  const path = { file_key: made?.file_key ?? '' }
  expect((await saved(client.im.v1.file.get({ path }))).equals(every)).toBe(true)

  const onDisk = join(folder(), '名单.bin')
  writeFileSync(onDisk, every)
  const streamed = await client.im.v1.file.create({
    data: { file_type: 'xls', file_name: '名单.xls', file: createReadStream(onDisk) },
  })
  const again = client.im.v1.file.get({ path: { file_key: streamed?.file_key ?? '' } })
  expect((await saved(again)).equals(every)).toBe(true)
})

test('bytes that look like a boundary stay inside the file', async () => {
  const { client } = await listening()
  const tricky = Buffer.from(
    '\r\n--boundary\r\ncontent-disposition: form-data; name="file"\r\n\r\n\r\n--\r\n',
  )
  const made = await uploadFile(client, tricky)
  expect(
    (await saved(client.im.v1.file.get({ path: { file_key: made?.file_key ?? '' } }))).equals(tricky),
  ).toBe(true)
})

test('an image is known by its bytes, sent, and got back', async () => {
  const { client, emulator } = await listening()
  const made = await client.im.v1.image.create({ data: { image_type: 'message', image: png } })
  const key = made?.image_key ?? ''
  expect((await saved(client.im.v1.image.get({ path: { image_key: key } }))).equals(png)).toBe(true)
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: mei, msg_type: 'image', content: JSON.stringify({ image_key: key }) },
  })
  expect(emulator.message(sent.data?.message_id ?? '').content).toBe(JSON.stringify({ image_key: key }))
  const card = {
    schema: '2.0',
    body: { elements: [{ tag: 'img', img_key: key, alt: { tag: 'plain_text', content: '茶园' } }] },
  }
  const show = (content: string) =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: mei, msg_type: 'interactive', content },
    })
  expect((await show(JSON.stringify(card))).code).toBe(0)
  expect((await refusal(show(JSON.stringify(card).replace(key, 'img_v3_no')))).msg).toContain(
    'ErrCode: 200570',
  )
})

test('what is too large, empty or no image is refused with its own code', async () => {
  const { client } = await listening()
  const image = (bytes: Buffer, image_type: 'message' | 'avatar' = 'message') =>
    client.im.v1.image.create({ data: { image_type, image: bytes } })
  expect(await refusal(image(Buffer.from('no image')))).toMatchObject({ status: 400, code: 234011 })
  expect(await refusal(image(Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)])))).toMatchObject({
    code: 234006,
  })
  const wide = Buffer.from(png)
  wide.writeUInt32BE(5000, 16)
  expect((await image(wide))?.image_key).toBeTruthy()
  expect(await refusal(image(wide, 'avatar'))).toMatchObject({ code: 234039 })
  expect(await refusal(uploadFile(client, Buffer.alloc(0)))).toMatchObject({ code: 234010 })
  expect(await refusal(uploadFile(client, Buffer.alloc(30 * 1024 * 1024 + 1)))).toMatchObject({
    code: 234006,
  })
  expect(await refusal(uploadFile(client, every, { file_type: 'exe' }))).toMatchObject({ code: 234001 })
})

test('a file goes under the message type it was uploaded for', async () => {
  const { client, emulator } = await listening()
  const film = await uploadFile(client, every, { file_type: 'mp4', duration: 3000 })
  const send = (msg_type: string, file_key: string) =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: mei, msg_type, content: JSON.stringify({ file_key }) },
    })
  expect(await refusal(send('file', film?.file_key ?? ''))).toMatchObject({ code: 230055 })
  const shown = await send('media', film?.file_key ?? '')
  expect(JSON.parse(emulator.message(shown.data?.message_id ?? '').content)).toMatchObject({ duration: 3000 })
  expect(await refusal(send('file', 'file_v3_no'))).toMatchObject({ code: 230001 })
})

test('the bot fetches what people sent it, and nothing else', async () => {
  const { client, emulator } = await listening()
  const { content } = emulator.upload(mei, '名单.xlsx', every)
  const said = emulator.send(mei, 'file', content)
  const key = String(content.file_key)
  const get = (message_id: string, file_key: string, type = 'file') =>
    client.im.v1.messageResource.get({ path: { message_id, file_key }, params: { type } })
  expect((await saved(get(said.messageId, key))).equals(every)).toBe(true)
  expect(await refusedDownload(get(said.messageId, key, 'image'))).toBe(234001)
  expect(await refusedDownload(get(said.messageId, 'file_v3_no'))).toBe(234003)
  expect(await refusedDownload(client.im.v1.file.get({ path: { file_key: key } }))).toBe(234008)
  emulator.removeBot(office)
  const there = emulator.send(mei, 'file', content, { chatId: office })
  expect(await refusedDownload(get(there.messageId, key))).toBe(234004)
  emulator.recall(mei, said.messageId)
  expect(await refusedDownload(get(said.messageId, key))).toBe(234003)
})

test('pictures of people are not given back, nor what was never put up', async () => {
  const { client } = await listening()
  const made = await client.im.v1.image.create({ data: { image_type: 'avatar', image: png } })
  const get = (image_key: string) => refusedDownload(client.im.v1.image.get({ path: { image_key } }))
  expect(await get(made?.image_key ?? '')).toBe(234001)
  expect(await get('img_v3_no')).toBe(234005)
  expect(await refusedDownload(client.im.v1.file.get({ path: { file_key: made?.image_key ?? '' } }))).toBe(
    234005,
  )
})
