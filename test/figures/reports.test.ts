import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PairingStage, startStage } from '../pairings/stage.ts'
import type { Speaker } from '../support/speaker.ts'

let stage: PairingStage
let yang: Speaker

beforeAll(async () => {
  stage = await startStage()
  yang = (await stage.paired('杨春兰', '松炼村')).person
})
afterAll(() => stage.county.end())

const drafted = async (receiver: string, day = '2026-11-23'): Promise<string> => {
  await stage.mei.says('指标 上报')
  return stage.mei.submits('算出数字', { day, receiver, purpose: '月报' })
}

/** The figures keep the head waiting on a busy machine: the card is what counts. */
const lines = (card: string): readonly string[] => card.split('\n')

describe('上报数', () => {
  test('are counted by the office and made final by its head', async () => {
    expect(await stage.mei.says('已报数').then(() => stage.mei.reads())).toContain('还没有锁定过上报数')
    expect(await drafted('州委组织部')).toMatch(/已报主任锁定|正在办理/)
    expect(stage.mei.reads()).toContain('待锁定')
    expect(stage.mei.reads()).not.toContain('〔锁定〕')
    expect(stage.zhao.reads()).toContain('IND-21 选派到村人才 1人')
    await stage.zhao.presses('锁定')
    expect(stage.zhao.reads()).toContain('已锁定')
    expect(stage.zhao.reads()).toContain('与报出的数一致')
    await stage.mei.says('指标 IND-21')
    expect(stage.mei.reads()).toContain('BC-1报州委组织部1人，现在重算一致')
  })

  test('stay as they were: no row of theirs can be changed, not even by hand', async () => {
    const { pool } = stage.county.db
    await expect(pool.query("update figure_report set receiver = 'x'")).rejects.toThrow('stay as they were')
    await expect(pool.query('update figure_report_line set value = 9')).rejects.toThrow('stay as they were')
    await expect(pool.query('delete from figure_report_line')).rejects.toThrow('stay as they were')
    await expect(
      pool.query(
        "insert into figure_report_line (report_id, indicator, name, unit, value, records) values (1, 'X', 'x', '人', 1, '{}')",
      ),
    ).rejects.toThrow('stay as they were')
  })

  test('are compared ever after: what came in late is named, with who wrote it and when', async () => {
    await stage.county.clock.set('2026-11-23T15:00')
    const { id } = await stage.verified('李建华')
    await stage.mei.says('已报数 BC-1')
    expect(stage.mei.reads()).toContain('入库人才：报出 1人，现为 2人')
    expect(stage.mei.reads()).toContain(`RC-${id} 多计，锁定后补录：11月23日 段小梅核验入库`)
    await stage.county.clock.set('2026-11-24T09:00')
    await yang.says('登记服务 昨天到松炼村讲核桃嫁接，26户')
    await yang.submits('登记服务')
    await stage.mei.says('已报数 BC-1')
    expect(stage.mei.reads()).toContain('结对服务：报出 0次，现为 1次')
    expect(stage.mei.reads()).toMatch(/JD-1 多计，锁定后补录：11月24日 杨春兰/)
    await stage.mei.says('指标 RC-01 2026-11-23')
    expect(stage.mei.reads()).toContain('现在重算2人；发“已报数 BC-1”')
  })

  test('that changed while they waited are counted anew before anybody signs them', async () => {
    await drafted('省委组织部', '2026-11-24')
    await stage.verified('何山')
    const sent = lines(stage.zhao.reads())
    expect(sent).toContain('RC-01 入库人才 2人')
    await stage.zhao.presses('锁定')
    expect(stage.zhao.reads()).toContain('RC-01 入库人才 3人')
    expect(stage.zhao.reads()).toContain('待锁定')
    await stage.zhao.presses('锁定')
    expect(stage.zhao.reads()).toContain('已锁定')
  })

  test('are the head’s to lock, once; what is not locked counts for nothing', async () => {
    await drafted('县委办')
    const { id, version } = await stage.county.db.prisma.figureReport.findFirstOrThrow({
      orderBy: { id: 'desc' },
    })
    expect([id, version]).toEqual([3, 1])
    const before = stage.zhao.message()
    await stage.mei.presses('不锁定')
    expect(stage.mei.reads()).toContain('没有锁定，不作数')
    await stage.zhao.pressesOn(before, '锁定')
    expect(stage.zhao.reads()).toContain('未锁定')
    await stage.mei.says('已报数')
    expect(stage.mei.reads()).not.toContain('BC-3')
  })

  test('are the county’s, for those who read all of it', async () => {
    await stage.qiang.says('已报数')
    expect(stage.qiang.reads()).toContain('上报数是全县的数')
    await stage.qiang.says('指标 上报')
    expect(stage.qiang.reads()).toContain('没有“锁定上报数”的权限')
    const audit = await stage.county.person('纪检', { role: 'audit' })
    await audit.says('已报数 BC-1')
    expect(audit.reads()).toContain('已锁定')
    await audit.says('已报数 BC-77')
    expect(audit.reads()).toContain('没有找到这份上报数')
  })
})
