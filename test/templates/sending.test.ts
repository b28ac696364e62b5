import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeWorkbook } from '#ledgers/write-workbook.ts'
import { type Stage, startStage } from './stage.ts'
import { templateBook } from './workbook.ts'

describe('The upper level’s template is sent', { timeout: 180_000 }, () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('alone, without a word: a blank one is taken for what it is, one with an example by a button', async () => {
    const { mei } = stage
    const blank = { heads: ['姓名', '工作单位', '从事领域'], total: false, notes: [] }
    await stage.sends(mei, '统计表.xlsx', templateBook({ ...blank, rooms: 2, parts: {} }))
    expect(mei.reads()).toContain('收到上级模板，请核对')
    await mei.presses('不要了')
    expect((await stage.templates())[0]).toMatchObject({ state: 'dropped', sealed: '' })

    const example = ['例', '县医院', '茶叶']
    await stage.sends(mei, '统计表二.xlsx', templateBook({ ...blank, example }))
    expect(mei.reads()).toContain('收到表格：导入人才台账')
    await mei.presses('这是上级的模板')
    expect(mei.reads()).toContain('示例（1行），填的时候清掉')
    expect((await stage.county.db.prisma.import.findMany()).map(({ state }) => state)).toEqual(['cancelled'])
  })

  test('into the office’s group: the answer comes in private; it is kept sealed', async () => {
    const { mei, county } = stage
    const office = await county.group('office')
    for (const app of county.emulator.state.apps.values()) Object.assign(app, { hearsAll: true })
    await stage.announces(mei)
    await stage.sends(mei, '全州人才统计表.xlsx', templateBook(), office.chatId)
    expect(office.reads()).toContain('模板收到，已私聊发您核对')
    expect(mei.reads()).toContain('全州人才统计表')
    const [row] = await stage.templates()
    expect(row?.sealed).toMatch(/^vault1\./)
  })

  test('a column is put right by hand, and the next template is read so too', async () => {
    const { mei } = stage
    const heads = ['序号', '姓名', '干啥的', '备注']
    await stage.keeps(mei, { heads, total: false }, '一号表.xlsx')
    const first = mei.reads()
    expect(first).toContain('干啥的（档案里没有）')
    await mei.presses('改栏目')
    await mei.presses('不改了')
    expect(mei.reads()).toBe(first)
    await mei.presses('改栏目')
    await mei.submits('改好了', { column: '2', source: 'fields' })
    expect(mei.reads()).toContain('干啥的 ← 从事领域')
    await mei.presses('改栏目')
    await mei.submits('改好了', { column: '3', source: '#blank' })
    expect(mei.reads()).toContain('备注（您定的留空）')
    await stage.brings(mei, { heads: ['姓名', '干啥的', '工作单位'], total: false }, '二号表.xlsx')
    expect(mei.reads()).toContain('干啥的 ← 从事领域')
  })

  test('sent again it is the same; a newer one under its name is its second edition', async () => {
    const { mei, ling } = stage
    await stage.keeps(mei)
    await stage.brings(ling)
    expect(ling.reads()).toContain('这份文件已经收过，不重复保存')
    expect(await stage.templates()).toHaveLength(1)
    await stage.brings(ling, { rooms: 9 }, '2027年新表.xlsx')
    expect(ling.reads()).toContain('保存后是“全州人才统计表”的第2版')
    await ling.presses('保存模板')
    expect((await stage.templates()).map(({ state, edition }) => [state, edition])).toEqual([
      ['former', 1],
      ['active', 2],
    ])
    await mei.says('上级模板')
    expect(mei.reads()).toContain('全州人才统计表（第2版）')
  })

  test('stopped it is not deleted: nobody exports by it until it is used again', async () => {
    const { mei } = stage
    await stage.people(['杨春兰'])
    const { id } = await stage.keeps(mei)
    await mei.says(`模板 停用 MB-${id}`)
    await mei.presses('停用')
    expect(mei.reads()).toContain('上级模板（已停用）')
    await mei.says(`导出 人才 按MB-${id}模板`)
    expect(mei.reads()).toContain('模板“全州人才统计表”已停用，没有导出')
    await mei.says('导出 人才 按统计表模板')
    expect(mei.reads()).toContain('没有找到模板“统计表”')
    await mei.says(`上级模板 MB-${id}`)
    await mei.presses('恢复使用')
    expect(mei.reads()).toContain('照它导出')
    await mei.says(`导出 人才 按MB-${id}模板`)
    expect(mei.reads()).toContain('用途')
  })

  test('a draft nobody keeps is forgotten after a week, the workbook first of all', async () => {
    const { mei, county } = stage
    await stage.brings(mei)
    const draft = mei.message()
    await county.clock.set('2026-12-02T04:00')
    expect((await stage.templates())[0]).toMatchObject({ state: 'dropped', sealed: '' })
    await mei.pressesOn(draft, '保存模板')
    expect((await stage.templates())[0]).toMatchObject({ state: 'dropped' })
  })

  test('whoever may not keep templates is told so, and sees those in use', async () => {
    const { mei, qiang } = stage
    await stage.keeps(mei)
    await qiang.says('上传模板')
    expect(qiang.reads()).toContain('没有“管理上级模板”的权限')
    await qiang.says('上级模板')
    expect(qiang.reads()).toContain('全州人才统计表')
    expect(qiang.reads()).not.toContain('上传模板')
    const han = await stage.county.person('韩梅')
    await han.says('上级模板')
    expect(han.reads()).toContain('没有“导出台账”的权限')
  })

  test('a table that is no template is refused with the way out: it is imported once nobody waits for a template', async () => {
    const { mei } = stage
    await stage.announces(mei)
    const waiting = mei.message()
    const table = Buffer.from('姓名,工作单位,从事领域\n李四,县医院,茶叶\n')
    await stage.sends(mei, '人才.csv', table)
    expect(mei.reads()).toContain('模板要 .xlsx 格式')
    expect(mei.reads()).toContain('请先在“上传上级模板”的卡片上点“不传了”，再把表格发一次')
    await mei.pressesOn(waiting, '不传了')
    await stage.sends(mei, '人才.csv', table)
    expect(mei.reads()).toContain('收到表格：导入人才台账')
  })

  test('what is no template is refused in words', async () => {
    const { mei } = stage
    const rows = (words: readonly (readonly string[])[]) =>
      writeWorkbook([{ name: '表', rows: words.map(cells => ({ cells })) }])
    const head = ['序号', '姓名', '工作单位', '手机号']
    const refused: readonly (readonly [name: string, bytes: Uint8Array, words: string])[] = [
      [
        '没有表头.xlsx',
        rows([
          ['1', '2'],
          ['3', '4'],
        ]),
        '没有在文件里找到表头',
      ],
      ['两个表.xlsx', rows([head, [], ['领导', '专家', '姓名', '学历'], []]), '不止一个表'],
      ['并排.xlsx', rows([[...head, '', ...head]]), '不止一个表'],
      ['旧格式.xls', Buffer.from('姓名,单位\n'), '模板要 .xlsx 格式'],
      ['带宏.xlsm', templateBook(), '带宏'],
      ['带宏的.xlsx', templateBook({ parts: { 'xl/vbaProject.bin': 'x' } }), '带有宏'],
      ['有密码.xlsx', locked, '打开密码'],
      ['太大.xlsx', Buffer.concat([templateBook(), Buffer.alloc(2 * 1024 * 1024)]), '模板太大'],
      [
        '填过的.xlsx',
        rows([
          head,
          ...Array.from({ length: 9 }, (_, nth) => [String(nth + 1), '张三', '县医院', '13800000000']),
        ]),
        '已经填了9行，不能当模板',
      ],
    ]
    for (const [name, bytes, words] of refused) {
      await stage.announces(mei)
      await stage.sends(mei, name, bytes)
      expect([name, mei.reads()]).toEqual([name, expect.stringContaining(words)])
    }
    expect(await stage.templates()).toEqual([])
  })
})

/** As Excel writes a workbook with a password: an old file system with the sealed package in it. */
const locked = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(64),
  Buffer.from('EncryptedPackage', 'utf16le'),
])
