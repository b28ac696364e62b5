import { dateWords } from '#cards/kit/dates.ts'
import type { TellAbout } from '#core/about.ts'
import { wordOf } from '#core/dictionary.ts'
import { kinds, logModes, states } from './dictionary.ts'
import { pairingNumber, servedWords, whole } from './record.ts'

/** Somebody's pairings, as the helper or the younger colleague, and what was served in them. */
export const about: TellAbout = async ({ db }, talentId) => {
  const rows = await db.pairing.findMany({
    where: { OR: [{ talentId }, { menteeId: talentId }] },
    include: { ...whole, logs: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  return [
    {
      title: '结对',
      head: ['编号', '类型', '人才', '对象', '状态', '提出日期'],
      rows: rows.map(row => [
        pairingNumber(row.id),
        wordOf(kinds, row.kind) ?? row.kind,
        row.talent.name,
        servedWords(row),
        wordOf(states, row.state) ?? row.state,
        dateWords(row.createdAt),
      ]),
    },
    {
      title: '结对服务',
      head: ['结对', '日期', '方式', '地点', '内容'],
      rows: rows.flatMap(({ id, logs }) =>
        logs.map(log => [
          pairingNumber(id),
          dateWords(log.on.toISOString().slice(0, 10)),
          wordOf(logModes, log.mode) ?? log.mode,
          log.place ?? '',
          log.what,
        ]),
      ),
    },
  ]
}
