import type { Context } from '#core/context.ts'
import { onPress } from '#core/handlers.ts'
import type { Ledger, RowWritten } from '#core/ledger.ts'
import { Refusal } from '#core/refusal.ts'
import { done, type Notice, type Reply } from '#core/reply.ts'
import { appendAudit } from '#storage/audit.ts'
import { AlreadyChanged, change, type Tx } from '#storage/change.ts'
import { batch, batchOf, Overtaken, quietMax, redrawn } from './going-on.ts'
import { choiceOf, ledgerFor, type Offer } from './offers.ts'
import { heedApplying, heedSight, inPrivate } from './policy.ts'
import { withFileOf } from './reading.ts'
import { findImport, type ImportRecord, importNumber, leftRows } from './record.ts'
import { importAt, movedOn, Ref } from './shaping.ts'
import { type Piece, type Sifted, sift } from './sift.ts'
import { importView } from './view.ts'

/** 应用: what was checked is written, batch by batch. */
export const applyAction = (offers: readonly Offer[]) =>
  onPress({
    name: 'imports.apply',
    allow: inPrivate,
    bound: Ref,
    run: async (ctx, ref, { messageId = null }) => {
      const begun = await begin(ctx, offers, ref, messageId)
      return begun ? applied(ctx, offers, begun) : movedOn(ctx, offers, (await importAt(ctx, ref)).record)
    },
  })

/** The import as it begins, or goes on after a crash in the middle of this very turn; `null`: its card is of yesterday. */
const begin = async (
  ctx: Context,
  offers: readonly Offer[],
  ref: Ref,
  messageId: string | null,
): Promise<ImportRecord | null> => {
  const { record, isCurrent } = await importAt(ctx, ref)
  if (record.state === 'applying' && record.turn === ctx.turn) return record
  if (!isCurrent || record.state !== 'checked') return null
  heedApplying(ctx.actor, ledgerFor(offers, ctx, record), record)
  try {
    return await begun(ctx, record, messageId)
  } catch (error) {
    if (error instanceof AlreadyChanged) return findImport(ctx.db, record.id)
    throw error
  }
}

const begun = (
  ctx: Context,
  { id, version }: ImportRecord,
  messageId: string | null,
): Promise<ImportRecord> =>
  change(ctx, async tx => {
    const { count } = await tx.import.updateMany({
      where: { id, version, state: 'checked' },
      data: {
        state: 'applying',
        cursor: 0,
        turn: ctx.turn,
        cardMessage: messageId,
        appliedBy: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
        version: { increment: 1 },
      },
    })
    const record = await findImport(tx, id)
    if (count !== 1 || !record)
      throw new Refusal('这次导入刚刚有了变化。', '以先办的为准。', '请发“导入记录”看看。')
    return { result: record, event: { event: 'import.started', subject: importNumber(id) } }
  })

/** Writes what is left of it. The card is redrawn by those who wait longer; the others get it as the answer. */
const applied = async (ctx: Context, offers: readonly Offer[], record: ImportRecord): Promise<Reply> => {
  const end = await goOnApplying(ctx, offers, record)
  const now = end ?? heedSight(ctx.actor, await findImport(ctx.db, record.id))
  const card = await importView(ctx, offers, now, await leftRows(ctx.db, record.id))
  if (!end) return done('正在导入', card)
  const words = `导入完成：新增${end.created}条，更新${end.changed}条。`
  return record.total > quietMax ? done(words) : done(words, card)
}

/** Goes on from where the cursor stands until all is written. `null`: somebody else has taken it up. */
export const goOnApplying = async (
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
): Promise<ImportRecord | null> => {
  const ledger = ledgerFor(offers, ctx, record)
  try {
    await withFileOf(ctx, offers, record, async desk => {
      const sifting = {
        ledger,
        record,
        choice: choiceOf(ledger, record),
        from: record.cursor,
        most: batchOf(ledger),
      }
      for await (const piece of sift(ctx, desk, sifting)) await written(ctx, ledger, record, piece)
    })
    return await finished(ctx, offers, record)
  } catch (error) {
    if (error instanceof Overtaken) return null
    throw error
  }
}

