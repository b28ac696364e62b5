import { exportCard } from '#cards/exports/export.ts'
import type { Tone } from '#cards/kit/card.ts'
import { shortTime, timeWords } from '#cards/kit/dates.ts'
import type { Fact } from '#cards/kit/facts.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { exportsMore } from '#core/outgoing.ts'
import { templateName } from '#domain/templates/index.ts'
import { gapWords } from './gaps.ts'
import type { Offer } from './offers.ts'
import { columnsFor, isOpenColumn, isOwn } from './policy.ts'
import { type ExportRecord, type ExportState, exportNumber } from './record.ts'
import { rangeWords } from './workbook.ts'

/** An export as it stands now, for the actor, or for whoever is to do what `can` says. */
export const exportView = (
  ctx: Context,
  offers: readonly Offer[],
  record: ExportRecord,
  can: Can = canOf(ctx, offers, record),
) => {
  const title = titleOf(offers, record)
  const [head, tone] = heads[record.state]
  return exportCard({
    title: head,
    tone,
    number: exportNumber(record.id),
    words: wordsOf(title, record),
    facts: factsOf(offers, record),
    note: noteOf(record),
    can,
    bound: { id: record.id, version: record.version },
    more: `导出 ${title} ${record.understood.join(' ')} 含手机号`,
  })
}

export const titleOf = (offers: readonly Offer[], { noun }: Pick<ExportRecord, 'noun'>): string =>
  offers.find(one => one.noun === noun)?.ledger.title ?? '台账'

const heads: Readonly<Record<ExportState, readonly [string, Tone]>> = {
  waiting: ['等待批准导出', 'warning'],
  making: ['正在导出', 'info'],
  done: ['导出完成', 'success'],
  refused: ['没有批准导出', 'danger'],
  expired: ['导出申请已过期', 'void'],
  failed: ['导出没有办成', 'danger'],
  cancelled: ['没有导出', 'void'],
}

export const stateWords: Readonly<Record<ExportState, string>> = {
  waiting: '等待批准',
  making: '正在导出',
  done: '已导出',
  refused: '没有批准',
  expired: '已过期',
  failed: '没有办成',
  cancelled: '没有导出',
}

const wordsOf = (title: string, { state, author, total, cursor, decider }: ExportRecord): string => {
  const words: Readonly<Record<ExportState, string>> = {
    waiting: `${author.name}要导出${title}，要另一人批准。`,
    making: `${title}已写${cursor}行，共${total}行。做好后文件私聊发给${author.name}，不用守着。`,
    done: `${title}已私聊发给${author.name}。`,
    refused: `${decider?.name ?? '负责人'}没有批准。`,
    expired: '没有等到批准，已经作废。要的话请重新导出。',
    failed: '办理时权限或范围有了变化，没有导出。请重新导出。',
    cancelled: '没有导出，什么都没有发。',
  }
  return words[state]
}

const factsOf = (offers: readonly Offer[], record: ExportRecord): readonly Fact[] => {
  const rows = record.state === 'done' ? record.cursor : record.total
  const facts: readonly Fact[] = [
    ['范围', rangeWords(record)],
    ['行数', `${rows}行`],
    ['模板', record.template && templateName(record.template)],
    ['没有填上', gapsOf(offers, record)],
    ['另含', closedTitles(offers, record).join('、') || null],
    ['用途', record.purpose],
    ['提供给', record.receiver],
    ['导出人', `${record.author.name}　${shortTime(record.createdAt)}`],
    ['批准人', record.state === 'done' || record.state === 'making' ? (record.decider?.name ?? null) : null],
    ['原因', record.ruling],
  ]
  return facts.filter(([, words]) => words !== null)
}

const gapsOf = (offers: readonly Offer[], { noun, gaps }: ExportRecord): string | null =>
  gaps && gapWords(gaps, offers.find(one => one.noun === noun)?.ledger.counted ?? '条')

/** Columns of more than P1 in it. */
export const closedTitles = (
  offers: readonly Offer[],
  { noun, columns }: Pick<ExportRecord, 'noun' | 'columns'>,
): readonly string[] =>
  (offers.find(one => one.noun === noun)?.ledger.columns ?? [])
    .filter(column => columns.includes(column.key) && !isOpenColumn(column))
    .map(({ title }) => title)

const noteOf = ({ state, dueAt, template }: ExportRecord): string | null => {
  if (state === 'waiting' && dueAt !== null) return `${timeWords(dueAt)}前没有批准就作废。`
  if (state !== 'done') return null
  return template === null
    ? '文件末页有导出说明。导出已记录在案。'
    : '模板的格式一律没动，导出说明另附一个文件。导出已记录在案。'
}

type Can = Parameters<typeof exportCard>[0]['can']

const canOf = (ctx: Context, offers: readonly Offer[], record: ExportRecord): Can => {
  const own = isOwn(ctx.actor, record)
  if (record.state === 'waiting')
    return own ? ['cancel'] : holds(ctx.actor, 'office', 'head') ? ['approve', 'refuse'] : []
  if (!own) return []
  return record.state === 'done' && hasMore(ctx, offers, record) ? ['more'] : []
}

const hasMore = (
  ctx: Context,
  offers: readonly Offer[],
  { noun, dataClass, templateId }: ExportRecord,
): boolean => {
  const ledger = offers.find(one => one.noun === noun)?.ledger
  return (
    dataClass === 'P1' &&
    templateId === null &&
    ledger !== undefined &&
    exportsMore(ctx.actor) &&
    columnsFor(ctx.actor, ledger).some(column => column.key === 'phone')
  )
}
