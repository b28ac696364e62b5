import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkCharacter } from '#domain/talents/id-number.ts'
import { head, person as row, type Stage, startStage, table } from '../imports/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const numberOf = (digits: string): string => digits + checkCharacter(digits)

const openBorn = async (id: number): Promise<string | null> => {
  const { bornSealed } = await stage.row(id)
  return bornSealed === null ? null : stage.county.vault.open(bornSealed)
}

/** Asked by the person, applied by the office. */
const corrected = async (
  person: Awaited<ReturnType<Stage['verified']>>['person'],
  field: string,
  value: string,
) => {
  await person.says('更正')
  expect(await person.submits('提交更正', { field, value, reason: '登记时没有填' })).toBe('已提交更正')
  await stage.mei.presses('处理')
  expect(await stage.mei.submits('提交处理意见', { decision: 'apply' })).toBe('已处理')
}

describe('The month of birth', () => {
  test('is kept without the day, sealed, and stands in clear nowhere, not in the audit either', async () => {
    const { id, person } = await stage.agreed('杨春兰', { born: '1975年3月12日' })
    expect(await openBorn(id)).toBe('1975-03')
    for (const words of ['1975-03', '1975年3月', '1975-03-12'])
      expect(await stage.tablesWith(words)).toEqual([])
    const event = await stage.county.db.prisma.auditEvent.findFirstOrThrow({
      where: { event: 'talent.registered', subject: `RC-${id}` },
    })
    expect(event.after).toMatchObject({ born: '已填写', idNumber: '未填写' })
    await person.says('我的信息')
    expect(person.reads()).toContain('出生年月：1975年3月')
  })

  test('is masked for those who handle the record, shown on a press that leaves a trace, and to nobody else', async () => {
    const { id } = await stage.verified('何山', { born: '1980.12' })
    await stage.mei.says(`RC-${id}`)
    expect(stage.mei.reads()).toContain('出生年月：****年**月')
    expect(await stage.mei.presses('显示出生年月')).toContain('已留痕')
    expect(stage.mei.reads()).toContain('出生年月：1980年12月')
    expect(
      await stage.county.db.prisma.accessRecord.findFirst({ where: { talentId: id, dataClass: 'P2' } }),
    ).toMatchObject({ actorName: '段小梅' })
    const leader = await stage.county.person('何副县长', { role: 'leader' })
    await leader.says(`RC-${id}`)
    expect(leader.reads()).toContain('何山')
    expect(leader.reads()).not.toContain('出生年月')
    await stage.mei.says('查人才 何山')
    expect(stage.mei.reads()).not.toContain('1980')
  })

  test('is corrected like a phone, and taken away again by 不填', async () => {
    const { id, person } = await stage.verified('卫青')
    await corrected(person, 'born', '1968年7月')
    expect(await openBorn(id)).toBe('1968-07')
    expect(await stage.tablesWith('1968-07')).toEqual([])
    await person.says('更正')
    expect(
      await person.submits('提交更正', { field: 'born', value: '1968.7', reason: '再来一次' }),
    ).toContain('现在就是这个内容')
    await corrected(person, 'born', '不填')
    expect(await openBorn(id)).toBeNull()
  })

  test('an age is not taken for it, nor the birth of a child or of nobody alive', async () => {
    const { person } = await stage.verified('沈括')
    await person.says('更正')
    const tries = async (value: string) =>
      person.submits('提交更正', { field: 'born', value, reason: '补填' })
    expect(await tries('51岁')).toContain('年龄每年都变')
    expect(await tries('2020年5月')).toContain('现在是6岁')
    expect(await tries('1900年1月')).toContain('现在是126岁')
  })

  test('must agree with the identity number, whichever comes later; both can still be put right', async () => {
    const { id, person } = await stage.verified('班超', { born: '1970年6月' })
    await person.says('更正')
    const other = numberOf('53290119710601001')
    const refused = await person.submits('提交更正', { field: 'idNumber', value: other, reason: '补填' })
    expect(refused).toContain('出生年月和身份证号对不上')
    await corrected(person, 'born', '不填')
    await corrected(person, 'idNumber', other)
    await person.says('更正')
    expect(await person.submits('提交更正', { field: 'born', value: '1970年6月', reason: '补填' })).toContain(
      '对不上',
    )
    await corrected(person, 'born', '1971年6月')
    expect(await openBorn(id)).toBe('1971-06')
  })

  test('of the record that goes is taken along into one that has none', async () => {
    const kept = await stage.verified('霍去病')
    const { prisma } = stage.county.db
    const gone = await stage.verified('霍去病甲', { born: '1988年8月' })
    await prisma.talent.update({ where: { id: gone.id }, data: { personId: null } })
    await stage.mei.says(`合并 RC-${kept.id} RC-${gone.id}`)
    await stage.mei.presses(`合并，保留RC-${kept.id}`)
    expect(await openBorn(kept.id)).toBe('1988-08')
    await stage.mei.says(`撤销合并 RC-${kept.id}`)
    await stage.mei.presses('确认撤销合并')
    expect(await openBorn(kept.id)).toBeNull()
    expect(await openBorn(gone.id)).toBe('1988-08')
  })

  test('goes with the consent', async () => {
    const { id, person } = await stage.verified('苏武', { born: '1966年1月' })
    await person.says('撤回同意')
    expect(person.reads()).toContain('手机号、出生年月、身份证号立即删除')
    await person.presses('确认撤回')
    expect(await openBorn(id)).toBeNull()
  })
})

