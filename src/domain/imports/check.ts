import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { Ledger, RowVerdict } from '#core/ledger.ts'
import { refuse } from '#core/refusal.ts'
import { done, type Notice, type Reply } from '#core/reply.ts'
import { headsOf } from '#domain/steps/index.ts'
import type { Desk } from '#ledgers/desk.ts'
import type { Mark } from '#ledgers/serve.ts'
import { change, type Tx } from '#storage/change.ts'
import { choiceOf, ledgerFor, type Offer } from './offers.ts'
import { sensitiveIn } from './policy.ts'
import { withFileOf } from './reading.ts'
import { type Counts, findImport, type ImportRecord, importNumber, sheetOf } from './record.ts'
import { preparing } from './shaping.ts'
import { type Sifted, sift } from './sift.ts'
import { reportView, type Sample } from './view.ts'

/** Rows compared with the register at a time. */
const pieceMax = 200

/** 核对: every row is read and compared, nothing is written; what will not be imported goes back marked in a copy. */
export const checkAction = (offers: readonly Offer[]) =>
  preparing(offers, 'imports.check', async (ctx, record) => {
    const ledger = ledgerFor(offers, ctx, record)
    const { found, copy } = await withFileOf(ctx, offers, record, desk => examined(ctx, desk, ledger, record))
    const checked = await kept(ctx, offers, record, found)
    const reply = done('核对完了', reportView(offers, checked, found.counts, found))
    return copy ? { ...reply, also: [fileReply(record, copy)] } : reply
  })

type Found = {
  readonly counts: Counts
  readonly problems: readonly Sample[]
  readonly changes: readonly Sample[]
  readonly marks: readonly Mark[]
  /** What is to be known of new rows, each sentence once, and of how many rows. */
  readonly notes: ReadonlyMap<string, number>
  readonly total: number
}

const examined = async (
  ctx: Context,
  desk: Desk,
  ledger: Ledger,
  record: ImportRecord,
): Promise<{ readonly found: Found; readonly copy: Uint8Array | null }> => {
  const choice = choiceOf(ledger, record)
  const found = await findings(ctx, desk, ledger, record)
  const isClean = found.problems.length === 0
  return { found, copy: isClean ? null : await desk.annotated(choice, found.marks) }
}

const findings = async (ctx: Context, desk: Desk, ledger: Ledger, record: ImportRecord): Promise<Found> => {
  const found: Finding & { total: number } = {
    counts: { fresh: 0, change: 0, same: 0, unclear: 0, wrong: 0 },
    problems: [],
    changes: [],
    marks: [],
    notes: new Map(),
    total: 0,
  }
  const sifting = { ledger, record, choice: choiceOf(ledger, record), from: 0, most: pieceMax }
  for await (const piece of sift(ctx, desk, sifting)) {
    found.total = piece.total
    for (const one of piece.sifted) noted(found, one)
  }
  return found
}

type Finding = {
  readonly counts: Record<keyof Counts, number>
  readonly problems: Sample[]
  readonly changes: Sample[]
  readonly marks: Mark[]
  readonly notes: Map<string, number>
}

const noted = ({ counts, problems, changes, marks, notes }: Finding, { row, verdict }: Sifted): void => {
  counts[kindOf(verdict)] += 1
  for (const note of notesOf(verdict)) notes.set(note, (notes.get(note) ?? 0) + 1)
  const words = wordsOf(verdict)
  if (words === null) return
  marks.push({ at: row.at, look: lookOf(verdict), words })
  const list = verdict.kind === 'change' ? changes : problems
  list.push({ at: row.at, words })
}

const notesOf = (verdict: RowVerdict): readonly string[] =>
  verdict.kind === 'new' ? (verdict.notes ?? []) : []

const kindOf = ({ kind }: RowVerdict): keyof Counts =>
  kind === 'new' ? 'fresh' : kind === 'error' ? 'wrong' : kind

const lookOf = ({ kind }: RowVerdict): Mark['look'] =>
  kind === 'error' ? 'wrong' : kind === 'unclear' ? 'doubtful' : 'fresh'

const wordsOf = (verdict: Sifted['verdict']): string | null => {
  if (verdict.kind === 'change') return `会更新：${verdict.changes.join('、')}`
  return 'problems' in verdict ? verdict.problems.join('') : null
}

const fileReply = ({ id, fileName }: ImportRecord, bytes: Uint8Array): Reply => ({
  answer: {
    file: { name: `${fileName.replace(/\.[^.]*$/, '')}（${importNumber(id)} 标注）.xlsx`, from: { bytes } },
  },
  toast: null,
  privately: null,
  awaits: null,
})

/** The import is ready to be applied, and its template is remembered. */
const kept = (
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
  { counts, total }: Found,
): Promise<ImportRecord> =>
  change(ctx, async tx => {
    const { count } = await tx.import.updateMany({
      where: { id: record.id, version: record.version },
      data: { state: 'checked', counts, total, version: { increment: 1 } },
    })
    if (count !== 1) tooLate()
    await rememberTemplate(ctx, tx, record)
    const checked = await findImport(tx, record.id)
    if (!checked) throw new Error(`import ${record.id} was checked and is gone`)
    return {
      result: checked,
      event: { event: 'import.checked', subject: importNumber(record.id), after: counts },
      notices: await headsTold(ctx, tx, offers, checked),
    }
  })

/** What only the head may apply is put before him. */
const headsTold = async (
  ctx: Context,
  tx: Tx,
  offers: readonly Offer[],
  record: ImportRecord,
): Promise<readonly Notice[]> => {
  const ledger = ledgerFor(offers, ctx, record)
  if (sensitiveIn(ledger, record).length === 0 || holds(ctx.actor, 'head')) return []
  const { counts } = record
  if (!counts || counts.fresh + counts.change === 0) return []
  const card = reportView(offers, record, counts, { problems: [], changes: [] })
  return (await headsOf(tx, ctx.now)).map(({ openId }) => ({
    to: { openId },
    say: { card },
    once: `${importNumber(record.id)}:${record.version}:${openId}`,
  }))
}

const rememberTemplate = async (ctx: Context, tx: Tx, record: ImportRecord): Promise<void> => {
  const fingerprint = sheetOf(record)?.fingerprint
  if (!fingerprint) return
  const data = { mapping: [...record.mapping], matchBy: record.matchBy, at: ctx.now }
  await tx.importTemplate.upsert({
    where: { noun_fingerprint: { noun: record.noun, fingerprint } },
    create: { noun: record.noun, fingerprint, ...data },
    update: data,
  })
}

const tooLate = (): never =>
  refuse('核对的时候，这次导入有了变化。', '以先办的为准。', '请发“导入记录”打开后再核对。')
