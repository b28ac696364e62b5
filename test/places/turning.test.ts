import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoOffice, startDemoOffice } from '../talents/demo-county.ts'

let county: DemoOffice['county']
let office: DemoOffice['office']

beforeAll(async () => {
  ;({ county, office } = await startDemoOffice())
})
afterAll(() => county.end())

// 村 alone, and 上一页 after a press of 下一页, once led nowhere.
test('One word lists the villages, turned by buttons and words alike, narrowed and counted', async () => {
  expect(await office.asks('村')).toMatch(/【村（社区）】[\s\S]*第1—10/)
  await office.presses('下一页')
  expect(office.reads()).toMatch(/第11—20/)
  expect(await office.asks('上一页')).toMatch(/接着刚才的“村”：上一页[\s\S]*第1—10/)
  expect(await office.asks('第3页')).toMatch(/第21—30/)
  await office.presses('上一页')
  expect(await office.asks('只看诺溪镇的')).toMatch(/接着刚才的“村”：诺溪镇/)
  expect(await office.asks('单位')).toMatch(/第1—10/)
  await office.presses('下一页')
  expect(await office.asks('上一页')).toMatch(/第1—10/)
})
