import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import type { County } from '../support/world.ts'
import { startDemoCounty } from '../talents/demo-county.ts'

let county: County
let office: Speaker

beforeAll(async () => {
  county = await startDemoCounty()
  office = await county.person('段秀英', { role: 'office' })
})
afterAll(() => county.end())

const asks = async (words: string): Promise<string> => {
  await office.says(words)
  return office.reads()
}

// 村 alone, and 上一页 after a press of 下一页, once led nowhere.
test('One word lists the villages, turned by buttons and words alike, narrowed and counted', async () => {
  expect(await asks('村')).toMatch(/【村（社区）】[\s\S]*第1—10/)
  await office.presses('下一页')
  expect(office.reads()).toMatch(/第11—20/)
  expect(await asks('上一页')).toMatch(/接着刚才的“村”：上一页[\s\S]*第1—10/)
  expect(await asks('第3页')).toMatch(/第21—30/)
  await office.presses('上一页')
  expect(await asks('只看诺溪镇的')).toMatch(/接着刚才的“村”：诺溪镇/)
  expect(await asks('单位')).toMatch(/第1—10/)
  await office.presses('下一页')
  expect(await asks('上一页')).toMatch(/第1—10/)
})
