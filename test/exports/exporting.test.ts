import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

describe('A ledger leaves as a file', { timeout: 60_000 }, () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('with the columns the office knows, a sum, and a sheet that says who took it out and when', async () => {
    const { mei } = stage
    await stage.verified('杨春兰')
    await stage.verified('李建华')
    await mei.says('导出 人才台账')
    await mei.presses('导出')
    const { 人才台账: rows = [], 导出说明: marks = [] } = await stage.sheets(mei)
    expect(rows[0]?.[0]).toContain('云岭县人才台账')
    expect(rows[1]?.slice(0, 4)).toEqual(['序号', '编号', '姓名', '单位或村'])
    expect(rows[1]).not.toContain('手机号')
    expect(rows[1]).not.toContain('身份证号')
    expect(rows.slice(2, 4).map(row => row[2])).toEqual(['杨春兰', '李建华'])
    expect(rows[4]?.slice(0, 2)).toEqual(['合计', '2条'])
    // A day is one to Excel too: words would stand in the wrong order when it sorts them.
    expect(rows[2]?.[rows[1]?.indexOf('入库日期') ?? -1]).toBe('2026-11-23')
    const said = Object.fromEntries(marks.map(([name = '', words = '']) => [name, words]))
    expect(said).toMatchObject({ 行数: '2行', 导出人: '段小梅（人才办）', 导出时间: '2026年11月23日 9:00' })
    expect(mei.history().join('\n')).toContain('导出完成')
  })

  test('narrowed as it was asked for, in a sentence too; what nobody understood is asked about, not passed over', async () => {
    const { mei } = stage
    await stage.verified('杨春兰')
    await mei.says('把漕溪镇的人才台账导出来')
    await mei.presses('导出')
    const { 人才台账: rows = [] } = await stage.sheets(mei)
    expect(rows.flat()).toContain('杨春兰')
    await mei.says('导出 人才台账 白石镇')
    expect(mei.reads()).toContain('没有“白石镇”的记录，没有导出')
    await mei.says('导出 结对 天涯海角')
    expect(mei.reads()).toContain('没看懂“天涯海角”，没有导出')
  })

  test('asked for in a group, the file comes to the person alone', async () => {
    const { mei, county } = stage
    await stage.verified('杨春兰')
    const office = await county.group('office')
    await mei.says('@伯乐 导出 人才台账', office)
    // It once told the group that the ledger had been sent, before anything was confirmed.
    expect(office.reads()).toContain('请在私聊里确认')
    await mei.presses('导出')
    expect(office.reads()).not.toContain('文件')
    expect((await stage.sheets(mei)).人才台账?.flat()).toContain('杨春兰')
  })

  test('phones leave with a purpose, which is kept; whose they are can see it', async () => {
    const { mei, zhao } = stage
    const { person } = await stage.verified('杨春兰')
    await mei.says('导出 人才台账 含手机号')
    expect(mei.reads()).toContain('用途')
    expect(
      await mei.submits('导出', { columns: ['phone'], purpose: '', receiver: '州委组织部' }),
    ).not.toContain('已私聊')
    await mei.submits('导出', { columns: ['phone'], purpose: '州委组织部年度检查', receiver: '州委组织部' })
    const { 人才台账: rows = [], 导出说明: marks = [] } = await stage.sheets(mei)
    expect(rows[1]).toContain('手机号')
    expect(rows[2]?.some(cell => /^138\d{8}$/.test(cell))).toBe(true)
    expect(marks.flat()).toContain('州委组织部年度检查')
    await person.says('谁看过我')
    expect(person.reads()).toContain('州委组织部年度检查')
    await zhao.says('导出记录')
    expect(zhao.reads()).toContain('含手机号 · 用途：州委组织部年度检查')
  })

  test('identity numbers need a second person, who is told what for; the one who asks is not it', async () => {
    const { mei, zhao } = stage
    await stage.verified('杨春兰', { idNumber: '532901199003071237' })
    await mei.says('导出 人才台账 含身份证号')
    await mei.submits('导出', { columns: ['idNumber'], purpose: '社保核对比对', receiver: '县人社局' })
    expect(mei.reads()).toContain('等待批准')
    expect(() => mei.file()).toThrow()
    expect(zhao.reads()).toContain('社保核对比对')
    expect(zhao.reads()).toContain('身份证号')
    await zhao.presses('批准导出')
    const { 人才台账: rows = [], 导出说明: marks = [] } = await stage.sheets(mei)
    expect(rows[2]).toContain('532901199003071237')
    expect(marks.flat()).toContain('赵主任')
    expect(() => zhao.file()).toThrow()
  })

  test('refused, nothing leaves; unanswered for three days, neither', async () => {
    const { mei, zhao, county } = stage
    await stage.verified('杨春兰')
    const asks = async () => {
      await mei.says('导出 人才台账 含身份证号')
      await mei.submits('导出', { columns: ['idNumber'], purpose: '社保核对比对', receiver: '县人社局' })
    }
    await asks()
    await zhao.presses('不批准')
    expect(mei.reads()).toContain('没有批准')
    await asks()
    const card = zhao.message()
    await county.clock.set('2026-11-26T09:10')
    expect(mei.history().join('\n')).toContain('没有等到批准')
    await zhao.pressesOn(card, '批准导出')
    expect(() => mei.file()).toThrow()
    expect((await stage.exports()).map(({ state }) => state)).toEqual(['refused', 'expired'])
  })

  test('an officer of a township takes out his own people, and no phones', async () => {
    const { qiang } = stage
    await stage.verified('杨春兰')
    await qiang.says('导出 人才台账')
    await qiang.presses('导出')
    expect((await stage.sheets(qiang)).人才台账?.flat()).toContain('杨春兰')
    await qiang.says('导出 人才台账 含手机号')
    expect(qiang.reads()).toContain('不能从人才台账里导出这些栏目')
    const deng = await stage.county.person('邓丽', { role: 'township', township: '白石镇' })
    await deng.says('导出 人才台账')
    expect(deng.reads()).toContain('没有导出')
    const leader = await stage.county.person('和县长', { role: 'leader' })
    await leader.says('导出 人才台账')
    expect(leader.reads()).toContain('没有“导出台账”的权限')
  })
})
