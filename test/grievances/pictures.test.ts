import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GrievanceStage, startStage } from './stage.ts'

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

describe('A talent in trouble', () => {
  test('sends words with pictures in them: the words are heard, and the pictures kept with the case he points at', async () => {
    const { han, mei, county } = stage
    await stage.submitted()
    const key = (name: string): string =>
      String(county.emulator.upload(han.openId, name, png).content.image_key)
    const [door, wall] = [key('门.png'), key('墙.png')]
    const post = (...lines: readonly (readonly object[])[]) => ({ title: '', content: lines })
    const send = async (content: Record<string, unknown>): Promise<void> => {
      county.emulator.send(han.openId, 'post', content)
      await county.settle()
    }
    await send(
      post(
        [{ tag: 'text', text: 'SQ-2026-0001' }],
        [{ tag: 'img', image_key: door }],
        [{ tag: 'img', image_key: wall }],
      ),
    )
    expect(han.history().at(-2)).toContain('子女入学')
    expect(han.reads()).toContain('收到2张照片')
    expect(await han.presses('SQ-2026-0001 子女入学')).toContain('已附上')
    await mei.says('SQ-2026-0001')
    await mei.presses('看内容')
    expect(mei.reads()).toContain('附件：2份')
    await mei.presses('打开附件2（照片）')
    expect(mei.file().bytes.equals(png)).toBe(true)
    // A case that is only being told yet has them once it is handed in.
    await send(
      post(
        [{ tag: 'text', text: '我想反映个事，宿舍漏水没人管' }],
        [{ tag: 'img', image_key: key('漏水.png') }],
      ),
    )
    const asked = han.message()
    const form = county.emulator
      .messagesOf(county.emulator.privateChatOf(han.openId))
      .findLast(({ content }) => content.includes('提交诉求'))
    expect(await han.pressesOn(asked, '正在填的这件（提交后再点）')).toContain('诉求还没有提交')
    if (form) await han.pressesOn(form, '提交诉求')
    expect(await han.pressesOn(asked, '正在填的这件（提交后再点）')).toContain('已附上')
    const { id } = await stage.newestCase()
    expect(await county.db.prisma.grievanceFile.count({ where: { grievanceId: id } })).toBe(1)
    await han.says(stage.numberOf(id))
    await han.presses('撤回')
    // Nobody has a use for it: he is told that it is not kept.
    county.emulator.send(
      mei.openId,
      'post',
      post([{ tag: 'text', text: '帮助' }], [{ tag: 'img', image_key: key('花.png') }]),
    )
    await county.settle()
    expect(mei.reads()).toContain('图片没有保存')
  })
})
