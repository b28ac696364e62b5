import { dateWords } from '#cards/kit/dates.ts'
import type { TellAbout } from '#core/about.ts'
import { wordOf } from '#core/dictionary.ts'
import { kinds, outcomes, states } from './dictionary.ts'
import { grievanceNumber } from './number.ts'

/** What somebody asked for, what he was answered, and what became of it. */
export const about: TellAbout = async ({ db, vault }, talentId) => {
  const rows = await db.grievance.findMany({
    where: { talentId },
    include: {
      leadUnit: true,
      files: { orderBy: { id: 'asc' } },
      notes: { where: { kind: 'reply' }, orderBy: { id: 'asc' } },
    },
    orderBy: { id: 'asc' },
  })
  return [
    {
      title: '诉求',
      head: ['编号', '提出日期', '类别', '内容', '承办单位', '状态', '答复', '回访结果', '附件'],
      rows: rows.map(row => [
        grievanceNumber(row.id),
        dateWords(row.createdAt),
        wordOf(kinds, row.kind) ?? row.kind,
        vault.open(row.text),
        row.leadUnit?.name ?? '',
        wordOf(states, row.state) ?? row.state,
        row.notes.map(({ text }) => vault.open(text)).join('\n'),
        wordOf(outcomes, row.outcome) ?? '',
        row.files.length === 0 ? '' : `${row.files.length}个`,
      ]),
    },
  ]
}
