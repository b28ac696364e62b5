import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cellsOf, type Stage, startStage } from './stage.ts'
import { partsIn } from './workbook.ts'

describe('A ledger leaves as the upper level’s own template', { timeout: 180_000 }, () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('sent, looked at, kept, filled: nothing but the cells of its sheet is written', async () => {
    const { mei, zhao } = stage
    await stage.people(['杨春兰', '李建华', '张丽', '和志明'], { idSealed: stage.county.vault.seal(id) })
    await stage.people(['段文'])
    await stage.brings(mei, { rooms: 3 })
    const card = mei.reads()
    expect(card).toContain('收到上级模板，请核对')
    expect(card).toContain('工作单位 ← 单位或村')
    expect(card).toContain('手机号码 ← 手机号（要写用途）')
    expect(card).toContain('身份证号 ← 身份证号（要写用途，还要另一人批准）')
    expect(card).toContain('政治面貌（档案里没有）')
    expect(card).toContain('填报单位、填报日期')
    await mei.presses('保存模板')
    expect(mei.reads()).toContain('照它导出')

    await mei.says('导出 人才 按全州人才统计表模板')
    expect(mei.reads()).toContain('政治面貌（档案里没有）')
    await mei.submits('导出', {
      columns: ['phone', 'idNumber'],
      purpose: '州委组织部年度统计',
      receiver: '州委组织部',
    })
    expect(zhao.reads()).toContain('全州人才统计表')
    expect(() => stage.fileNamed(mei, '全州')).toThrow()
    await zhao.presses('批准导出')

    const said = mei.history().join('\n')
    expect(said).toContain('政治面貌（档案里没有）、1人没有身份证号')
    const filled = stage.fileNamed(mei, '全州人才统计表')
    const { '人才 统计': rows = [] } = await cellsOf(filled)
    expect(rows[1]?.[0]).toContain('填报单位：云岭县委人才办')
    expect(rows[1]?.[0]).toContain('填报日期：2026年11月23日')
    expect(rows.slice(4, 9).map(row => row.slice(0, 3))).toEqual(
      ['杨春兰', '李建华', '张丽', '和志明', '段文'].map((name, nth) => [
        String(nth + 1),
        name,
        '漕溪镇松炼村',
      ]),
    )
    expect(rows[4]?.[4]).toBe(id)
    expect(rows[9]).toEqual(['合计', '', '', '', '', '', '15'])
    const { 导出说明: marks = [] } = await cellsOf(stage.fileNamed(mei, '导出说明'))
    expect(marks.flat()).toEqual(expect.arrayContaining(['州委组织部年度统计', '赵主任', '全州人才统计表']))
  })

  test('every other part of the workbook leaves byte for byte as it came', async () => {
    const { mei } = stage
    await stage.people(['杨春兰'])
    const { bytes } = await stage.keeps(mei, {
      heads: ['序号', '姓名', '工作单位', '学历'],
      total: false,
      rooms: 4,
    })
    await mei.says('导出 人才 按模板')
    await mei.presses('导出')
    const before = await partsIn(bytes)
    const after = await partsIn(stage.fileNamed(mei, '全州').bytes)
    expect(Object.keys(after)).toEqual(Object.keys(before))
    const changed = Object.keys(before).filter(name => before[name] !== after[name])
    expect(changed).toEqual(['xl/worksheets/sheet1.xml'])
    const sheet = after['xl/worksheets/sheet1.xml'] ?? ''
    const rest = (xml: string): string => xml.replace(/<row r="(2|6)"[\s\S]*?<\/row>/g, '')
    expect(rest(sheet)).toBe(rest(before['xl/worksheets/sheet1.xml'] ?? ''))
    expect(sheet).toContain('<row r="6" spans="1:4" ht="20" customHeight="1"><c r="A6" s="4"><v>1</v></c>')
  })
})

/** An invented person's. */
const id = '532901199003071237'
