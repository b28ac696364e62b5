import { utils, write as writeXls } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packZip } from '#ledgers/pack.ts'
import { head, person, type Stage, startStage, table } from './stage.ts'
import { workbook } from './workbook.ts'

describe('A table as a county really keeps it', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  const checks = async (name: string, bytes: Uint8Array): Promise<string> => {
    await stage.sends(stage.mei, name, bytes)
    await stage.mei.presses('核对')
    return stage.mei.history().join('\n')
  }

  const people = async () =>
    stage.county.db.prisma.talent.findMany({
      include: { unit: true, village: true, fields: { include: { field: true } } },
      orderBy: { id: 'asc' },
    })

  test('a head of two rows, merged cells, 同上, notes, sums, full-width digits, blanks in phones, a hidden sheet', async () => {
    const bytes = workbook(
      {
        name: '人才',
        rows: [
          ['漕溪镇人才基本情况登记表'],
          ['填报单位：漕溪镇人民政府', '', '', '', '', '', '２０２６年１１月'],
          ['序号', '姓名', '所在地', '', '专业领域', '联系方式', '', '类别'],
          ['', '', '乡镇', '村', '', '手机', '微信', ''],
          [1, '杨 春 兰', '漕溪镇', '松炼村', '茶叶、核桃', '139 0000 0001', '同手机', '专业技术人才'],
          [2, '李建华', '', '〃', '同上', '１３９０００００００２', '', '同上'],
          [3, '张 丽', '', '铁厂村', '茶叶；核桃', 13_900_000_003, '', '专业技术人才'],
          [4, '王磊', '', '铁厂村', '茶叶', '139-0000-0004/13900000005', '', '专业技术人才'],
          ['合计', '4人'],
          ['注：以上人员均已核实。'],
          ['填表人：赵明', '', '', '', '联系电话：0877-1234567'],
        ],
        merges: ['A1:H1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4', 'F3:G3', 'H3:H4', 'C5:C8'],
        hiddenRows: [7],
      },
      {
        name: '去年',
        hidden: true,
        rows: [
          ['姓名', '单位'],
          ['旧人', '县医院'],
        ],
      },
    )
    await stage.sends(stage.mei, '登记表.xlsx', bytes)
    expect(stage.mei.reads()).toContain('联系方式·手机 → 手机号')
    expect(stage.mei.reads()).toContain('另有隐藏的工作表：去年，没有读。')
    expect(stage.mei.reads()).toContain('有1行隐藏着，没有读')
    expect(stage.mei.reads()).toContain('第4行是表头，下面3行')
    await stage.mei.presses('核对')
    expect(stage.mei.history().join('\n')).toContain('第8行：手机号：一格里有2个电话，请只留一个。')
    await stage.mei.presses('应用')
    expect(
      (await people()).map(one => [
        one.name,
        one.village?.name,
        one.fields.map(({ field }) => field.name).sort(),
      ]),
    ).toEqual([
      ['杨春兰', '松炼村', ['核桃', '茶叶']],
      ['李建华', '松炼村', ['核桃', '茶叶']],
    ])
  })

  test('dates as text, as numbers and as Excel’s own, in one column', async () => {
    for (const name of ['韩梅', '杨春兰', '李建华', '张丽', '王磊']) await stage.verified(name)
    const day = (cell: string | number | { serial: number }, name: string, village: string) => [
      name,
      village,
      cell,
      '云岭人才〔2023〕6号',
    ]
    const said = await checks(
      '结对台账.xlsx',
      workbook({
        name: '结对',
        rows: [
          ['人才姓名', '结对村', '结对时间', '依据'],
          day('2023.5', '韩梅', '漕溪镇松炼村'),
          day('２０２３年５月８日', '杨春兰', '漕溪镇松炼村'),
          day(45_047, '李建华', '漕溪镇松炼村'),
          day({ serial: 45_054 }, '张丽', '漕溪镇松炼村'),
          day('2023.1', '王磊', '漕溪镇松炼村'),
        ],
      }),
    )
    expect(said).toContain('第6行：开始日期：“2023.1”分不清是1月还是10月')
    await stage.mei.presses('应用')
    const rows = await stage.county.db.prisma.pairing.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ startsOn }) => startsOn?.toISOString().slice(0, 10))).toEqual([
      '2023-05-01',
      '2023-05-08',
      '2023-05-01',
      '2023-05-08',
    ])
  })

  test('an .xls of long ago is a table like any other', async () => {
    const book = utils.book_new()
    const sheet = utils.aoa_to_sheet([
      ['漕溪镇人才台账'],
      ['姓名', '单位', '从事领域', '手机号', '人才类别'],
      ['杨春兰', '县医院', '临床医学', 13_900_000_001, '专业技术人才'],
      ['李建华', '', '同上', '13900000002', '同上'],
    ])
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
      { s: { r: 2, c: 1 }, e: { r: 3, c: 1 } },
    ]
    utils.book_append_sheet(book, sheet, '人才')
    await checks(
      '台账.xls',
      new Uint8Array(writeXls(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer),
    ) // what type "array" gives
    await stage.mei.presses('应用')
    expect((await people()).map(({ name, unit }) => [name, unit?.short[0]])).toEqual([
      ['杨春兰', '县医院'],
      ['李建华', '县医院'],
    ])
  })

  test('a .csv runs nothing: a formula is refused, a number kept by quoting is a number', async () => {
    const said = await checks(
      '台账.csv',
      Buffer.from(
        '姓名,单位,从事领域,手机号,人才类别\n杨春兰,县医院,临床医学,"=""13900000001""",专业技术人才\n李建华,=HYPERLINK("http://x"),临床医学,13900000002,专业技术人才\n',
      ),
    )
    expect(said).toContain('第3行：单位或村：“=HYPERLINK("http://')
    expect(said).toContain('是公式，请改成数值或文字')
    await stage.mei.presses('应用')
    expect((await people()).map(({ name }) => name)).toEqual(['杨春兰'])
  })

  test.each<[string, string, () => Uint8Array, string]>([
    [
      'macros',
      '台账.xlsm',
      () =>
        packZip([
          { name: 'xl/workbook.xml', bytes: Buffer.from('x') },
          { name: 'xl/vbaProject.bin', bytes: Buffer.from('x') },
        ]),
      '表格里带有宏，没有读。',
    ],
    [
      'a bomb',
      '台账.xlsx',
      () => packZip([{ name: 'xl/workbook.xml', bytes: Buffer.alloc(301 * 1024 * 1024, 32) }]),
      '表格解压出来太大，没有读。',
    ],
    [
      'a million rows',
      '台账.csv',
      () => Buffer.from(`姓名,单位\n${'杨春兰,县医院\n'.repeat(1_000_000)}`),
      '表格超过10万行。',
    ],
  ])('%s are refused in words, and nothing is kept', async (_what, name, bytes, words) => {
    const { mei, county } = stage
    await stage.sends(mei, name, bytes())
    expect(mei.reads()).toContain(words)
    expect(await county.db.prisma.import.count()).toBe(0)
  })

  test('the marked copy can be put right and sent again: what is in it already is left alone', async () => {
    const { mei, county } = stage
    const rows = [head, person(1, '杨春兰'), person(2, '李建华', { 工作单位: '县医院里' })]
    await checks('台账.xlsx', table(rows))
    await mei.presses('应用')
    const copy = [
      ['原表行号', ...head, '问题'],
      ['2', ...person(1, '杨春兰'), ''],
      ['3', ...person(2, '李建华'), '名录里没有单位或村“县医院里”。'],
    ]
    await checks('台账（DR-1 标注）.xlsx', table(copy))
    expect((await stage.newestImport()).counts).toMatchObject({ fresh: 1, same: 1, wrong: 0 })
    await mei.presses('应用')
    expect(await county.db.prisma.talent.count()).toBe(2)
  })
})

