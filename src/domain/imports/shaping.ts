import { z } from 'zod'
import { columnForm } from '#cards/imports/column-form.ts'
import { sourceForm } from '#cards/imports/source-form.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { type Action, onPress, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply, show, stale } from '#core/reply.ts'
import { change } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { allowed, defaultMatch, mappingOf } from './mapping.ts'
import { ledgerFor, type Offer, openOffers } from './offers.ts'
import { columnsFor, heedSight, inPrivate, isOwn } from './policy.ts'
import { findImport, type ImportRecord, importNumber, leftRows, sheetOf } from './record.ts'
import { importView, mappingView } from './view.ts'

const incomplete = '这张卡片不完整，请重新打开。'

export const Ref = z.object({
  id: z.number({ error: incomplete }).int(),
  version: z.number({ error: incomplete }).int(),
})

export type Ref = z.output<typeof Ref>

/** The import a card was drawn from; `null` when it has moved on since. */
export const importAt = async (
  ctx: Context,
  { id, version }: Ref,
): Promise<{ readonly record: ImportRecord; readonly isCurrent: boolean }> => {
  const record = heedSight(ctx.actor, await findImport(ctx.db, id))
  return { record, isCurrent: record.version === version }
}

/** A button on a card of one's own table, while it is being prepared. */
export const preparing = (
  offers: readonly Offer[],
  name: string,
  act: (ctx: Context, record: ImportRecord) => Promise<Reply>,
): Action =>
  onPress({
    name,
    allow: inPrivate,
    bound: Ref,
    run: async (ctx, ref) => {
      const { record, isCurrent } = await importAt(ctx, ref)
      if (!isOwn(ctx.actor, record)) return notYours()
      return isCurrent && isOpen(record) ? act(ctx, record) : movedOn(ctx, offers, record)
    },
  })

const isOpen = ({ state }: ImportRecord): boolean => state === 'mapping' || state === 'checked'

export const movedOn = async (ctx: Context, offers: readonly Offer[], record: ImportRecord): Promise<Reply> =>
  stale('这次导入已经有了变化，这是现在的情况。', await importView(ctx, offers, record))

export const shapingActions = (offers: readonly Offer[]): readonly Action[] => [
  preparing(offers, 'imports.openColumn', async (ctx, record) =>
    ask(columnForm, columnsCard(ctx, offers, record)),
  ),
  preparing(offers, 'imports.openSource', async (ctx, record) =>
    ask(sourceForm, sourceCard(ctx, offers, record)),
  ),
  preparing(offers, 'imports.drop', async (ctx, record) => {
    const dropped = await rewritten(ctx, record, { state: 'cancelled' }, 'import.cancelled')
    return done('没有导入，什么都没有改。', await importView(ctx, offers, dropped))
  }),
  onSubmit(columnForm, {
    allow: inPrivate,
    input: z.object({ column: words('表里的栏目', 10), target: words('台账的栏目', 40) }),
    bound: Ref,
    run: (ctx, input, ref) => submitted(ctx, offers, ref, record => remapped(ctx, offers, record, input)),
  }),
  onSubmit(sourceForm, {
    allow: inPrivate,
    input: z.object({
      sheet: words('工作表', 200),
      ledger: words('台账', 40),
      match: words('认人办法', 80),
      hidden: z.preprocess(value => value === true, z.boolean()),
    }),
    bound: Ref,
    run: (ctx, input, ref) => submitted(ctx, offers, ref, record => resourced(ctx, offers, record, input)),
  }),
]

const submitted = async (
  ctx: Context,
  offers: readonly Offer[],
  ref: Ref,
  dataOf: (record: ImportRecord) => Prisma.ImportUncheckedUpdateManyInput,
): Promise<Reply> => {
  const { record, isCurrent } = await importAt(ctx, ref)
  if (!isOwn(ctx.actor, record)) return notYours()
  if (!isCurrent || !isOpen(record)) return movedOn(ctx, offers, record)
  const data = { ...dataOf(record), state: 'mapping' }
  const next = await rewritten(ctx, record, data, 'import.mapped')
  return done('已改好', await mappingView(ctx, offers, next))
}

const none = '-'

