import { mappingCard } from '#cards/imports/mapping.ts'
import { progressCard } from '#cards/imports/progress.ts'
import { reportCard } from '#cards/imports/report.ts'
import { resultCard } from '#cards/imports/result.ts'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { dateWords, shortTime } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import type { Ledger } from '#core/ledger.ts'
import { bareHead } from '#ledgers/head.ts'
import type { Offer } from './offers.ts'
import { columnsFor, sensitiveIn } from './policy.ts'
import { type Counts, type ImportRecord, importNumber, sheetOf } from './record.ts'
import { templateButton } from './template-button.ts'

/** Days an import can be taken back. */
export const undoDays = 7

export const undoUntil = ({ appliedAt }: Pick<ImportRecord, 'appliedAt'>): Date | null =>
  appliedAt && new Date(appliedAt.getTime() + undoDays * 86_400_000)

const ledgerOf = (offers: readonly Offer[], { noun }: ImportRecord): Ledger | undefined =>
  offers.find(offer => offer.noun === noun)?.ledger

const titleOf = (offers: readonly Offer[], record: ImportRecord): string =>
  ledgerOf(offers, record)?.title ?? '台账'

const boundOf = ({ id, version }: ImportRecord) => ({ id, version })

/** How the columns are read, before anything is looked up. */
export const mappingView = async (
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
): Promise<Card> => {
  const ledger = ledgerOf(offers, record)
  const sheet = sheetOf(record)
  const columns = ledger ? columnsFor(ctx.actor, ledger) : []
  const title = (key: string | null): string | undefined => columns.find(column => column.key === key)?.title
  const titles = sheet?.titles ?? []
  const bound = boundOf(record)
  return mappingCard({
    number: importNumber(record.id),
    file: record.fileName,
    ledger: titleOf(offers, record),
    sheet: record.sheet,
    shape: `第${sheet?.headAt ?? 1}行是表头，下面${sheet?.rows ?? 0}行`,
    pairs: titles.flatMap((from, at) => {
      const to = title(record.mapping[at] ?? null)
      return to === undefined ? [] : [[from || columnLetter(at), to] as const]
    }),
    left: titles.filter((from, at) => from !== '' && title(record.mapping[at] ?? null) === undefined),
    lacking: lackingIn(columns, record.mapping),
    match: ledger?.matches.find(({ key }) => key === record.matchBy)?.title ?? '',
    hints: hintsOf(record, ledger, columns),
    buttons: [
      { text: '核对', do: 'imports.check', value: bound, tone: 'primary' },
      { text: '改栏目', do: 'imports.openColumn', value: bound },
      { text: '换工作表或认人办法', do: 'imports.openSource', value: bound },
      ...templateButton(ctx, record),
      { text: '不导入了', do: 'imports.drop', value: bound },
    ],
  })
}

const columnLetter = (at: number): string => `第${at + 1}列`

const lackingIn = (columns: Ledger['columns'], mapping: readonly (string | null)[]): readonly string[] =>
  columns
    .filter(({ required }) => required)
    .filter(({ key, unless = [] }) => ![key, ...unless].some(one => mapping.includes(one)))
    .map(({ title }) => title)

const hintsOf = (
  record: ImportRecord,
  ledger: Ledger | undefined,
  columns: Ledger['columns'],
): readonly string[] => {
  const sheet = sheetOf(record)
  const others = record.survey.filter(({ name, hidden }) => name !== record.sheet && !hidden)
  const hidden = record.survey.filter(one => one.hidden && one.name !== record.sheet)
  const withheld = sheet?.guesses
    .find(guess => guess.ledger === record.noun)
    ?.mapping.flatMap(key => ledger?.columns.filter(one => one.key === key && !columns.includes(one)) ?? [])
  return [
    ledger?.note,
    others.length > 0 && `另有工作表：${others.map(({ name }) => name).join('、')}，没有读。`,
    hidden.length > 0 && `另有隐藏的工作表：${hidden.map(({ name }) => name).join('、')}，没有读。`,
    (sheet?.hiddenRows ?? 0) > 0 &&
      !record.withHidden &&
      `有${sheet?.hiddenRows}行隐藏着，没有读；要读请点“换工作表或认人办法”。`,
    ...leftIn(ledger, sheet?.titles ?? []),
    withheld?.length && `${withheld.map(({ title }) => title).join('、')}不能由您用表格导入，没有读。`,
  ].filter(hint => typeof hint === 'string')
}

/** Columns the ledger knows and does not want, each with the reason. */
const leftIn = (ledger: Ledger | undefined, titles: readonly string[]): readonly string[] =>
  (ledger?.leaves ?? []).flatMap(({ heads, why }) =>
    titles.filter(title => heads.includes(bareHead(title))).map(title => `“${title}”没有读：${why}`),
  )

