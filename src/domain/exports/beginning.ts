import type { Context } from '#core/context.ts'
import type { Narrowed, OutColumn } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'
import { done, type Notice, type Reply } from '#core/reply.ts'
import { AlreadyChanged, change, type Tx } from '#storage/change.ts'
import { make } from './making.ts'
import type { Offer } from './offers.ts'
import { decidersOf, highest } from './policy.ts'
import { type ExportRecord, exportNumber, findExport } from './record.ts'
import type { TemplateRef } from './template.ts'
import { exportView } from './view.ts'

export type Begun = {
  readonly offer: Offer
  readonly range: Narrowed
  readonly total: number
  readonly columns: readonly OutColumn[]
  /** The upper level's template it fills, as it was shown. */
  readonly template: TemplateRef | null
  readonly purpose: string | null
  readonly receiver: string | null
  /** The card it was pressed on, drawn again as it goes on. */
  readonly cardMessage: string | null
}

/** Up to here a file is made before anybody could read how far it is. */
const atOnceMax = 2_000
/** More fits into no file a person can use. */
const rowsMax = 200_000
/** A template is filled as a whole. */
const templateRowsMax = 20_000
/** How long a second person may take. */
const approvalHours = 72

/** An export begins: it is made, or waits for a second person. */
export const begin = async (ctx: Context, offers: readonly Offer[], asked: Begun): Promise<Reply> => {
  const most = asked.template === null ? rowsMax : templateRowsMax
  if (asked.total > most) tooMany(asked.total, most)
  const record = await created(ctx, offers, asked)
  const end = record.state === 'making' ? await make(ctx, offers, record) : record
  const now = end ?? (await findExport(ctx.db, record.id)) ?? record
  const words = toast[now.state] ?? '已记下'
  return now.cardMessage === null ? done(words, exportView(ctx, offers, now)) : done(words)
}

const toast: Readonly<Record<string, string>> = {
  done: '文件已私聊发您。',
  waiting: '已送批准，批准后文件私聊发您。',
  making: '正在导出',
}

const created = async (ctx: Context, offers: readonly Offer[], asked: Begun): Promise<ExportRecord> => {
  try {
    return await change(ctx, tx => createIn(ctx, tx, offers, asked))
  } catch (error) {
    if (!(error instanceof AlreadyChanged)) throw error
    const before = await findExport(ctx.db, Number(error.subject.slice('DC-'.length)))
    if (!before) throw error
    return before
  }
}

const createIn = async (
  ctx: Context,
  tx: Tx,
  offers: readonly Offer[],
  { offer, range, total, columns, template, purpose, receiver, cardMessage }: Begun,
) => {
  if (ctx.actor.kind !== 'person') throw new Error('only people export')
  const dataClass = highest(columns)
  const state = dataClass === 'P3' ? 'waiting' : 'making'
  const { id } = await tx.export.create({
    data: {
      state,
      noun: offer.noun,
      filter: JSON.parse(JSON.stringify(range.filter)),
      understood: [...range.understood],
      columns: columns.map(({ key }) => key),
      dataClass,
      templateId: template?.id ?? null,
      templateVersion: template?.version ?? null,
      purpose,
      receiver,
      total,
      cardMessage: total > atOnceMax ? cardMessage : null,
      by: ctx.actor.personId,
      createdAt: ctx.now,
      dueAt: state === 'making' ? null : new Date(ctx.now.getTime() + approvalHours * 3_600_000),
    },
  })
  const record = await findExport(tx, id)
  if (!record) throw new Error(`export ${id} was created and is not there`)
  return {
    result: record,
    event: {
      event: 'export.asked',
      subject: exportNumber(id),
      after: {
        noun: offer.noun,
        range: range.understood,
        rows: total,
        dataClass,
        state,
        ...(template === null ? {} : { template: `MB-${template.id}` }),
      },
      ...(purpose === null ? {} : { why: purpose }),
    },
    notices: state === 'waiting' ? await approvalNotices(ctx, tx, offers, record) : [],
  }
}

/** The second person sees what would leave, what for and to whom. */
const approvalNotices = async (
  ctx: Context,
  tx: Tx,
  offers: readonly Offer[],
  record: ExportRecord,
): Promise<readonly Notice[]> => {
  const deciders = await decidersOf(tx, ctx.now, record.by)
  if (deciders.length === 0) nobodyElse()
  return deciders.map(({ openId }) => ({
    to: { openId },
    say: { card: exportView(ctx, offers, record, ['approve', 'refuse']) },
    once: `${exportNumber(record.id)}:approve:${openId}`,
  }))
}

const tooMany = (total: number, most: number): never =>
  refuse(`共${total}行，太多了，没有导出。`, `一个文件最多${most}行。`, '请按乡镇或单位分几次导出。')

const nobodyElse = (): never =>
  refuse(
    '没有第二个人可以批准，没有导出。',
    '身份证号、诉求内容等要另一人批准才能导出。',
    '请管理员先登记人才办主任，或另一位人才办同志。',
  )
