import type { Context } from '#core/context.ts'
import { within } from '#core/data-class.ts'
import type { OutColumn, OutRecord } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { actorKey } from '#storage/audit.ts'
import { AlreadyChanged, change, type Tx } from '#storage/change.ts'
import { type Gaps, gapWords } from './gaps.ts'
import { type Offer, offerFor } from './offers.ts'
import { columnsFor } from './policy.ts'
import { type ExportRecord, exportNumber, findExport } from './record.ts'
import { filledTemplate } from './template.ts'
import { exportView } from './view.ts'
import { type Making, marksOf, workbookOf } from './workbook.ts'

/** Somebody else is at work on the same export: whoever moved the cursor first goes on. */
export class Overtaken extends Error {}

/** Rows looked up at a time: some milliseconds, so that nobody else waits. */
const pageMax = 500
/** Rows between two looks at how far it is. */
const stepMax = 5_000

/**
 * Makes the file of an export and sends it to whoever asked, in whose name `ctx` is. The file leaves in the transaction that
 * says so, together with the record of whose data was in it. `null`: somebody else has taken it up.
 */
export const make = async (
  ctx: Context,
  offers: readonly Offer[],
  record: ExportRecord,
): Promise<ExportRecord | null> => {
  const { ledger } = offerFor(offers, ctx, record.noun)
  const columns = columnsOf(columnsFor(ctx.actor, ledger), record)
  const seen: Seen = { rows: 0, kept: 0, talents: new Set() }
  try {
    const making = { record, title: ledger.title, columns, records: recordsOf(ctx, offers, record, seen) }
    const made = record.templateId === null ? await asOurs(ctx, making) : await asTheirs(ctx, offers, making)
    return await sent(ctx, offers, record, seen, made)
  } catch (error) {
    if (error instanceof Overtaken || error instanceof AlreadyChanged) return null
    throw error
  }
}

/** What leaves: the file, and beside a template the note of who took it out, which has no place in the file itself. */
type Made = { readonly bytes: Buffer; readonly marks: Buffer | null; readonly gaps: Gaps | null }

const asOurs = async (ctx: Context, making: Making): Promise<Made> => ({
  bytes: await workbookOf(ctx, making),
  marks: null,
  gaps: null,
})

const asTheirs = async (ctx: Context, offers: readonly Offer[], making: Making): Promise<Made> => {
  const { record, columns, records } = making
  const offer = offerFor(offers, ctx, record.noun)
  const { bytes, gaps, digest, rows } = await filledTemplate(ctx, offer, record, columns, records)
  return { bytes, gaps, marks: await marksOf(ctx, making, { rows, gaps, digest }) }
}

/** Rows written; rows the record's cursor stands at; whose data since then. */
type Seen = { rows: number; kept: number; readonly talents: Set<number> }

/** A right that was lost since it was asked for is not used any more. */
const columnsOf = (allowed: readonly OutColumn[], { columns }: ExportRecord): readonly OutColumn[] => {
  const found = allowed.filter(({ key }) => columns.includes(key))
  return found.length === columns.length
    ? found
    : refuse('有的栏目您现在不能导出了。', '导出按办理时的职责来。', '请重新导出，或联系县委人才办。')
}

async function* recordsOf(
  ctx: Context,
  offers: readonly Offer[],
  record: ExportRecord,
  seen: Seen,
): AsyncGenerator<OutRecord> {
  const { ledger } = offerFor(offers, ctx, record.noun)
  for (let after = 0; ; ) {
    const rows = await ledger.rows(ctx, record.filter, { after, take: pageMax, columns: record.columns })
    for (const row of rows) yield counted(row, seen)
    const last = rows.at(-1)
    if (!last || rows.length < pageMax) return
    after = last.id
    if (seen.rows - seen.kept >= stepMax) await stepped(ctx, offers, record, seen)
  }
}

const counted = (row: OutRecord, seen: Seen): OutRecord => {
  seen.rows += 1
  for (const id of row.talentIds) seen.talents.add(id)
  return row
}

/** How far it is, on the record and on the card. */
const stepped = (ctx: Context, offers: readonly Offer[], record: ExportRecord, seen: Seen): Promise<void> =>
  moved(ctx, record, seen, async tx => {
    const next = { ...record, cursor: seen.rows }
    await advance(tx, record, seen, { cursor: seen.rows })
    return {
      result: undefined,
      event: { event: 'export.progressed', subject: exportNumber(record.id), after: { rows: seen.rows } },
      notices: redrawn(ctx, offers, next, `${record.attempt}:${seen.rows}`),
    }
  })

