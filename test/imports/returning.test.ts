import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dateWords } from '#cards/kit/dates.ts'
import { states as liaisonStates } from '#domain/liaisons/dictionary.ts'
import { states as pairingStates } from '#domain/pairings/dictionary.ts'
import { states as stationStates } from '#domain/workstations/dictionary.ts'
import { writeWorkbook } from '#ledgers/write-workbook.ts'
import { cellsOf } from '#test/exports/stage.ts'
import type { Speaker } from '#test/support/speaker.ts'
import type { County } from '#test/support/world.ts'
import { startDemoOffice } from '#test/talents/demo-county.ts'

/** 2026年05月: a day as many ledgers have it. */
const monthOf = (day: Date | null | undefined): string =>
  `${(day?.toISOString().slice(0, 7) ?? '').replace('-', '年')}月`

/** A row of a ledger that left, by its heads. */
type Row = Readonly<Record<string, string>>

describe('A ledger that left and is dropped in again', () => {
  let county: County
  let mei: Speaker
  beforeAll(async () => {
    const { county: demo, office } = await startDemoOffice()
    county = demo
    mei = office
  }, 60_000)
  afterAll(() => county.end())

  const drops = async (who: Speaker, name: string, bytes: Uint8Array): Promise<void> => {
    const { type, content } = county.emulator.upload(who.openId, name, Buffer.from(bytes))
    county.emulator.send(who.openId, type, content)
    await county.settle()
  }

  const checked = async (who: Speaker): Promise<string> => {
    await who.presses('核对')
    return who.history().slice(-2).join('\n')
  }

  const counts = async () =>
    (await county.db.prisma.import.findFirstOrThrow({ orderBy: { id: 'desc' } })).counts

  const leaves = async (who: Speaker, what: string) => {
    await who.says(`导出 ${what}`)
    await who.presses('导出')
    return who.file()
  }

  /** Exports, looks through the rows as a colleague would, and drops them in again. */
  const changed = async (
    what: string,
    change: (rows: readonly Row[]) => readonly Row[],
    who = mei,
  ): Promise<string> => {
    const file = await leaves(who, what)
    const [[name = '', [, head = [], ...rows] = []] = []] = Object.entries(await cellsOf(file))
    const whole = rows
      .filter(([nth]) => nth !== '合计')
      .map(cells => Object.fromEntries(head.map((title, at) => [title, cells[at] ?? ''])))
    const heads = [...new Set([...head, ...change(whole).flatMap(row => Object.keys(row))])]
    const cells = change(whole).map(row => ({ cells: heads.map(title => row[title] ?? '') }))
    await drops(who, file.name, writeWorkbook([{ name, rows: [{ cells: heads }, ...cells] }]))
    return checked(who)
  }

  const words = (dictionary: Readonly<Record<string, string>>): string => Object.values(dictionary).join(' ')

  /** The rows of these records, one after the other. */
  const rowsOf = (rows: readonly Row[], head: string, numbers: readonly string[]): readonly Row[] =>
    numbers.flatMap(number => rows.filter(row => row[head] === number))

  test.each([
    ['结对', words(pairingStates), () => county.db.prisma.pairing.count()],
    ['工作站', words(stationStates), () => county.db.prisma.workstation.count()],
    ['联系', words(liaisonStates), () => county.db.prisma.liaison.count()],
  ] as const)('%s: the whole of it, in every state, is there as it is', async (what, states, count) => {
    const { name, bytes } = await leaves(mei, `${what} ${states}`)
    await drops(mei, name, bytes)
    expect(mei.reads()).not.toContain('还缺')
    expect(await checked(mei)).toContain('没有可以导入的行')
    expect(await counts()).toEqual({ fresh: 0, change: 0, same: await count(), unclear: 0, wrong: 0 })
  })

  test.each(['结对', '联系'])('%s: with phones as well', async what => {
    await mei.says(`导出 ${what} 含手机号`)
    await mei.submits('导出', { columns: ['phone'], purpose: '核对电话', receiver: '县委人才办' })
    const { name, bytes } = mei.file()
    await drops(mei, name, bytes)
    expect(mei.reads()).toContain('手机号 → ')
    await checked(mei)
    expect(await counts()).toMatchObject({ fresh: 0, change: 0, unclear: 0, wrong: 0 })
  })

  test('pairings: what was changed in the sheet is told with where it is changed, and nothing is written', async () => {
    const all = { include: { talent: true }, orderBy: { id: 'asc' } } as const
    const before = await county.db.prisma.pairing.findMany(all)
    const over = before.filter(({ state, endsOn }) => state === 'review' && endsOn !== null).slice(0, 2)
    const held = before.filter(({ state, kind }) => state === 'active' && kind === 'village').slice(0, 8)
    const numbers = [...over, ...held].map(({ id }) => `JD-${id}`)
    const [ends, other] = over.map(({ endsOn }) => dateWords(endsOn?.toISOString().slice(0, 10) ?? ''))
    const said = await changed('结对', rows => {
      const [a, b, c, d, e, f, g, h, i, j] = rowsOf(rows, '结对编号', numbers)
      return [
        { ...a, 结束日期: '2031-06-30' },
        { ...b, 结束日期: '2031年6月', 状态: '解除', 方式: '' },
        {
          ...c,
          开始日期: monthOf(held[0]?.startsOn),
          状态: '正常',
          结对编号: numbers[2]?.toLowerCase() ?? '',
        },
        { ...d, 人才: '查无此人' },
        { ...e, 结对对象: '没有的村' },
        { ...f, 人才单位: '云岭县人民医院' },
        { ...g, 人才手机号: '13900001111' },
        { ...h, 确认依据: '云岭人才〔2026〕1号' },
        { ...i, 结对编号: 'JD-9999' },
        { ...j, 结对编号: '12' },
        { ...a, 备注: '又抄了一遍' },
      ]
    })
    const [first, second, , fourth, , sixth, seventh] = [...over, ...held]
    expect(said).toContain(
      `第2行：JD-${first?.id}的截止日期不一样：表里2031年6月30日，台账里${ends}；请在它的卡片上办理。`,
    )
    expect(said).toContain(
      `第3行：JD-${second?.id}的截止日期不一样：表里2031年6月，台账里${other}；状态不一样：表里解除，台账里到期评估；请在它的卡片上办理。`,
    )
    expect(said).not.toContain('第4行')
    expect(said).toContain(`第5行：JD-${fourth?.id}是${fourth?.talent.name}（RC-${fourth?.talentId}）和`)
    expect(said).toContain('和表里的人才姓名“查无此人”对不上，请核对编号；新登记的请把结对编号留空。')
    expect(said).toContain('和表里的结对村“没有的村”对不上')
    expect(said).toContain(`JD-${sixth?.id}的人才单位不一样：表里云岭县人民医院，台账里`)
    expect(said).toContain(`；请发“更正 RC-${sixth?.talentId}”。`)
    expect(said).toContain(
      `第8行：JD-${seventh?.id}的人才手机号和台账里的不一样；请发“更正 RC-${seventh?.talentId}”。`,
    )
    expect(said).toContain('确认依据不一样：表里云岭人才〔2026〕1号，台账里没有填')
    expect(said).toContain('第10行：没有结对JD-9999；新登记的请把结对编号留空。')
    expect(said).toContain('还有2行')
    const marked = Object.values(await cellsOf(mei.file()))
      .flat(2)
      .join('\n')
    expect(marked).toContain('结对编号“12”看不懂，要像JD-12这样。新登记的请把结对编号留空。')
    expect(await counts()).toEqual({ fresh: 0, change: 0, same: 1, unclear: 5, wrong: 5 })
    expect(await county.db.prisma.pairing.findMany(all)).toEqual(before)
  })

  test('what a new record cannot do without is said as before, its number is not asked for', async () => {
    const said = await mei.asks('导入')
    expect(said).toContain('结对编号、人才姓名（必填）')
    expect(said).toContain('联系编号、联系领导（必填）、专家姓名（必填）')
    expect(said).toContain('工作站编号、工作站名称、建站单位（必填）')
  })

  test('pairings: rows that were added without a number are new, the others stay what they are', async () => {
    const free = await county.db.prisma.talent.findFirstOrThrow({
      where: { state: 'verified', pairings: { none: {} } },
      orderBy: { id: 'asc' },
    })
    await changed('结对', rows => [
      ...rows,
      { 人才: free.name, 人才编号: `RC-${free.id}`, 结对对象: '诺溪镇和平村', 类型: '人才兴村' },
    ])
    const { same, ...rest } = Object(await counts())
    expect(rest).toEqual({ fresh: 1, change: 0, unclear: 0, wrong: 0 })
    expect(same).toBeGreaterThan(100)
    expect(await mei.presses('应用')).toBe('导入完成：新增1条，更新0条。')
  })

  test('pairings: a township’s officer imports his own back; a number from elsewhere is not his', async () => {
    const qiang = await county.person('梁勇', { role: 'township', township: '诺溪镇' })
    const { name, bytes } = await leaves(qiang, '结对')
    await drops(qiang, name, bytes)
    await checked(qiang)
    expect(await counts()).toMatchObject({ fresh: 0, change: 0, unclear: 0, wrong: 0 })
    const other = await county.db.prisma.pairing.findFirstOrThrow({
      where: { village: { township: { name: { not: '诺溪镇' } } } },
    })
    const said = await changed('结对', ([row = {}]) => [{ ...row, 结对编号: `JD-${other.id}` }], qiang)
    expect(said).toContain(`第2行：JD-${other.id}不在您负责的范围内。`)
  })

  test.each(['结对', '工作站'])('%s: a department’s own ones are there as they are as well', async what => {
    const dept = await county.person(`联络员${what.length}`, { role: 'department', unit: '县农业农村局' })
    const { name, bytes } = await leaves(dept, what)
    await drops(dept, name, bytes)
    await checked(dept)
    const { same, ...rest } = Object(await counts())
    expect(rest).toEqual({ fresh: 0, change: 0, unclear: 0, wrong: 0 })
    expect(same).toBeGreaterThan(0)
  })

  test('stations: what was changed is told; a number of another host’s is a mistake', async () => {
    const stations = await county.db.prisma.workstation.findMany({
      where: { state: 'running' },
      include: { members: { where: { side: 'local' } } },
      orderBy: { id: 'asc' },
      take: 6,
    })
    const numbers = stations.map(({ id }) => `GZ-${id}`)
    const team = (nth: number): readonly string[] => stations[nth]?.members.map(({ name }) => name) ?? []
    const said = await changed('工作站', rows => {
      const [one, two, three, four, five, six] = rowsOf(rows, '工作站编号', numbers)
      return [
        { ...one, 领衔专家: '欧阳修文' },
        { ...two, 状态: '已撤销', 领域: '' },
        { ...three, 状态: '正常运行', 本地团队: team(2).toReversed().join('、') },
        { ...four, 本地团队: [...team(3).slice(1), '欧阳修文'].join('、') },
        { ...five, 工作站编号: numbers[0] ?? '' },
        { ...six, 工作站编号: 'GZ-999' },
      ]
    })
    expect(said).toContain(
      `第2行：${numbers[0]}的领衔专家不一样：表里欧阳修文，台账里${stations[0]?.expertName}；请在它的卡片上办理。`,
    )
    expect(said).toContain(`第3行：${numbers[1]}的状态不一样：表里已撤销，台账里运行；请在它的卡片上办理。`)
    expect(said).toContain(`第5行：${numbers[3]}的本地团队不一样`)
    expect(said).toContain(`第6行：${numbers[0]}是`)
    expect(said).toContain('第7行：没有工作站GZ-999；新登记的请把工作站编号留空。')
    expect(await counts()).toEqual({ fresh: 0, change: 0, same: 1, unclear: 3, wrong: 2 })
  })

  test('liaisons: another leader is another liaison; a later contact is logged on the card', async () => {
    const liaisons = await county.db.prisma.liaison.findMany({
      where: { state: 'active' },
      include: { leader: { include: { person: true } } },
      orderBy: { id: 'asc' },
      take: 3,
    })
    const numbers = liaisons.map(({ id }) => `LX-${id}`)
    const said = await changed('联系', rows => {
      const [one, two, three] = rowsOf(rows, '联系编号', numbers)
      return [
        { ...one, 联系领导: '欧阳修文' },
        { ...two, 最近联系: '2026-11-20' },
        { ...three, 状态: '已结束' },
      ]
    })
    expect(said).toContain(`第2行：${numbers[0]}是${liaisons[0]?.leader.person.name}联系`)
    expect(said).toContain(`第3行：${numbers[1]}的最近联系日期不一样：表里2026年11月20日，台账里`)
    expect(said).toContain(
      `第4行：${numbers[2]}的状态不一样：表里已结束，台账里正常联系；请在它的卡片上办理。`,
    )
    expect(await counts()).toEqual({ fresh: 0, change: 0, same: 0, unclear: 2, wrong: 1 })
  })
})
