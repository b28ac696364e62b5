import { dateWords } from '#cards/kit/dates.ts'
import { reachOf } from '#core/permission.ts'
import type { TellWeekly } from '#core/weekly.ts'
import { whole } from './record.ts'

/** A leader's own experts that wait for him; for those who see all of them, how many are overdue. */
export const weekly: TellWeekly = async (ctx, reader) => {
  const mine = await ctx.db.liaison.findMany({
    where: {
      leader: { personId: reader.personId },
      state: { in: ['assigned', 'due_soon', 'overdue'] },
    },
    include: whole,
    orderBy: { id: 'asc' },
  })
  const overdue =
    reachOf(reader, 'liaison.read') === 'all'
      ? await ctx.db.liaison.count({ where: { state: 'overdue' } })
      : 0
  return {
    own: mine.map(row => ({ words: wordsOf(row), say: '联系' })),
    changed: [],
    atRisk: overdue > 0 ? [{ words: `${overdue}位专家超期没有领导联系`, say: '联系 超期' }] : [],
  }
}

const wordsOf = (row: {
  readonly state: string
  readonly halfYear: Date | null
  readonly talent: { readonly name: string }
}): string => {
  if (row.state === 'assigned') return `确认联系专家${row.talent.name}`
  const until = row.halfYear === null ? '' : `，应在${dateWords(row.halfYear)}前`
  return row.state === 'overdue'
    ? `联系${row.talent.name}已超期${until}`
    : `联系${row.talent.name}：本半年还没有联系${until}`
}
