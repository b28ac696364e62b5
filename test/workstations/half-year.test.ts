import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let id: number

beforeAll(async () => {
  stage = await startStage()
  id = await stage.station('running')
  await stage.county.db.prisma.workstation.update({
    where: { id },
    data: { plateOn: new Date('2026-03-16') },
  })
})
afterAll(() => stage.county.end())

const note = () => stage.county.db.prisma.workstationNote.findFirst({ where: { stationId: id } })
const heard = (words: string): number =>
  stage.host.history().filter(message => message.includes(words)).length

const filled = { daysOnSite: '12', trainees: '80', done: '古树茶提质示范200亩', difficulty: '缺检测设备' }

describe('The note on the first half-year', () => {
  test('is asked for once in June, and once more before its end', async () => {
    await stage.county.clock.set('2026-06-09T09:40')
    expect(heard('上半年小结')).toBe(0)
    for (const day of ['10', '11', '12', '15']) await stage.county.clock.set(`2026-06-${day}T09:40`)
    expect(heard('请在6月30日前填写上半年小结')).toBe(1)
    for (const day of ['25', '26', '29']) await stage.county.clock.set(`2026-06-${day}T09:40`)
    expect(heard('上半年小结还没有填')).toBe(1)
    expect(stage.mei.history().join()).not.toContain('上半年小结')
  })

  test('is late in July, and the office reads along', async () => {
    await stage.county.clock.set('2026-07-01T09:40')
    expect(heard('上半年小结已经过期')).toBe(1)
    expect(stage.ling.history().some(one => one.includes('上半年小结已经过期'))).toBe(true)
  })

  test('is written by the host from the card, stands on the station’s card, and is taken back', async () => {
    await stage.host.presses('填上半年小结')
    expect(await stage.host.submits('提交小结', { ...filled, daysOnSite: '300' })).toContain('专家驻站')
    expect(await stage.host.submits('提交小结', filled)).toBe('小结已提交')
    expect(stage.host.reads()).toContain('2026年上半年：专家驻站12天，培训80人次。古树茶提质示范200亩')
    expect(stage.host.reads()).toContain('改上半年小结')
    await stage.host.says('撤销')
    await stage.host.presses('确认撤销')
    expect(await note()).toBeNull()
    await stage.host.says(`GZ-${id}`)
    await stage.host.presses('填上半年小结')
    await stage.host.submits('提交小结', filled)
    expect(await note()).toMatchObject({ trainees: 80, difficulty: '缺检测设备' })
  })

  test('that is there is not asked for any more, and after the middle of July not written', async () => {
    await stage.county.clock.set('2026-07-10T09:40')
    expect(heard('上半年小结已经过期')).toBe(1)
    await stage.county.clock.set('2026-07-16T09:40')
    await stage.host.says(`GZ-${id}`)
    expect(stage.host.reads()).not.toContain('改上半年小结')
    expect(stage.host.reads()).toContain('2026年上半年')
  })

  test('is the host’s and the office’s, and its story is read by the host', async () => {
    await stage.host.says(`经过 GZ-${id}`)
    expect(stage.host.reads()).toMatch(/GZ-\d+的经过.*提交了上半年小结/s)
    const other = await stage.county.person('外单位的', { role: 'department', unit: '云岭县教育体育局' })
    await other.says(`经过 GZ-${id}`)
    expect(other.reads()).toContain('没有找到')
    await other.says(`GZ-${id}`)
    expect(other.reads()).toContain('2026年上半年')
    expect(other.reads()).not.toContain('缺检测设备')
    expect(other.reads()).not.toContain('上半年小结〕')
  })
})
