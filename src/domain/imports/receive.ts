import { isPrivate } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import type { Hears } from '#core/handlers.ts'
import type { SentFile } from '#core/inbound.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { isTableName } from '#ledgers/kind.ts'
import type { SheetSurvey } from '#ledgers/serve.ts'
import { change } from '#storage/change.ts'
import { type Fit, likeliest } from './likeliest.ts'
import { allowed, defaultMatch, mappingOf } from './mapping.ts'
import { type Offer, openOffers } from './offers.ts'
import { mayImport } from './policy.ts'
import { withDesk } from './reading.ts'
import { findImport, type ImportRecord, importNumber } from './record.ts'
import { mappingView } from './view.ts'
import { whichView } from './which.ts'

/** A table sent to the bot alone, or dropped into the office's group, by somebody who may import. */
export const hearTable =
  (offers: readonly Offer[], hearBlank: NonNullable<Hears['file']>): NonNullable<Hears['file']> =>
  async (ctx, file): Promise<Reply | null> => {
    const { actor, chat } = ctx
    const open = openOffers(offers, ctx)
    if (actor.kind !== 'person' || !isForUs(ctx, file) || open.length === 0) return null
    const looked = await lookedInto(ctx, open, file)
    const blank = isBlank(looked.survey) ? await hearBlank(ctx, file) : null
    if (blank) return blank
    const { record, choices } = await received(ctx, open, file, looked, actor.personId)
    const card = choices.length > 1 ? whichView(ctx, record, choices) : await mappingView(ctx, offers, record)
    return privately(chat, show(card), '表格收到，对应关系已私聊发您核对。')
  }

const isForUs = ({ actor, chat }: Context, file: SentFile): boolean =>
  file.kind === 'file' &&
  isTableName(file.name) &&
  (isPrivate(chat) || chat.scope === 'office') &&
  mayImport.check({ actor, chat }) === null

/** How it is read: as it was the last time, else as whatever it looks most like. */
type Chosen = {
  readonly sheet: SheetSurvey
  readonly offer: Offer
  readonly template: Template | null
  /** More than one: nobody can tell which ledger it is. */
  readonly choices: readonly Offer[]
}

type Looked = { readonly survey: readonly SheetSurvey[]; readonly digest: string }

const lookedInto = (ctx: Context, offers: readonly Offer[], file: SentFile): Promise<Looked> =>
  withDesk(ctx, offers, file, async (desk, digest) => ({ survey: await desk.survey(), digest }))

/** A head and nothing under it: nothing to import, but maybe a form that is to be filled. */
const isBlank = (survey: Looked['survey']): boolean =>
  survey.some(({ headAt }) => headAt !== null) && survey.every(({ rows }) => rows === 0)

const received = async (
  ctx: Context,
  offers: readonly Offer[],
  file: SentFile,
  { survey, digest }: Looked,
  personId: number,
): Promise<{ readonly record: ImportRecord; readonly choices: readonly Offer[] }> => {
  const { sheet, offer, template, choices } = await chosen(ctx, offers, likeliest(survey, offers, file.name))
  const mapping = allowed(ctx, offer, template?.mapping ?? mappingOf(sheet, offer.noun))
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
        matchBy: template?.matchBy ?? defaultMatch(offer, mapping),
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
  return { record, choices }
}

const chosen = async (
  ctx: Context,
  offers: readonly Offer[],
  { best, rivals }: { readonly best: Fit; readonly rivals: readonly Fit[] },
): Promise<Chosen> => {
  const { sheet } = best
  const template = await templateOf(ctx, offers, sheet)
  const offer = offers.find(({ noun }) => noun === template?.noun) ?? best.offer
  const choices = template ? [offer] : [best, ...rivals].map(fit => fit.offer)
  return { sheet, offer, template, choices }
}

type Template = {
  readonly noun: string
  readonly mapping: readonly (string | null)[]
  readonly matchBy: string
}

/** How the same head was read the last time, and as which ledger. */
const templateOf = async (
  ctx: Context,
  offers: readonly Offer[],
  { fingerprint, titles }: SheetSurvey,
): Promise<Template | null> => {
  const kept = await ctx.db.importTemplate.findFirst({
    where: { fingerprint, noun: { in: offers.map(({ noun }) => noun) } },
    orderBy: { at: 'desc' },
  })
  const mapping = Array.isArray(kept?.mapping)
    ? kept.mapping.map(key => (typeof key === 'string' ? key : null))
    : []
  return kept && mapping.length === titles.length ? { noun: kept.noun, mapping, matchBy: kept.matchBy } : null
}
