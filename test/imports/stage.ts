import { writeWorkbook } from '#ledgers/write-workbook.ts'
import type { Speaker } from '#test/support/speaker.ts'
import { startStage as startTalents, type Stage as TalentStage } from '#test/talents/stage.ts'

/** The talents' people and the office's head, and files they send. */
export type Stage = TalentStage & {
  readonly zhao: Speaker
  /** Sends a file into the private chat, or into a group. */
  readonly sends: (who: Speaker, name: string, bytes: Uint8Array, chatId?: string) => Promise<void>
  /** Sends a table, has it checked and applied. */
  readonly imports: (who: Speaker, rows: readonly (readonly string[])[], name?: string) => Promise<void>
  readonly newestImport: () => ReturnType<TalentStage['county']['db']['prisma']['import']['findFirstOrThrow']>
}

export const startStage = async (now?: string): Promise<Stage> => {
  const stage = await startTalents(now)
  const { county } = stage
  const zhao = await county.person('赵主任', { role: 'head' })
  const sends: Stage['sends'] = async (who, name, bytes, chatId) => {
    const { type, content } = county.emulator.upload(who.openId, name, Buffer.from(bytes))
    county.emulator.send(who.openId, type, content, chatId === undefined ? {} : { chatId })
    await county.settle()
  }
  return {
    ...stage,
    zhao,
    sends,
    imports: async (who, rows, name = '台账.xlsx') => {
      await sends(who, name, table(rows))
      await who.presses('核对')
      await who.presses('应用')
    },
    newestImport: () => county.db.prisma.import.findFirstOrThrow({ orderBy: { id: 'desc' } }),
  }
}

/** An .xlsx of these rows on one sheet. */
export const table = (rows: readonly (readonly string[])[], name = '人才'): Uint8Array =>
  writeWorkbook([{ name, rows: rows.map(cells => ({ cells })) }])

export const head = ['序号', '姓名', '工作单位', '从事领域', '联系电话', '人才类别', '学历'] as const

/** A row of a ledger that has nothing wrong with it. */
export const person = (
  nth: number,
  name: string,
  more: Partial<Record<(typeof head)[number], string>> = {},
): string[] => {
  const cells: Record<(typeof head)[number], string> = {
    序号: String(nth),
    姓名: name,
    工作单位: '云岭县人民医院',
    从事领域: '临床医学',
    联系电话: `139${String(nth).padStart(8, '0')}`,
    人才类别: '专业技术人才',
    学历: '本科',
    ...more,
  }
  return head.map(key => cells[key])
}