describe('A ledger with births', () => {
  const heads = [...head, '出生日期', '年龄']

  test('is read to the month, says why it leaves the ages out, and is taken back as a whole', async () => {
    const { zhao, sends } = stage
    const rows = [
      heads,
      [...row(1, '甲一'), '1975-03-12', '51'],
      [...row(2, '乙二'), '29587', '45'],
      [...row(3, '丙三'), '', ''],
    ]
    await sends(zhao, '花名册.xlsx', table(rows))
    expect(zhao.reads()).toContain('出生年月')
    expect(zhao.reads()).toContain('年龄每年都变')
    await zhao.presses('核对')
    await zhao.presses('应用')
    const made = await stage.county.db.prisma.talent.findMany({
      where: { name: { in: ['甲一', '乙二', '丙三'] } },
      orderBy: { id: 'asc' },
    })
    expect(await Promise.all(made.map(({ id }) => openBorn(id)))).toEqual(['1975-03', '1981-01', null])
    expect(await stage.tablesWith('1975-03')).toEqual([])
    const { id } = await stage.newestImport()
    await zhao.says(`撤销导入 DR-${id}`)
    await zhao.presses('撤销导入')
    expect((await stage.row(made[0]?.id ?? 0)).bornSealed).toBeNull()
  })

  test('that disagrees with an identity number, or with what is kept, says so beside the row', async () => {
    const { zhao, sends } = stage
    const { id } = await stage.verified('张骞', {
      born: '1972年2月',
      idNumber: numberOf('53290119720201001'),
    })
    const { phoneSealed } = await stage.row(id)
    const phone = stage.county.vault.open(phoneSealed ?? '')
    const known = row(2, '张骞', { 工作单位: '漕溪镇松炼村', 联系电话: phone })
    const rows = [
      [...head, '出生年月', '身份证号'],
      [...row(11, '丁四'), '1985年5月', numberOf('53290119850601001')],
      [...known, '1973年2月', ''],
    ]
    await sends(zhao, '花名册.xlsx', table(rows))
    await zhao.presses('核对')
    expect(zhao.history().join('\n')).toContain('第2行：出生年月和身份证号对不上')
    expect(zhao.history().join('\n')).toContain('第3行：出生年月和身份证号对不上')
  })
})

test('Whoever turns fifty stands among those of fifty from that month on, and on the day before it did not', async () => {
  const { mei, county } = stage
  const { id } = await stage.verified('卫子夫', { born: '1976年12月' })
  await county.clock.set('2026-12-01T09:00')
  await mei.says('溯源 RC-01 2026-11-30 按年龄 46-49岁')
  expect(mei.reads()).toContain(`RC-${id} 卫子夫`)
  await mei.says('溯源 RC-01 2026-12-01 按年龄 50-54岁')
  expect(mei.reads()).toContain(`RC-${id} 卫子夫`)
})
