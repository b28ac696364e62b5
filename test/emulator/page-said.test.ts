import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, executablePath, launch, openPage } from './browser.ts'
import { mei, newEmulator, office, serve, xu } from './served.ts'

describe.skipIf(!executablePath)('what people and bots say on the chat page', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser.close())

  /** The group as 段小梅 sees it, and a bot that can speak there. */
  const group = async (allowed?: RegExp) => {
    const emulator = newEmulator()
    const { domain, client } = await serve(emulator)
    const page = await openPage(browser, domain, `as=${mei}&chat=${office}`, { allowed })
    await page.getByLabel('输入消息').waitFor()
    const send = async (type: string, content: object) =>
      await client.im.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: office, msg_type: type, content: JSON.stringify(content) },
      })
    const upload = async (bytes: Buffer, duration: number) =>
      (
        await client.im.file.create({
          data: { file_type: 'opus', file_name: '录音.opus', duration, file: bytes },
        })
      )?.file_key ?? ''
    return { emulator, page, send, upload }
  }

  test('a rich text keeps its title, its looks, its names, links and code', async () => {
    const { emulator, page, send } = await group()
    const words = (text: string, ...style: string[]) => ({ tag: 'text', text, style })
    await send('post', {
      zh_cn: {
        title: '会议通知',
        content: [
          [words('时间：'), words('下午三点', 'bold', 'underline'), words('<b>不是标签</b>')],
          [
            { tag: 'at', user_id: mei },
            words(' 看'),
            { tag: 'a', text: '议程', href: 'https://example.cn/' },
          ],
          [{ tag: 'code_block', language: 'SQL', text: 'select 1' }],
          [{ tag: 'hr' }],
          [{ tag: 'emotion', emoji_type: 'OK' }],
        ],
      },
    })
    const post = page.locator('.post')
    await post.getByText('会议通知').waitFor()
    expect(await post.locator('b').textContent()).toBe('下午三点')
    expect(await post.locator('u').count()).toBe(1)
    expect(await post.locator('.at-me').textContent()).toBe('@段小梅')
    expect(await post.locator('a').evaluateAll(all => all.map(one => one.getAttribute('href')))).toEqual([
      'https://example.cn/',
    ])
    expect(await post.locator('pre').textContent()).toBe('select 1')
    expect(await post.getByText('<b>不是标签</b>').count()).toBe(1)
    expect(await post.locator('hr').count()).toBe(1)
    expect(await post.locator('.emoji').count()).toBe(1)

    const bad = { tag: 'a', text: '坏链接', href: 'javascript:alert(1)' }
    emulator.send(xu, 'post', { title: '', content: [[bad], 'nonsense', [null]] }, { chatId: office })
    await page.locator('.post', { hasText: '坏链接' }).waitFor()
    expect(await page.locator('.post', { hasText: '坏链接' }).locator('a').count()).toBe(0)
  })

  test('a voice message is played; one that cannot be played can be saved', async () => {
    const { page, send, upload } = await group()
    await send('audio', { file_key: await upload(tone(2), 2_000) })
    const sound = page.locator('.sound')
    await sound.getByText('2″').waitFor()
    await page.getByRole('button', { name: '播放语音 2″' }).click()
    await eventually(() => sound.locator('audio').evaluate((one: Playing) => one.currentTime > 0)).toBe(true)
    await eventually(() => page.getByRole('button', { name: /播放语音/ }).count()).toBe(1)

    await send('audio', { file_key: await upload(Buffer.from('not a sound'), 61_000) })
    await page.getByRole('button', { name: '播放语音 1′01″' }).click()
    const lost = page.getByRole('link', { name: /放不出来/ })
    await lost.waitFor()
    expect(await lost.getAttribute('href')).toContain('/emulator/files/file_')
  })

  test('in English the emulator’s own words are English too', async () => {
    const { emulator, page } = await group()
    emulator.recall(xu, emulator.say(xu, '说错了', { chatId: office }).messageId)
    await page.getByText('徐立撤回了一条消息').waitFor()
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByText('徐立 recalled a message').waitFor()
    await page.locator('.chat-preview', { hasText: '徐立: (recalled)' }).waitFor()
    const key = emulator.upload(xu, '名单.xlsx', Buffer.from('x'))
    emulator.send(xu, key.type, key.content, { chatId: office })
    await page.locator('.chat-preview', { hasText: '徐立: [File] 名单.xlsx' }).waitFor()
    await attach(page, [{ name: '空.txt', size: 0 }])
    await page.getByText('空.txt is empty').waitFor()
    expect(await page.getByLabel('Message', { exact: true }).count()).toBe(1)
  })

  test('folders, empty files and files that are too large are refused in words; the others wait', async () => {
    const { emulator, page } = await group()
    // All three at once: a toast does not stay for whoever looks at the others first.
    const refused = Promise.all(
      [
        '不能发文件夹（材料），请压缩成一个文件再发',
        '录像.mp4 太大，单个文件最多 100.0 MB',
        '空.txt 是空的，没有内容可发',
      ].map(words => page.getByText(words).waitFor()),
    )
    await attach(page, [
      { name: '材料', size: 0, folder: true },
      { name: '空.txt', size: 0 },
      { name: '录像.mp4', size: 101 * 1024 * 1024 },
      { name: '一.xlsx', size: 10 },
      { name: '二.xlsx', size: 20 },
    ])
    await refused
    await eventually(() => page.locator('.tray-file').allTextContents()).toEqual([
      expect.stringContaining('一.xlsx'),
      expect.stringContaining('二.xlsx'),
    ])
    await page.getByLabel('输入消息').press('Enter')
    await eventually(() => emulator.messagesOf(office).map(one => one.type)).toEqual(['file', 'file'])
    await page.locator('.file', { hasText: '二.xlsx' }).getByText('20 B').waitFor()
  })

  test('what cannot be sent stands in the input again, with the files', async () => {
    const { emulator, page } = await group(/502/)
    await attach(page, [{ name: '一.xlsx', size: 10 }])
    await page.getByLabel('输入消息').fill('请看附件')
    await page.route('**/emulator/upload', route => route.fulfill({ status: 502, body: 'no' }))
    await page.keyboard.press('Enter')
    await page.getByText('出错了（502）').waitFor()
    expect(await page.getByLabel('输入消息').inputValue()).toBe('请看附件')
    await page.unroute('**/emulator/upload')
    await page.getByLabel('输入消息').press('Enter')
    await eventually(() => emulator.messagesOf(office).map(emulator.wordsOf)).toEqual([
      '[文件] 一.xlsx',
      '请看附件',
    ])
  })

  test('files let go beside the conversation do not make the browser leave', async () => {
    const { page } = await group()
    const left = await page.evaluate<boolean>(`{
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], '一.txt'))
      document.querySelector('.chats').dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }`)
    expect(left).toBe(false)
  })
})

type Playing = { readonly currentTime: number }

type Given = { readonly name: string; readonly size: number; readonly folder?: boolean }

/** Lets go of files over the conversation. Only a real folder has an entry that says so: here one is put in its place. */
const attach = async (page: Page, files: readonly Given[]): Promise<void> => {
  await page.evaluate(`{
    const items = ${JSON.stringify(files)}.map(({ name, size, folder }) => ({
      kind: 'file',
      getAsFile: () => new File([new Uint8Array(size)], name),
      webkitGetAsEntry: () => ({ isDirectory: folder === true }),
    }))
    const event = new Event('drop', { bubbles: true, cancelable: true })
    event.dataTransfer = { types: ['Files'], items }
    document.querySelector('.talk-main').dispatchEvent(event)
  }`)
}

/** So many seconds of a quiet tone as a WAV file: what a browser plays without any codec. */
const tone = (seconds: number): Buffer => {
  const rate = 8_000
  const samples = Buffer.alloc(seconds * rate * 2)
  for (let at = 0; at < seconds * rate; at += 1) samples.writeInt16LE(Math.sin(at / 3) * 2_000, at * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}