/** Rows shown of each kind. */
const shownMax = 8

export type Sample = { readonly at: number; readonly words: string }

/** What the check has found. */
export const reportView = (
  offers: readonly Offer[],
  record: ImportRecord,
  counts: Counts,
  found: {
    readonly problems: readonly Sample[]
    readonly changes: readonly Sample[]
    readonly notes?: ReadonlyMap<string, number>
  },
): Card => {
  const sheet = sheetOf(record)
  const ledger = ledgerOf(offers, record)
  const writes = counts.fresh + counts.change
  return reportCard({
    number: importNumber(record.id),
    file: record.fileName,
    ledger: titleOf(offers, record),
    counts: { ...counts, left: sheet?.left ?? 0 },
    problems: found.problems.slice(0, shownMax).map(lineOf),
    changes: found.changes.slice(0, shownMax).map(lineOf),
    notes: [...(found.notes ?? [])].map(([words, rows]) => `${rows}行：${words}`),
    more: Math.max(0, found.problems.length - shownMax),
    words: reportWords(counts, ledger ? sensitiveIn(ledger, record) : []),
    buttons: reportButtons(record, writes),
  })
}

const lineOf = ({ at, words }: Sample): string => `第${at}行：${words}`

const reportWords = (counts: Counts, sensitive: readonly string[]): string => {
  const writes = counts.fresh + counts.change
  const copy = counts.wrong + counts.unclear > 0 ? '标了问题的表格随后发给您，改好可以再发来。' : ''
  if (writes === 0) return `没有可以导入的行。${copy}`
  const who = sensitive.length > 0 ? `表里有${sensitive.join('、')}，由人才办主任应用。` : ''
  return `点“应用”导入这${writes}行。${who}${copy}`
}

const reportButtons = (record: ImportRecord, writes: number): readonly ButtonSpec[] => {
  const bound = boundOf(record)
  return [
    ...(writes > 0 ? [{ text: '应用', do: 'imports.apply', value: bound, tone: 'primary' } as const] : []),
    { text: '改栏目', do: 'imports.openColumn', value: bound },
    { text: '重新核对', do: 'imports.check', value: bound },
    { text: '不导入了', do: 'imports.drop', value: bound },
  ]
}

/** An import as it stands now. */
export const importView = async (
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
  list?: { readonly title: string; readonly rows: readonly string[] },
): Promise<Card> => {
  const said = { number: importNumber(record.id), file: record.fileName }
  if (record.state === 'mapping') return mappingView(ctx, offers, record)
  if (record.state === 'checked' && record.counts)
    return reportView(offers, record, record.counts, { problems: [], changes: [] })
  if (record.state === 'applying' || record.state === 'undoing') return progressView(record)
  return resultCard({
    ...said,
    ...endings[record.state === 'undone' || record.state === 'applied' ? record.state : 'cancelled'],
    facts: [
      ['台账', titleOf(offers, record)],
      ['新增', record.state === 'cancelled' ? null : `${record.created}条`],
      ['更新', record.state === 'cancelled' ? null : `${record.changed}条`],
      ['没有导入', skippedWords(record)],
      ['由谁应用', record.applier?.name],
      ['什么时候', record.appliedAt && shortTime(record.appliedAt)],
    ],
    list,
    ...wayBack(ctx, record),
  })
}

const skippedWords = ({ state, total, created, changed, counts }: ImportRecord): string | null => {
  const skipped = total - created - changed - (counts?.same ?? 0)
  return state === 'applied' && skipped > 0 ? `${skipped}行` : null
}

const endings = {
  applied: { title: '导入完成', tone: 'success' },
  undone: { title: '导入已撤销', tone: 'void' },
  cancelled: { title: '没有导入', tone: 'void' },
} as const

const wayBack = (
  { now }: Context,
  record: ImportRecord,
): { readonly next?: string; readonly buttons: readonly ButtonSpec[] } => {
  const until = undoUntil(record)
  if (record.state !== 'applied' || !until || until < now) return { buttons: [] }
  return {
    next: `弄错了，${dateWords(until)}以前发“撤销导入 ${importNumber(record.id)}”。`,
    buttons: [{ text: '撤销导入', do: 'imports.openUndo', value: boundOf(record) }],
  }
}

export const progressView = (record: ImportRecord, done = record.cursor): Card =>
  progressCard({
    number: importNumber(record.id),
    file: record.fileName,
    doing: record.state === 'undoing' ? '正在撤销导入' : '正在导入',
    done,
    total: record.state === 'undoing' ? record.created + record.changed : record.total,
  })
