import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cellsOf, type Stage, startStage } from './stage.ts'

describe('An export by a template', { timeout: 180_000 }, () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage()
    await stage.people(['杨春兰', '=1+2'])
  })
  afterEach(() => stage.county.end())

  const heads = ['序号', '姓名', '手机号', '身份证号']
  const asksForAll = async (stage: Stage) => {
    await stage.mei.submits('导出', {
      columns: ['phone', 'idNumber'],
      purpose: '州委组织部年度统计',
      receiver: '州委组织部',
    })
  }

  test.each(['停用', '换栏目'])(
    'that waits for a second person is not made when the template changes: %s',
    async how => {
      const { mei, zhao, ling } = stage
      const { id } = await stage.keeps(mei, { heads, total: false })
      await mei.says(`导出 人才 按MB-${id}模板`)
      await asksForAll(stage)
      const asked = zhao.message()
      if (how === '停用') {
        await ling.says(`模板 停用 MB-${id}`)
        expect(ling.reads()).toContain('1次，批准时会因模板停用而不导出')
        await ling.presses('停用')
      } else {
        await ling.says(`模板 改 MB-${id}`)
        await ling.submits('改好了', { column: '1', source: 'place' })
      }
      await zhao.pressesOn(asked, '批准导出')
      expect(mei.history().join('\n')).toContain(
        how === '停用' ? '模板在这期间停用了，没有导出' : '模板在这期间改过栏目',
      )
      expect(() => stage.fileNamed(mei, '')).toThrow()
      expect((await stage.exports()).map(({ state }) => state)).toEqual(['failed'])
    },
  )

  test('leaves out what was not asked for; a township officer’s has no phones', async () => {
    const { mei, qiang } = stage
    await stage.keeps(mei, { heads, total: false })
    await mei.says('导出 人才 按模板')
    await mei.submits('导出', { columns: ['phone'], purpose: '州委组织部年度统计', receiver: '州委组织部' })
    expect(mei.history().join('\n')).toContain('身份证号（要另一人批准，这次没有选）')
    const { '人才 统计': rows = [] } = await cellsOf(stage.fileNamed(mei, '统计表'))
    expect(rows.slice(4, 6)).toEqual([
      ['1', '杨春兰', '13800000000'],
      ['2', '＝1+2', '13800000001'],
    ])
    await qiang.says('导出 人才 按全州人才统计表模板')
    expect(qiang.reads()).toContain('手机号（由县委人才办写明用途后导出）')
    await qiang.presses('导出')
    const { '人才 统计': own = [] } = await cellsOf(stage.fileNamed(qiang, '统计表'))
    expect(own[4]).toEqual(['1', '杨春兰'])
  })

  test('says which when several fit, and which there are when none does', async () => {
    const { mei } = stage
    await mei.says('导出 人才 按模板')
    expect(mei.reads()).toContain('还没有上级模板')
    await stage.keeps(mei, { heads: ['姓名', '学历'], total: false }, '州委组织部人才表.xlsx')
    await stage.keeps(mei, { heads: ['姓名', '单位'], total: false }, '州人社局人才表.xlsx')
    await mei.says('导出 人才 按模板')
    expect(mei.reads()).toContain('有2份模板')
    await mei.says('第二个')
    expect(mei.reads()).toContain('州委组织部人才表')
    await mei.says('导出 人才 按省科协模板')
    expect(mei.reads()).toContain('没有找到模板“省科协”')
    expect(mei.reads()).toContain('州人社局人才表、州委组织部人才表')
    await mei.says('不导出')
    await mei.says('按州人社局的模板把漕溪镇的人才台账导出来')
    expect(mei.reads()).toContain('州人社局人才表')
    expect(mei.reads()).toContain('漕溪镇')
  })

  test('is made by the clock when the program ended in the middle, once', async () => {
    const { mei, county } = stage
    const { id } = await stage.keeps(mei, { heads: ['序号', '姓名'], total: false, rooms: 0 })
    const author = await county.db.prisma.person.findFirstOrThrow({ where: { name: '段小梅' } })
    const template = await county.db.prisma.template.findUniqueOrThrow({ where: { id } })
    // As a program leaves it that was killed while it filled the template.
    await county.db.prisma.export.create({
      data: {
        state: 'making',
        noun: 'talents',
        filter: { townships: [], villages: [], units: [], fields: [], states: [], words: [] },
        columns: ['name'],
        dataClass: 'P1',
        templateId: id,
        templateVersion: template.version,
        total: 2,
        by: author.id,
        createdAt: county.clock.now(),
      },
    })
    await county.clock.set('2026-11-23T09:03')
    await county.clock.set('2026-11-23T09:05')
    const { '人才 统计': rows = [] } = await cellsOf(stage.fileNamed(mei, '统计表'))
    expect(rows.flat()).toEqual(expect.arrayContaining(['杨春兰', '＝1+2', '注：本表一式三份。']))
    await county.clock.set('2026-11-23T09:30')
    expect(mei.history().filter(line => /［文件.*统计表.*DC-/.test(line))).toHaveLength(1)
  })
})
