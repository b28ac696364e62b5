import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker
beforeAll(async () => {
  county = await startCounty()
  mei = await county.person('段小梅', { role: 'head' })
})
afterAll(() => county.end())

const pendings = () => county.db.reader.pending.findMany({ orderBy: { createdAt: 'asc' } })

test('a slip that sounds like a command is heard as it', async () => {
  await mei.says('我是水')
  expect(mei.reads()).toMatch(/段小梅.*人才办主任/s)
})

test('a group is answered only when it names the bot', async () => {
  const group = await county.group('office')
  const before = group.history().length
  await mei.says('帮助', group)
  expect(group.history()).toHaveLength(before + 1)
  await mei.says('@伯乐 帮助', group)
  expect(group.reads()).toContain('我能帮您办这些事')
})

test('the menu says the command its key names', async () => {
  await mei.chooses('help')
  expect(mei.reads()).toContain('我能帮您办这些事')
})

test('a waiting card is cancelled when the words that asked for it are taken back', async () => {
  const said = await mei.says('授权')
  const form = mei.message()
  await mei.recalls(said)
  expect(mei.reads()).toContain('您撤回了刚才的话')
  expect((await pendings()).at(-1)?.state).toBe('cancelled')
  expect(await mei.pressesOn(form, '授权', { person: mei.openId, role: '人才办' })).toContain('已经取消')
  expect(await county.db.reader.roleGrant.count({ where: { role: 'office' } })).toBe(0)
})

test('a confirm card pressed twice at once changes once, and says so the second time', async () => {
  const wang = await county.person('王强')
  await wang.says('你好')
  await mei.says('授权 王强 人才办')
  const { messageId } = mei.message()
  const pressed = await Promise.all(
    [1, 2].map(() => county.emulator.press(mei.openId, messageId, '确认授权')),
  )
  await county.settle()
  expect(pressed.map(({ toast }) => toast?.content).sort()).toEqual(['已授权', '这件事已经办过了。'])
  expect(await county.db.reader.roleGrant.count({ where: { role: 'office' } })).toBe(1)
  expect((await pendings()).at(-1)?.state).toBe('answered')
})

test('a picture is answered with what can be sent', async () => {
  county.emulator.send(mei.openId, 'image', { image_key: 'img_1' })
  await county.settle()
  expect(mei.reads()).toContain('图片我还看不懂')
})