/** A batch that stumbles over one row is done row by row, and that row is left out with the reason. */
const written = async (ctx: Context, ledger: Ledger, record: ImportRecord, piece: Piece): Promise<void> => {
  try {
    await writePiece(ctx, ledger, record, piece)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const [nth, one] of piece.sifted.entries()) {
      const from = piece.from + nth
      await writeOne(ctx, ledger, record, { from, to: from + 1, total: piece.total, sifted: [one] })
    }
  }
}

const writeOne = async (ctx: Context, ledger: Ledger, record: ImportRecord, piece: Piece): Promise<void> => {
  try {
    await writePiece(ctx, ledger, record, piece)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problems = [error.message]
    const left = piece.sifted.map(({ row }) => ({ row, verdict: { kind: 'error', problems } }) as const)
    await writePiece(ctx, ledger, record, { ...piece, sifted: left })
  }
}

const writePiece = (ctx: Context, ledger: Ledger, record: ImportRecord, piece: Piece): Promise<void> =>
  batch(ctx, record, piece, async (own, tx) => {
    const ready = piece.sifted.filter(({ verdict }) => verdict.kind === 'new' || verdict.kind === 'change')
    const intake = { matchBy: record.matchBy, number: importNumber(record.id) }
    const rows = ready.map(({ row, verdict }) => ({ row: row.values, verdict }))
    const all = await ledger.write(own, tx, rows, intake)
    await keepRows(own, tx, record, ready, all)
    await keepLeft(tx, record, piece)
    const created = all.filter(({ made }) => made === 'created').length
    return {
      created,
      changed: all.length - created,
      notices: all.flatMap(({ notices = [] }) => notices),
      event: {
        event: 'import.batch',
        subject: intake.number,
        after: { from: piece.from, to: piece.to, created, changed: all.length - created },
      },
    }
  })

/** Rows that are not taken, and why, as it was found when they were to be written. */
const keepLeft = async (tx: Tx, { id }: ImportRecord, { sifted }: Piece): Promise<void> => {
  await tx.importRow.createMany({
    data: sifted.flatMap(({ row, verdict }) =>
      'problems' in verdict
        ? [
            {
              importId: id,
              at: row.at,
              recordId: 0,
              number: '',
              made: 'left',
              kept: {},
              left: verdict.problems.join(''),
            },
          ]
        : [],
    ),
  })
}

const keepRows = async (
  ctx: Context,
  tx: Tx,
  { id }: ImportRecord,
  ready: readonly Sifted[],
  all: readonly RowWritten[],
): Promise<void> => {
  await tx.importRow.createMany({
    data: all.map(({ id: recordId, number, made, kept }, nth) => ({
      importId: id,
      at: ready[nth]?.row.at ?? 0,
      recordId,
      number,
      made,
      kept,
    })),
  })
  // Last, because from here to the commit every other change waits.
  for (const { number, event } of all) await appendAudit(tx, ctx, `${ctx.turn}:${number}`, event)
}

/** Whom the records concern that an import has made, once it has come to its end. */
export const toldAtEnd = async (
  ctx: Context,
  tx: Tx,
  offers: readonly Offer[],
  { id, noun, matchBy }: ImportRecord,
): Promise<readonly Notice[]> => {
  const told = offers.find(offer => offer.noun === noun)?.ledger.told
  if (!told) return []
  const rows = await tx.importRow.findMany({
    where: { importId: id, made: 'created' },
    select: { recordId: true },
    orderBy: { at: 'asc' },
  })
  const created = rows.map(({ recordId }) => recordId)
  return told(ctx, tx, created, { matchBy, number: importNumber(id) })
}

const finished = (
  ctx: Context,
  offers: readonly Offer[],
  { id, state }: ImportRecord,
): Promise<ImportRecord> =>
  change({ ...ctx, turn: `import:${id}:${state}:end` }, async tx => {
    await tx.import.updateMany({
      where: { id, state },
      data: { state: 'applied', appliedAt: ctx.now, version: { increment: 1 } },
    })
    const record = await findImport(tx, id)
    if (!record) throw new Error(`import ${id} was applied and is gone`)
    const told = await toldAtEnd(ctx, tx, offers, record)
    return {
      result: record,
      event: {
        event: 'import.applied',
        subject: importNumber(id),
        after: { created: record.created, changed: record.changed },
      },
      notices: [
        ...told,
        ...(record.total > quietMax
          ? redrawn(record, 'applied', await importView(ctx, offers, record, await leftRows(tx, id)))
          : []),
      ],
    }
  })
