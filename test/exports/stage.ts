import { openWorkbook } from '#ledgers/open-workbook.ts'
import type { Speaker } from '#test/support/speaker.ts'
import { startStage as startTalents, type Stage as TalentStage } from '#test/talents/stage.ts'

/** The talents' people, the office's head, and the files they were sent. */
export type Stage = TalentStage & {
  readonly zhao: Speaker
  /** The newest file somebody was sent, as sheets of cells. */
  readonly sheets: (who: Speaker) => Promise<Readonly<Record<string, readonly (readonly string[])[]>>>
  readonly newest: TalentStage['newest']
  readonly exports: () => ReturnType<TalentStage['county']['db']['prisma']['export']['findMany']>
}

export const startStage = async (now?: string): Promise<Stage> => {
  const stage = await startTalents(now)
  const zhao = await stage.county.person('赵主任', { role: 'head' })
  return {
    ...stage,
    zhao,
    sheets: who => cellsOf(who.file()),
    exports: () => stage.county.db.prisma.export.findMany({ orderBy: { id: 'asc' } }),
  }
}

/** What Excel would show of a workbook. */
export const cellsOf = async ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => {
  const book = await openWorkbook(bytes, name)
  return Object.fromEntries(book.sheets.map(sheet => [sheet.name, sheet.rows.map(({ cells }) => cells)]))
}
