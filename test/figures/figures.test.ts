import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from '../pairings/stage.ts'

let stage: PairingStage

beforeAll(async () => {
  stage = await startStage()
  await stage.paired('杨春兰', '松炼村')
})
afterAll(() => stage.county.end())

const asks = (words: string): Promise<string> => stage.mei.asks(words)

describe('指标', () => {
  test('shows every figure as it stands, each with the way to its records', async () => {
    expect(await asks('指标')).toContain('入库人才')
    expect(stage.mei.reads()).toContain('1/7个（14.3%）')
    expect(await asks('指标 IND-21')).toContain('选派到村人才：1人')
    expect(stage.mei.reads()).toContain('一人结对几个村只计一次')
    expect(stage.mei.reads()).toContain('比上月末新增1人')
    expect(stage.mei.reads()).toContain('杨春兰')
  })

  test('of another day names the month it is compared with', async () => {
    await stage.county.clock.set('2026-12-20T10:00')
    expect(await asks('指标 IND-21 2026-11-30')).toContain('比10月末新增1人')
    expect(await asks('指标 IND-21')).toContain('与上月末相比没有变化')
    await stage.county.clock.set('2026-11-23T09:00')
  })

  test('opens the very records a figure counts, today and on any day before', async () => {
    expect(await asks('溯源 IND-21')).toContain('杨春兰')
    expect(await asks('溯源 IND-21 2026-06-30')).toContain('没有记录')
    expect(await asks('溯源 JD-01')).toContain('漕溪镇松炼村')
  })

  test('that does not exist, or a day that has not come, is said so', async () => {
    expect(await asks('溯源 IND-99')).toContain('没有“IND-99”这项指标')
    expect(await asks('溯源')).toContain('哪一项指标')
    expect(await asks('溯源 IND-21 2027-01-01')).toContain('还没有到')
    expect(await asks('指标 RC-03 明年')).toContain('还没有到')
  })

  test('of a period is what happened in it, beside the one before', async () => {
    expect(await asks('指标 RC-03 今年一季度')).toContain('新入库人才：0人')
    expect(await asks('指标 RC-03 本月')).toContain('新入库人才：1人')
    expect(stage.mei.reads()).toContain('RC-1')
    expect(await asks('溯源 RC-03 去年')).toContain('没有记录')
  })

  test('shows both readings where the words mean two numbers, each with its own records', async () => {
    expect(await asks('指标 IND-21')).toContain('另一种口径：按人次 1人次')
    expect(await asks('溯源 IND-21 按人次')).toContain('JD-1 杨春兰 — 松炼村')
  })

  test('asked for without its name shows every figure the words may mean, also those without records', async () => {
    expect(await asks('今年引进了多少人才')).toContain('请选一项')
    for (const name of ['引进高层次人才', '引进急需紧缺专业人才', '柔性引进专家'])
      expect(stage.mei.reads()).toContain(name)
    expect(stage.mei.reads()).not.toContain('专家工作站')
    expect(await asks('开了多少次会')).toContain('召开的座谈会、恳谈会 0次')
    expect(stage.mei.reads()).toContain('县委常委会研究人才工作 还没有记录')
    expect(await asks('今年培训了多少人')).toContain('培训人次')
    expect(stage.mei.reads()).toContain('需要这几个数，请联系县委组织部')
    expect(await asks('给工作站拨了多少钱')).toContain('工作站补助经费：还没有记录')
    expect(await asks('今年服务了多少次')).toContain('结对服务：0次')
  })

  test('are asked for by “experts”: of several kinds, never everybody; those of a field stay people of the field', async () => {
    for (const words of [
      '有多少专家',
      '多少 专家',
      '人才统计 专家',
      '全县有多少专家',
      '专家一共多少人',
      '现在有多少位专家',
    ]) {
      expect([words, await asks(words)]).toEqual([words, expect.stringContaining('请选一项')])
      expect(stage.mei.reads()).toContain('柔性引进专家 0人')
      expect(stage.mei.reads()).toContain('县级领导联系的专家 0人')
      expect(stage.mei.reads()).toContain('三级专家工作站合计 0个')
    }
    expect(await asks('有多少专家 今年')).toContain('请选一项')
    for (const words of ['有多少茶叶专家', '有多少专家 茶叶'])
      expect([words, await asks(words)]).toEqual([words, expect.stringContaining('共1人')])
    expect(await asks('有多少核桃专家')).toContain('领域：核桃')
    expect(await asks('苗岭乡有多少专家')).toContain('乡镇：苗岭乡')
    expect(await asks('count 专家')).toContain('没有笼统地数')
  })

  test('compared with last month in one’s own words shows who came and who went', async () => {
    await stage.county.clock.set('2026-12-20T10:00')
    for (const words of ['选派到村人才比上月', '指标 IND-21 比上月', '选派到村人才和上个月比']) {
      expect([words, await asks(words)]).toEqual([words, expect.stringContaining('选派到村人才：1人')])
      expect(stage.mei.reads()).toContain('截至2026年12月20日')
      expect(stage.mei.reads()).toContain('与11月末相比没有变化')
    }
    expect(await asks('入库人才和上个月比谁来了谁走了')).toContain('与11月末相比没有变化')
    expect(await asks('结对服务次数跟上个月比多了还是少了')).toContain('结对服务：0次')
    expect(stage.mei.reads()).toContain('本月（2026年12月1日至2026年12月20日）')
    expect(await asks('指标 IND-21 比去年')).toContain('比2025年12月末新增1人')
    expect(await asks('指标 RC-03 上个月')).toContain('新入库人才：1人')
    await stage.county.clock.set('2026-11-23T09:00')
    expect(await asks('入库人才和上个月比谁来了谁走了')).toContain('比10月末新增1人')
  })

  test('is divided as people ask', async () => {
    expect(await asks('指标 人才总数 按领域')).toContain('茶叶 | 1')
    expect(await asks('指标 RC-01 按层次')).toContain('中级 | 1')
    expect(await asks('指标 RC-01 按年龄')).toContain('未填 | 1')
    expect(stage.mei.reads()).toContain('不足10人')
  })

  test('turns the pages of a long list, of the same stretch', async () => {
    for (let more = 0; more < 15; more += 1)
      await stage.county.db.prisma.talent.create({
        data: {
          name: `甲${more}`,
          initials: 'j',
          category: 'folk',
          state: 'verified',
          registeredBy: 'system:test',
          verifiedAt: new Date('2026-02-03T10:00:00+08:00'),
          createdAt: new Date('2026-02-01T10:00:00+08:00'),
          updatedAt: new Date('2026-02-03T10:00:00+08:00'),
        },
      })
    // The sentence for the rest once asked for other days than were compared.
    expect(await asks('指标 RC-03 2026年2月')).toContain('还有3条没有列出')
    expect(stage.mei.reads()).toContain('“溯源 RC-03 2026-02-01到2026-02-28”')
    expect(await asks('溯源 RC-03 2026-02-01到2026-02-28')).toContain('RC-03 · 2026年2月1日至2026年2月28日\n')
    expect(stage.mei.reads()).toContain('共15条')
    expect(await asks('溯源 RC-03 今年一季度')).toContain('共15条')
    expect(await asks('溯源 RC-03 2026-11-23')).toContain('第1—15条，共16条')
    await stage.mei.presses('下一页')
    expect(stage.mei.reads()).toContain('第16—16条，共16条')
    expect(stage.mei.reads()).toContain('2026年1月1日至2026年11月23日')
    await stage.mei.presses('上一页')
    expect(stage.mei.reads()).toContain('第1—15条')
  })

  test('of which several fit the words is asked for', async () => {
    expect(await asks('指标 工作站')).toContain('有几项指标，请选一项')
    expect(stage.mei.reads()).toContain('IND-17')
    expect(await asks('IND-16、17、18分别多少')).toContain('省级专家工作站 0个')
    expect(stage.mei.reads()).toContain('县级专家工作站 0个')
    expect(await asks('指标 IND-16、17')).toContain('州级专家工作站 0个')
  })

  test('without records here says who has the number, and no number', async () => {
    expect(await asks('指标 IND-05')).toContain('还没有记录')
    expect(stage.mei.reads()).toContain('县委组织部')
    expect(await asks('溯源 IND-24')).toContain('县财政局')
    expect(await asks('年报数字 2026')).toContain('2026年年报数字')
    expect(stage.mei.reads()).toContain('IND-01 人才工作专班（县委人才办）')
    expect(stage.mei.reads()).toContain('IND-21 选派到村人才 1人')
  })

  test('is written as a sentence, rounded only as is true', async () => {
    expect(await asks('指标 IND-21 用文字')).toContain(
      '截至2026年11月23日，全县选派到村人才1人（按人次1人次），比上月末增加1人。',
    )
    expect(stage.mei.reads()).toContain('不宜约写')
  })

  test('are those of one’s own township for its officer, and nobody’s business for a stranger', async () => {
    const wang = await stage.county.person('旺叔', { role: 'township', township: '苗岭乡' })
    await wang.says('溯源 RC-01')
    expect(wang.reads()).toContain('没有记录')
    await wang.says('指标')
    expect(wang.reads()).toContain('苗岭乡')
    expect(wang.reads()).not.toContain('规划进度')
    const stranger = await stage.county.person('过路人')
    await stranger.says('指标')
    expect(stranger.reads()).toContain('没有“查看指标”的权限')
    const finance = await stage.county.person('钱会计', { role: 'finance' })
    await finance.says('指标')
    expect(finance.reads()).toContain('您能看的指标目前还没有记录')
  })

  test('name nobody to a leader, and nobody at all in a group', async () => {
    const leader = await stage.county.person('何副县长', { role: 'leader' })
    await leader.says('溯源 IND-21')
    expect(leader.reads()).toContain('杨**')
    expect(leader.reads()).toContain('姓名已隐去')
    const group = await stage.county.group('office')
    await stage.mei.says('@伯乐 指标 IND-21', group)
    expect(group.reads()).toContain('选派到村人才：1人')
    expect(group.reads()).not.toContain('杨春兰')
    await stage.mei.says('@伯乐 溯源 IND-21', group)
    expect(group.reads()).toBe('明细已私聊发您。')
    expect(stage.mei.reads()).toContain('杨春兰')
  })

  test('leave a trace with whoever was shown by name, and why', async () => {
    await stage.ling.says('溯源 IND-21')
    const seen = await stage.county.db.prisma.accessRecord.findFirstOrThrow({
      where: { actorName: '周玲', talentId: 1 },
    })
    expect(seen.why).toBe('溯源 IND-21')
  })
})
