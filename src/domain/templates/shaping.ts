import { z } from 'zod'
import { columnForm } from '#cards/templates/column-form.ts'
import { sourceForm } from '#cards/templates/source-form.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { type Action, onSubmit } from '#core/handlers.ts'
import { type OutOffer, openOutOffers } from '#core/out-offers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply } from '#core/reply.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { asShown, Ref, rewritten, templateButton } from './changing.ts'
import { extras, guessed, isExtra } from './columns.ts'
import { inPrivate } from './policy.ts'
import { nameMax, rememberedFor } from './receive.ts'
import { shapeOf, type TemplateRecord, type TemplateState, templateNumber } from './record.ts'
import { templateView } from './view.ts'

/** What may still be put right: a draft, and a template in use. */
export const open: readonly TemplateState[] = ['draft', 'active']

/** 改栏目, 改名称、工作表或台账. */
export const shapingActions = (offers: readonly OutOffer[]): readonly Action[] => [
  templateButton(offers, 'templates.openColumn', open, async (ctx, record) => askColumn(ctx, offers, record)),
  templateButton(offers, 'templates.openSource', open, async (ctx, record) =>
    ask(sourceForm, sourceCard(ctx, offers, record)),
  ),
  onSubmit(columnForm, {
    allow: inPrivate,
    input: z.object({ column: words('模板的栏目', 10), source: words('填什么', 40) }),
    bound: Ref,
    run: (ctx, input, ref) =>
      asShown(ctx, offers, ref, open, record =>
        saved(ctx, offers, record, async () => recolumned(ctx, offers, record, input)),
      ),
  }),
  onSubmit(sourceForm, {
    allow: inPrivate,
    input: z.object({
      name: words('名称', nameMax, 2),
      sheet: words('工作表', 200),
      ledger: words('台账', 40),
    }),
    bound: Ref,
    run: (ctx, input, ref) =>
      asShown(ctx, offers, ref, open, record =>
        saved(ctx, offers, record, () => resourced(ctx, offers, record, input)),
      ),
  }),
]

const saved = async (
  ctx: Context,
  offers: readonly OutOffer[],
  record: TemplateRecord,
  dataOf: () => Promise<Prisma.TemplateUncheckedUpdateManyInput>,
): Promise<Reply> => {
  const next = await rewritten(ctx, record, 'template.changed', await dataOf())
  return done('已改好', await templateView(ctx, offers, next))
}

export const askColumn = (ctx: Context, offers: readonly OutOffer[], record: TemplateRecord): Reply => {
  const { ledger } = offerOf(ctx, offers, record.noun)
  const { titles, computed } = shapeOf(record)
  const words = (source: string | null): string => {
    if (isExtra(source)) return ` ← ${extras[source]}`
    const title = ledger.columns.find(({ key }) => key === source)?.title
    return title ? ` ← ${title}` : '（空着）'
  }
  return ask(
    columnForm,
    columnForm({
      number: templateNumber(record.id),
      name: record.name,
      columns: titles.flatMap((title, at) =>
        title === '' || computed.includes(at)
          ? []
          : [{ value: String(at), text: `${title}${words(record.mapping[at] ?? null)}` }],
      ),
      sources: [
        ...ledger.columns.map(({ key, title }) => ({ value: key, text: title })),
        ...Object.entries(extras).map(([value, text]) => ({ value, text })),
      ],
      bound: { id: record.id, version: record.version },
    }),
  )
}

/** One ledger's column may fill several of the template's: a name stands in 姓名 and again in 签名. */
const recolumned = (
  ctx: Context,
  offers: readonly OutOffer[],
  record: TemplateRecord,
  { column, source }: { readonly column: string; readonly source: string },
): Prisma.TemplateUncheckedUpdateManyInput => {
  const { titles, computed } = shapeOf(record)
  const at = Number(column)
  const { ledger } = offerOf(ctx, offers, record.noun)
  const isKnown = isExtra(source) || ledger.columns.some(({ key }) => key === source)
  if (!isKnown || !titles[at] || computed.includes(at)) return noSuch()
  return { mapping: titles.map((_, nth) => (nth === at ? source : (record.mapping[nth] ?? null))) }
}

const sourceCard = (ctx: Context, offers: readonly OutOffer[], record: TemplateRecord) =>
  sourceForm({
    number: templateNumber(record.id),
    sheets: record.shapes.map(({ sheet, hidden }) => ({
      value: sheet,
      text: hidden ? `${sheet}（隐藏）` : sheet,
    })),
    ledgers: openOutOffers(offers, ctx).map(({ noun, ledger }) => ({ value: noun, text: ledger.title })),
    now: { name: record.name, sheet: record.sheet, ledger: record.noun },
    bound: { id: record.id, version: record.version },
  })

const resourced = async (
  ctx: Context,
  offers: readonly OutOffer[],
  record: TemplateRecord,
  input: { readonly name: string; readonly sheet: string; readonly ledger: string },
): Promise<Prisma.TemplateUncheckedUpdateManyInput> => {
  const shape = record.shapes.find(({ sheet }) => sheet === input.sheet) ?? noSuch()
  const offer = offerOf(ctx, offers, input.ledger)
  if (input.name !== record.name && record.state === 'active') await heedName(ctx, input.name)
  const isAsBefore = shape.sheet === record.sheet && offer.noun === record.noun
  return {
    name: input.name,
    sheet: shape.sheet,
    noun: offer.noun,
    ...(isAsBefore ? {} : { mapping: [...guessed(shape, offer, await rememberedFor(ctx, offer.noun))] }),
  }
}

/** One in use does not take the name of another one in use; a draft would become its next edition. */
const heedName = async ({ db }: Context, name: string): Promise<void> => {
  if ((await db.template.count({ where: { name, state: 'active' } })) > 0)
    refuse(
      `已经有一份叫“${name}”的模板。`,
      '在用的模板名称不能相同。',
      '请换个名称；要换新版，请把新文件发给我。',
    )
}

export const offerOf = (ctx: Context, offers: readonly OutOffer[], noun: string): OutOffer =>
  openOutOffers(offers, ctx).find(one => one.noun === noun) ??
  refuse('您不能用这种台账填模板。', '只能用自己有权查看的台账。', '需要的话，请联系县委人才办。')

const noSuch = (): never => refuse('没有这个选项。', '模板可能有了变化。', '请重新打开这张卡片。')
