import type { Context } from '#core/context.ts'
import type { Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { askWhich, type Reply, show } from '#core/reply.ts'
import {
  findTemplate,
  listTemplates,
  type TemplateRecord,
  templateName,
  templateNumber,
} from '#domain/templates/index.ts'
import { columnsAsked, lackingIn, openOf } from './gaps.ts'
import { type Offer, offerFor, openOffers } from './offers.ts'
import { columnsFor } from './policy.ts'
import { closedOf, confirming, purposeForm, type Question } from './questions.ts'
import { nothingThere, rangeOf, unclear } from './ranging.ts'
import { nameFit, type Wish, withoutWish } from './wish.ts'

/** `导出 人才 按州委组织部模板`: the ledger leaves as the upper level's own workbook. */
export const askedByTemplate = async (
  ctx: Context,
  offers: readonly Offer[],
  said: Said,
  wish: Wish,
): Promise<Reply> => {
  const [ledger] = said.slots.ledger ?? []
  const noun = ledger?.kind === 'choice' ? ledger.value : null
  const [template, ...others] = await wished(ctx, offers, wish, noun)
  if (!template) return noSuch(ctx, offers, wish, noun)
  if (others.length > 0) return whichOf(offers, [template, ...others])
  const offer = offerFor(offers, ctx, template.noun)
  const range = rangeOf(withoutWish(said, wish), offers, offer)
  if (range.left.length > 0) return show(unclear(ctx, offers, offer, range))
  const rows = await offer.ledger.count(ctx, range.filter)
  if (rows === 0) nothingThere(offer, range)
  return asking(ctx, template, { offer, range, rows, purpose: said.named.用途 ?? null })
}

const asking = (ctx: Context, record: TemplateRecord, question: Omit<Question, 'template'>): Reply => {
  const allowed = columnsFor(ctx.actor, question.offer.ledger)
  const columns = columnsAsked(record, question.offer, allowed)
  if (columns.length === 0) nothingForYou(record)
  const taken = columns.map(({ key }) => key)
  const template = {
    id: record.id,
    version: record.version,
    words: `${templateName(record)}（${templateNumber(record.id)}）`,
    lacking: lackingIn(record, question.offer, allowed, taken),
  }
  const closed = closedOf(columns)
  return closed.length === 0
    ? confirming({ ...question, template }, openOf(columns))
    : purposeForm(
        { ...question, template },
        closed,
        closed.map(({ key }) => key),
      )
}

/** Templates in use that may be meant, for ledgers the person may take out. */
const wished = async (
  ctx: Context,
  offers: readonly Offer[],
  { id, name }: Wish,
  noun: string | null,
): Promise<readonly TemplateRecord[]> => {
  if (id !== null) {
    const record = await findTemplate(ctx.db, id)
    return record === null || record.state === 'draft' || record.state === 'dropped'
      ? []
      : [heedInUse(record)]
  }
  const open = openOffers(offers, ctx).map(one => one.noun)
  const all = await listTemplates(ctx.db, { state: 'active', noun: { in: noun === null ? open : [noun] } })
  const fits = all.map(record => ({ record, fit: nameFit(record.name, name) }))
  const best = Math.max(0, ...fits.map(({ fit }) => fit))
  return best < fitMin ? [] : fits.filter(({ fit }) => fit === best).map(({ record }) => record)
}

/** Half of a name's pairs of characters. */
const fitMin = 0.5

export const heedInUse = (record: TemplateRecord): TemplateRecord =>
  record.state === 'active'
    ? record
    : refuse(
        `模板“${record.name}”${record.state === 'former' ? '已经换了新版' : '已停用'}，没有导出。`,
        '只能照在用的模板导出。',
        '请发“上级模板”看在用的，再重新导出。',
      )

const nothingForYou = ({ name }: TemplateRecord): never =>
  refuse(
    `模板“${name}”里没有您能导出的栏目，没有导出。`,
    '手机号、证件号等由县委人才办写明用途后导出。',
    '请联系县委人才办。',
  )

const whichOf = (offers: readonly Offer[], records: readonly TemplateRecord[]): Reply =>
  askWhich({
    slot: 'template',
    question: `有${records.length}份模板，您要照哪一份？`,
    options: records.map(record => ({
      value: { kind: 'id', prefix: 'MB', year: null, number: record.id },
      words: `${templateName(record)}　${offers.find(({ noun }) => noun === record.noun)?.ledger.title ?? ''}`,
    })),
  })

const noSuch = async (
  ctx: Context,
  offers: readonly Offer[],
  { id, name }: Wish,
  noun: string | null,
): Promise<Reply> => {
  const open = openOffers(offers, ctx).map(one => one.noun)
  const all = await listTemplates(ctx.db, { state: 'active', noun: { in: noun === null ? open : [noun] } })
  const called = id === null ? name : templateNumber(id)
  return refuse(
    called === '' ? '还没有上级模板，没有导出。' : `没有找到模板“${called}”，没有导出。`,
    '模板要先由县委人才办传上来、核对好栏目。',
    all.length > 0
      ? `在用的有：${all
          .slice(0, 5)
          .map(record => record.name)
          .join('、')}。`
      : '有上级的空表，发“上传模板”后把文件发给我。',
  )
}