describe('Which ledger a table is', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
  })
  afterEach(() => stage.county.end())

  test('is asked when nothing tells; the answer is remembered for the same head', async () => {
    const { mei, county } = stage
    await stage.verified('韩梅')
    const rows = [
      ['姓名', '编号', '手机号', '领导', '村'],
      ['韩梅', 'RC-1', '', '陈立新', '漕溪镇松炼村'],
    ]
    await stage.sends(mei, '汇总.xlsx', table(rows, '表1'))
    expect(mei.reads()).toContain('这是哪种台账？')
    await mei.presses('是结对台账')
    expect(mei.reads()).toContain('收到表格：导入结对台账')
    await mei.presses('核对')
    await mei.presses('应用')
    expect(await county.db.prisma.pairing.count()).toBe(1)
    await stage.sends(mei, '又一份.xlsx', table(rows, '表1'))
    expect(mei.reads()).toContain('收到表格：导入结对台账')
  })

  test('is told by the name of the file, or by the line over its head', async () => {
    const { mei } = stage
    const rows = [
      ['姓名', '编号', '手机号', '领导', '村'],
      ['韩梅', 'RC-1', '', '陈立新', '漕溪镇松炼村'],
    ]
    await stage.sends(mei, '人才兴村.xlsx', table(rows, '表1'))
    expect(mei.reads()).toContain('收到表格：导入结对台账')
    await stage.sends(mei, '汇总.xlsx', table([['县级领导联系专家名单'], ...rows], '表1'))
    expect(mei.reads()).toContain('收到表格：导入联系服务专家台账')
  })

  test('nothing is written while it is asked, nor when it is given up', async () => {
    const { mei, county } = stage
    const rows = [
      ['姓名', '编号', '手机号', '领导', '村'],
      ['韩梅', 'RC-1', '', '陈立新', '漕溪镇松炼村'],
    ]
    await stage.sends(mei, '汇总.xlsx', table(rows, '表1'))
    expect(await mei.presses('不导入了')).toBe('没有导入，什么都没有改。')
    expect(await county.db.prisma.pairing.count()).toBe(0)
  })
})