const sent = (
  ctx: Context,
  offers: readonly Offer[],
  record: ExportRecord,
  seen: Seen,
  made: Made,
): Promise<ExportRecord> =>
  moved(ctx, record, seen, async tx => {
    await advance(tx, record, seen, {
      cursor: seen.rows,
      state: 'done',
      doneAt: ctx.now,
      ...(made.gaps === null ? {} : { gaps: made.gaps }),
      version: { increment: 1 },
    })
    const done = await findExport(tx, record.id)
    if (!done) throw new Error(`export ${record.id} was made and is gone`)
    return {
      result: done,
      event: {
        event: 'export.done',
        subject: exportNumber(record.id),
        after: { rows: seen.rows, dataClass: record.dataClass },
        ...(record.purpose === null ? {} : { why: record.purpose }),
      },
      notices: [
        ...(made.marks === null
          ? []
          : [fileTo(record, 'marks', `导出说明${exportNumber(record.id)}.xlsx`, made.marks)]),
        fileTo(record, 'file', fileName(ctx, offers, record), made.bytes),
        ...gapsTold(offers, done),
        ...redrawn(ctx, offers, done, 'done'),
      ],
    }
  })

/** Whoever asked reads on his card what of the template stayed empty; when it was made later, he is told. */
const gapsTold = (offers: readonly Offer[], record: ExportRecord): readonly Notice[] => {
  const { gaps, author, decidedBy, attempt, noun } = record
  const counted = offers.find(one => one.noun === noun)?.ledger.counted ?? '条'
  const words = gaps && gapWords(gaps, counted)
  if (!words || (decidedBy === null && attempt === 1)) return []
  const text = `${exportNumber(record.id)}已照模板填好。没有填上：${words}。`
  return [{ to: { openId: author.openId }, say: { text }, once: `${exportNumber(record.id)}:gaps` }]
}

const fileTo = (record: ExportRecord, what: string, name: string, bytes: Buffer): Notice => ({
  to: { openId: record.author.openId },
  say: { file: { name, from: { bytes } } },
  once: `${exportNumber(record.id)}:${what}`,
})

const moved = async <Result>(
  ctx: Context,
  { id, attempt, dataClass, purpose }: ExportRecord,
  seen: Seen,
  write: Parameters<typeof change<Result>>[1],
): Promise<Result> => {
  // A step is a turn of its own: the same, whoever makes it.
  const own: Context = { ...ctx, turn: `export:${id}:${attempt}:${seen.rows}` }
  const result = await change(own, async tx => {
    const changed = await write(tx)
    if (!within(dataClass as 'P1', 'P1')) await keepReadings(ctx, tx, { id, dataClass, purpose }, seen)
    return changed
  })
  seen.kept = seen.rows
  seen.talents.clear()
  return result
}

const advance = async (
  tx: Tx,
  { id, attempt }: ExportRecord,
  { kept }: Seen,
  data: Parameters<Tx['export']['updateMany']>[0]['data'],
): Promise<void> => {
  const { count } = await tx.export.updateMany({
    where: { id, attempt, state: 'making', cursor: kept },
    data,
  })
  if (count !== 1) throw new Overtaken()
}

/** Whoever asks 谁看过我 reads of it. */
const keepReadings = async (
  { actor, chat, now }: Context,
  tx: Tx,
  { id, dataClass, purpose }: Pick<ExportRecord, 'id' | 'dataClass' | 'purpose'>,
  { talents }: Seen,
): Promise<void> => {
  if (actor.kind !== 'person') return
  await tx.accessRecord.createMany({
    data: [...talents].map(talentId => ({
      at: now,
      talentId,
      actor: actorKey(actor),
      actorName: actor.name,
      actorRole: [...new Set(actor.grants.map(({ role }) => role))].join(','),
      dataClass,
      why: `导出台账（用途：${purpose ?? '未写'}）`,
      chatId: chat.chatId,
      scope: chat.scope,
      turn: `export:${id}`,
    })),
    skipDuplicates: true,
  })
}

/** The export's card, drawn again where it stands. */
const redrawn = (
  ctx: Context,
  offers: readonly Offer[],
  record: ExportRecord,
  key: string,
): readonly Notice[] =>
  record.cardMessage === null
    ? []
    : [
        {
          to: { openId: record.author.openId },
          say: { card: exportView(ctx, offers, record) },
          once: `${exportNumber(record.id)}:${key}`,
          redraws: record.cardMessage,
        },
      ]

const fileName = ({ county }: Context, offers: readonly Offer[], record: ExportRecord): string => {
  const ledger = offers.find(({ noun }) => noun === record.noun)?.ledger.title ?? '台账'
  const title = (record.template?.name ?? ledger).replace(/[\\/:*?"<>|\r\n\t]/g, ' ')
  const range = record.understood.join('、').replace(/[\\/:*?"<>|\r\n\t]/g, ' ')
  return `${county.name}${title}${range === '' ? '' : `（${range.slice(0, 40)}）`}${exportNumber(record.id)}.xlsx`
}
