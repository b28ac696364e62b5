import { isPrivate } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import type { Hears } from '#core/handlers.ts'
import type { SentFile } from '#core/inbound.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { isTableName } from '#ledgers/kind.ts'
import type { SheetSurvey } from '#ledgers/serve.ts'
import { change } from '#storage/change.ts'
import { type Offer, openOffers } from './offers.ts'
import { columnsFor, mayImport } from './policy.ts'
import { withDesk } from './reading.ts'
import { findImport, type ImportRecord, importNumber } from './record.ts'
import { mappingView } from './view.ts'

/** A table sent to the bot alone, or dropped into the office's group, by somebody who may import. */
export const hearTable =
  (offers: readonly Offer[]): NonNullable<Hears['file']> =>
  async (ctx, file): Promise<Reply | null> => {
    const { actor, chat } = ctx
    if (actor.kind !== 'person' || file.kind !== 'file' || !isTableName(file.name)) return null
    if (!isPrivate(chat) && chat.scope !== 'office') return null
    const open = openOffers(offers, ctx)
    if (mayImport.check({ actor, chat }) !== null || open.length === 0) return null
    const record = await received(ctx, open, file, actor.personId)
    return privately(chat, show(await mappingView(ctx, offers, record)), '表格收到，对应关系已私聊发您核对。')
  }

const received = async (
  ctx: Context,
  offers: readonly Offer[],
  file: SentFile,
  personId: number,
): Promise<ImportRecord> => {
  const { survey, digest } = await withDesk(ctx, offers, file, async (desk, digest) => ({
    survey: await desk.survey(),
    digest,
  }))
  const { sheet, offer } = likeliest(survey, offers)
  const known = await templateOf(ctx, offer.noun, sheet)
  const mapping = allowed(ctx, offer, known?.mapping ?? mappingOf(sheet, offer.noun))
  const id = await change(ctx, async tx => {
    const row = await tx.import.create({
      data: {
        fileName: file.name,
        messageId: file.messageId,
        fileKey: file.key,
        digest,
        survey: [...survey],
        noun: offer.noun,
        sheet: sheet.name,
        mapping: [...mapping],
        matchBy: known?.matchBy ?? defaultMatch(offer, mapping),
        total: sheet.rows,
        by: personId,
        createdAt: ctx.now,
      },
    })
    return {
      result: row.id,
      event: {
        event: 'import.received',
        subject: importNumber(row.id),
        after: { noun: offer.noun, rows: sheet.rows },
      },
    }
  })
  const record = await findImport(ctx.db, id)
  if (!record) throw new Error(`import ${id} was created and is not there`)
  return record
}

/** The sheet and the ledger that fit each other best; hidden sheets only where no other has a head. */
const likeliest = (
  survey: readonly SheetSurvey[],
  offers: readonly Offer[],
): { readonly sheet: SheetSurvey; readonly offer: Offer } => {
  const usable = survey.filter(({ headAt, rows }) => headAt !== null && rows > 0)
  const seen = usable.some(({ hidden }) => !hidden) ? usable.filter(({ hidden }) => !hidden) : usable
  const fits = seen.flatMap(sheet =>
    offers.map(offer => ({
      sheet,
      offer,
      fit: sheet.guesses.find(({ ledger }) => ledger === offer.noun)?.fit ?? 0,
    })),
  )
  const [best] = fits.toSorted((a, b) => b.fit - a.fit)
  return best ?? noHead()
}

export const mappingOf = (sheet: Pick<SheetSurvey, 'guesses'>, noun: string) =>
  sheet.guesses.find(({ ledger }) => ledger === noun)?.mapping ?? []

/** What the person may not write is not taken. */
export const allowed = (
  ctx: Context,
  { ledger }: Offer,
  mapping: readonly (string | null)[],
): readonly (string | null)[] => {
  const keys = columnsFor(ctx.actor, ledger).map(({ key }) => key)
  return mapping.map(key => (key !== null && keys.includes(key) ? key : null))
}

/** By the first rule whose columns the table has. */
export const defaultMatch = ({ ledger }: Offer, mapping: readonly (string | null)[]): string => {
  const [first] = ledger.matches
  const numbered = ledger.matches.find(
    ({ columns }) => columns.includes('number') && mapping.includes('number'),
  )
  const fits = ledger.matches.find(({ columns }) => columns.every(column => mapping.includes(column)))
  return (numbered ?? fits ?? first).key
}

const templateOf = async (ctx: Context, noun: string, { fingerprint, titles }: SheetSurvey) => {
  const kept = await ctx.db.importTemplate.findUnique({ where: { noun_fingerprint: { noun, fingerprint } } })
  const mapping = Array.isArray(kept?.mapping)
    ? kept.mapping.map(key => (typeof key === 'string' ? key : null))
    : []
  return kept && mapping.length === titles.length ? { mapping, matchBy: kept.matchBy } : null
}

const noHead = (): never =>
  refuse(
    '没有在表格里找到表头。',
    '表里要有一行写明各栏是什么，例如：姓名、单位、手机号。',
    '请加上表头后再发；要看需要哪些栏目，发“导入”。',
  )