const columnsCard = (ctx: Context, offers: readonly Offer[], record: ImportRecord) => {
  const columns = columnsFor(ctx.actor, ledgerFor(offers, ctx, record))
  const titles = sheetOf(record)?.titles ?? []
  const readAs = (at: number): string => {
    const title = columns.find(({ key }) => key === record.mapping[at])?.title
    return title ? ` → ${title}` : '（不导入）'
  }
  return columnForm({
    number: importNumber(record.id),
    columns: titles.map((title, at) => ({
      value: String(at),
      text: `${title || `第${at + 1}列`}${readAs(at)}`,
    })),
    targets: [
      ...columns.map(({ key, title }) => ({ value: key, text: title })),
      { value: none, text: '不导入' },
    ],
    bound: { id: record.id, version: record.version },
  })
}

/** The column gets its new meaning; whichever had it before loses it. */
const remapped = (
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
  { column, target }: { readonly column: string; readonly target: string },
): Prisma.ImportUncheckedUpdateManyInput => {
  const titles = sheetOf(record)?.titles ?? []
  const at = Number(column)
  const known = columnsFor(ctx.actor, ledgerFor(offers, ctx, record)).some(({ key }) => key === target)
  if (!(at in titles) || !(known || target === none)) return noSuch()
  return {
    mapping: titles.map((_, nth) => {
      if (nth === at) return target === none ? null : target
      return record.mapping[nth] === target ? null : (record.mapping[nth] ?? null)
    }),
  }
}

const sourceCard = (ctx: Context, offers: readonly Offer[], record: ImportRecord) => {
  const open = openOffers(offers, ctx)
  return sourceForm({
    number: importNumber(record.id),
    sheets: record.survey
      .filter(({ headAt }) => headAt !== null)
      .map(({ name, rows, hidden }) => ({
        value: name,
        text: `${name}（${rows}行${hidden ? '，隐藏' : ''}）`,
      })),
    ledgers: open.map(({ noun, ledger }) => ({ value: noun, text: ledger.title })),
    matches: open.flatMap(({ noun, ledger }) =>
      ledger.matches.map(({ key, title }) => ({
        value: `${noun}:${key}`,
        text: open.length > 1 ? `${ledger.title}：${title}` : title,
      })),
    ),
    now: {
      sheet: record.sheet,
      ledger: record.noun,
      match: `${record.noun}:${record.matchBy}`,
      hidden: record.withHidden,
    },
    bound: { id: record.id, version: record.version },
  })
}

const resourced = (
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
  input: {
    readonly sheet: string
    readonly ledger: string
    readonly match: string
    readonly hidden: boolean
  },
): Prisma.ImportUncheckedUpdateManyInput => {
  const sheet = record.survey.find(({ name }) => name === input.sheet) ?? noSuch()
  const offer = openOffers(offers, ctx).find(({ noun }) => noun === input.ledger) ?? noSuch()
  const isAsBefore = sheet.name === record.sheet && offer.noun === record.noun
  const mapping = isAsBefore ? record.mapping : allowed(ctx, offer, mappingOf(sheet, offer.noun))
  const chosen = offer.ledger.matches.find(({ key }) => `${offer.noun}:${key}` === input.match)
  return {
    sheet: sheet.name,
    noun: offer.noun,
    mapping: [...mapping],
    matchBy: chosen?.key ?? defaultMatch(offer, mapping),
    withHidden: input.hidden,
    total: sheet.rows + (input.hidden ? sheet.hiddenRows : 0),
  }
}

/** Writes an import's next truth; somebody quicker wins. */
export const rewritten = async (
  ctx: Context,
  { id, version }: ImportRecord,
  data: Prisma.ImportUncheckedUpdateManyInput,
  event: string,
): Promise<ImportRecord> =>
  change(ctx, async tx => {
    const { count } = await tx.import.updateMany({
      where: { id, version },
      data: { ...data, version: { increment: 1 } },
    })
    const record = await findImport(tx, id)
    if (count !== 1 || !record) return tooLate()
    return { result: record, event: { event, subject: importNumber(id), after: { state: record.state } } }
  })

export const showImport = async (ctx: Context, offers: readonly Offer[], id: number): Promise<Reply> => {
  const record = heedSight(ctx.actor, await findImport(ctx.db, id))
  return show(await importView(ctx, offers, record, await leftRows(ctx.db, id)))
}

const notYours = (): never => refuse('这张表不是您发的。', '表格由发表的人核对。', '要导入，请把表格发给我。')

const noSuch = (): never => refuse('没有这个选项。', '表格的内容可能有了变化。', '请重新打开这张卡片。')

const tooLate = (): never =>
  refuse('这次导入刚刚有了变化。', '以先办的为准。', '请发“导入记录”看看现在的情况。')
