import { undoCard } from '#cards/imports/undo.ts'
import { type Actor, holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { onPress, type Undo } from '#core/handlers.ts'
import type { Ledger, RowUndone } from '#core/ledger.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply } from '#core/reply.ts'
import { appendAudit } from '#storage/audit.ts'
import { AlreadyChanged, change, type Tx } from '#storage/change.ts'
import type { ImportRow } from '#storage/generated/client.ts'
import { batch, batchOf, Overtaken, quietMax, redrawn } from './going-on.ts'
import type { Offer } from './offers.ts'
import { heedSight, inPrivate } from './policy.ts'
import { findImport, type ImportRecord, importNumber } from './record.ts'
import { importAt, movedOn, Ref, rewritten } from './shaping.ts'
import { importView, undoDays, undoUntil } from './view.ts'

/** Rows listed that were left as they are. */
const listedMax = 30

/** What would be taken back, to be confirmed. */
export const askUndo = (ctx: Context, record: ImportRecord): Reply => {
  heedUndoing(ctx, record)
  const { id, version, fileName, created, changed } = record
  const number = importNumber(id)
  return ask(undoCard, undoCard({ number, file: fileName, created, changed, value: { id, version } }))
}

export const undoActions = (offers: readonly Offer[]) => [
  onPress({
    name: 'imports.openUndo',
    allow: inPrivate,
    bound: Ref,
    run: async (ctx, ref) => askUndo(ctx, (await importAt(ctx, ref)).record),
  }),
  onPress({
    name: undoCard.name,
    allow: inPrivate,
    bound: Ref,
    run: async (ctx, ref, { messageId = null }) => {
      const { record, isCurrent } = await importAt(ctx, ref)
      if (record.state === 'undoing' && record.turn === ctx.turn) return takenBack(ctx, offers, record)
      if (!isCurrent) return movedOn(ctx, offers, record)
      heedUndoing(ctx, record)
      return takenBack(ctx, offers, await begin(ctx, record, messageId))
    },
  }),
]

/** 撤销 within ten minutes is the same. */
export const undoEvents = (offers: readonly Offer[]): Readonly<Record<string, Undo>> => ({
  'import.applied': async (ctx, { subject }) => {
    const record = heedSight(ctx.actor, await findImport(ctx.db, Number(subject.slice(3))))
    heedUndoing(ctx, record)
    return takenBack(ctx, offers, await begin(ctx, record, null))
  },
})

const mayUndo = (actor: Actor, { by, appliedBy }: ImportRecord): boolean =>
  holds(actor, 'head') || (actor.kind === 'person' && [by, appliedBy].includes(actor.personId))

const heedUndoing = (ctx: Context, record: ImportRecord): void => {
  const number = importNumber(record.id)
  const until = undoUntil(record)
  if (!mayUndo(ctx.actor, record)) notYours()
  if (record.state === 'undone')
    refuse(`${number}已经撤销过了。`, '一次导入只撤销一次。', '请发“导入记录”查看。')
  if (record.state !== 'applied' || !until)
    refuse(`${number}还没有导入，没有可撤销的。`, '只有导入完成的才能撤销。', '请发“导入记录”查看。')
  if (until && until < ctx.now)
    refuse(
      `${number}导入已经超过${undoDays}天。`,
      `导入后${undoDays}天内可以整批撤销。`,
      '请逐条更正，或联系县委人才办。',
    )
}

const begin = async (ctx: Context, record: ImportRecord, messageId: string | null): Promise<ImportRecord> => {
  const data = { state: 'undoing', cursor: 0, lookedAt: -1, turn: ctx.turn, cardMessage: messageId }
  try {
    return await rewritten(ctx, record, data, 'import.undoing')
  } catch (error) {
    if (error instanceof AlreadyChanged) return heedSight(ctx.actor, await findImport(ctx.db, record.id))
    throw error
  }
}

const takenBack = async (ctx: Context, offers: readonly Offer[], record: ImportRecord): Promise<Reply> => {
  const end = await goOnUndoing(ctx, offers, record)
  const card = await importView(
    ctx,
    offers,
    end ?? heedSight(ctx.actor, await findImport(ctx.db, record.id)),
    await leftList(ctx, record.id),
  )
  if (!end) return done('正在撤销导入', card)
  return record.created + record.changed > quietMax && record.cardMessage
    ? done('导入已撤销')
    : done('导入已撤销', card)
}

/** Takes the rows back from the last one on. `null`: somebody else has taken it up. */
export const goOnUndoing = async (
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
): Promise<ImportRecord | null> => {
  const ledger = offers.find(({ noun }) => noun === record.noun)?.ledger ?? noLedger()
  try {
    for (let from = record.cursor; ; ) {
      const rows = await ctx.db.importRow.findMany({
        where: { importId: record.id, undoneAt: null, left: null },
        orderBy: { at: 'desc' },
        take: batchOf(ledger),
      })
      if (rows.length === 0) break
      await undoBatch(ctx, ledger, record, from, rows)
      from += rows.length
    }
    return await finished(ctx, offers, record)
  } catch (error) {
    if (error instanceof Overtaken) return null
    throw error
  }
}

const undoBatch = (
  ctx: Context,
  ledger: Ledger,
  record: ImportRecord,
  from: number,
  rows: readonly ImportRow[],
): Promise<void> =>
  batch(ctx, record, { from, to: from + rows.length }, async (own, tx) => {
    const events: (readonly [number: string, event: Parameters<typeof appendAudit>[3]])[] = []
    const all = await ledger.undo(
      own,
      tx,
      rows.map(row => ({ id: row.recordId, made: madeOf(row), kept: row.kept })),
    )
    for (const [nth, row] of rows.entries()) {
      const undone = all[nth]
      if (undone) await noteUndone(ctx, tx, row, undone)
      if (undone?.undone) events.push([row.number, undone.event])
    }
    for (const [number, event] of events) await appendAudit(tx, own, `${own.turn}:${number}`, event)
    const after = { undone: events.length, left: rows.length - events.length }
    return {
      created: 0,
      changed: 0,
      event: { event: 'import.undo_batch', subject: importNumber(record.id), after },
    }
  })

const madeOf = ({ made }: ImportRow): 'created' | 'changed' => (made === 'created' ? 'created' : 'changed')

const noteUndone = async (
  ctx: Context,
  tx: Tx,
  { importId, at }: ImportRow,
  undone: RowUndone,
): Promise<void> => {
  await tx.importRow.update({
    where: { importId_at: { importId, at } },
    data: undone.undone ? { undoneAt: ctx.now } : { left: undone.left },
  })
}

const leftList = async (ctx: Context, importId: number) => {
  const rows = await ctx.db.importRow.findMany({
    where: { importId, left: { not: null }, made: { not: 'left' } },
    orderBy: { at: 'asc' },
    take: listedMax,
  })
  return { title: '没有撤销的记录', rows: rows.map(({ at, left }) => `第${at}行：${left}。`) }
}

const finished = (
  ctx: Context,
  offers: readonly Offer[],
  { id, state }: ImportRecord,
): Promise<ImportRecord> =>
  change({ ...ctx, turn: `import:${id}:${state}:end` }, async tx => {
    await tx.import.updateMany({
      where: { id, state },
      data: { state: 'undone', undoneAt: ctx.now, version: { increment: 1 } },
    })
    const record = await findImport(tx, id)
    if (!record) throw new Error(`import ${id} was taken back and is gone`)
    const isLong = record.created + record.changed > quietMax
    const card = await importView(ctx, offers, record, await leftList(ctx, id))
    return {
      result: record,
      event: { event: 'import.undone', subject: importNumber(id) },
      notices: isLong ? redrawn(record, 'undone', card) : [],
    }
  })

const notYours = (): never =>
  refuse('这次导入不是您办的。', '谁导入谁撤销，人才办主任也可以撤销。', '请联系当时导入的同志。')

const noLedger = (): never =>
  refuse('这种台账已经不能导入，也不能撤销。', '台账随程序提供。', '请联系系统管理员。')
