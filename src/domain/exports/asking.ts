import { z } from 'zod'
import { askForm } from '#cards/exports/ask-form.ts'
import { chooseCard } from '#cards/exports/choose.ts'
import { confirmCard } from '#cards/exports/confirm.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { type Command, command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { maskNumbers } from '#core/masks.ts'
import { type Narrowed, narrowed, type OutColumn } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'
import { ask, privately, type Reply, show } from '#core/reply.ts'
import type { Slots } from '#core/slots.ts'
import { begin } from './beginning.ts'
import { type Offer, offerFor, openOffers } from './offers.ts'
import { phrases } from './phrases.ts'
import { columnsFor, highest, inPrivate, isOpenColumn, mayExport } from './policy.ts'
import { Filter } from './record.ts'

/** `导出 结对 诺溪镇`: a ledger, narrowed as its own list is. */
export const openExport = (offers: readonly Offer[]): Command =>
  command({
    intent: 'export.open',
    phrases: phrases['export.open'],
    slots: slotsOf(offers),
    writes: true,
    words: ['导出', '台账 导出', 'export'],
    summary: '把台账导出成 Excel：人才、结对、工作站等',
    example: '导出 结对 诺溪镇',
    allow: mayExport,
    run: async (ctx, said) => privately(ctx.chat, await asked(ctx, offers, said), '台账已私聊发您。'),
  })

const slotsOf = (offers: readonly Offer[]): Slots => ({
  ledger: {
    kind: 'choice',
    title: '台账',
    options: offers.map(({ noun, ledger }) => ({ value: noun, words: [ledger.title, ...ledger.words] })),
  },
  township: { kind: 'township', title: '乡镇', many: true },
  village: { kind: 'village', title: '村', many: true },
  unit: { kind: 'unit', title: '单位', many: true },
  field: { kind: 'field', title: '领域', many: true },
  purpose: { kind: 'text', title: '用途' },
})

const asked = async (ctx: Context, offers: readonly Offer[], said: Said): Promise<Reply> => {
  const [value] = said.slots.ledger ?? []
  if (value?.kind !== 'choice') return show(choose(ctx, offers, null))
  const offer = offerFor(offers, ctx, value.value)
  const range = narrowed(said, rangeIn(said, offers), offer.ledger)
  if (range.left.length > 0)
    return show(
      choose(
        ctx,
        offers,
        `没看懂“${range.left.join(' ')}”，没有导出。${offer.ledger.title}可以这样缩小范围：`,
      ),
    )
  const wanted = columnsSaid(said, columnsFor(ctx.actor, offer.ledger))
  const open = offer.ledger.columns.filter(isOpenColumn)
  const total = await offer.ledger.count(ctx, range.filter)
  if (total === 0) nothingThere(offer, range)
  if (wanted === null) return notYours(offer)
  return wanted.length === 0
    ? confirming(offer, range, total, open, said)
    : purposeForm(ctx, offer, range, total, wanted, said)
}

const choose = (ctx: Context, offers: readonly Offer[], unclear: string | null) =>
  chooseCard({
    unclear,
    ledgers: openOffers(offers, ctx).map(({ ledger }) => ({
      title: ledger.title,
      narrows: `按${[...ledger.narrows.map(kind => kindWords[kind]), ledger.takesWords ? '层次、学历等' : '状态'].join('、')}`,
    })),
  })

const kindWords = { township: '乡镇', village: '村', unit: '单位', field: '领域' } as const

/** The words that say which rows: without the ledger's own name, the columns wished for, and what only fills the sentence. */
const rangeIn = (said: Said, offers: readonly Offer[]): readonly string[] => {
  const { 台账: ledger, 用途: _, ...named } = said.named
  const names = offers.flatMap(({ ledger: one }) => [one.title, ...one.words])
  const spoken = said.free
    ? said.words
    : [...said.words.filter(word => word !== ledger && !word.includes('=')), ...Object.values(named)]
  return spoken
    .map(word => word.replace(withColumns, ''))
    .map(word => (names.includes(word) ? '' : word.replace(idle, '')))
    .filter(word => word !== '')
}

/** 人才花名册含身份证号: the end of it says which columns. */
const withColumns =
  /(?:含|带上?|要|加上?|和|包括)(?:有|上)?(?:手机号?码?|电话|联系方式|身份证号?码?|证件号码?|诉求内容|内容|全部栏目|所有栏目|[和、])+的?$/

/** Says how, not which. */
const idle =
  /^(?:台账|名单|名册|表格?|excel|全县|全部|所有|的|成|为|一份|给我|(?:含|带|要|加上?|和|包括)?(?:手机号?码?|电话|联系方式|身份证号?码?|证件号码?|诉求内容|内容|全部栏目|所有栏目|敏感信息)+)$/i

/** Columns of more than P1 somebody named. `null`: he named what he may not take out. */
const columnsSaid = ({ rest }: Said, columns: readonly OutColumn[]): readonly string[] | null => {
  const closed = columns.filter(column => !isOpenColumn(column))
  if (/全部栏目|所有栏目/.test(rest)) return closed.length > 0 ? closed.map(({ key }) => key) : null
  const wanted: readonly (readonly [RegExp, readonly string[]])[] = [
    [/手机|电话|联系方式/, ['phone']],
    [/身份证|证件号/, ['idNumber']],
    [/内容/, ['text', 'answer', 'talent']],
  ]
  const asked = wanted.filter(([pattern]) => pattern.test(rest))
  const keys = asked.flatMap(([, names]) =>
    closed.filter(({ key }) => names.includes(key)).map(({ key }) => key),
  )
  return asked.length > 0 && keys.length === 0 ? null : keys
}

/** What is open to everybody who may see the ledger: looked at once more, then it leaves. */
const confirming = (
  { noun, ledger }: Offer,
  { filter, understood }: Narrowed,
  rows: number,
  columns: readonly OutColumn[],
  { named }: Said,
): Reply => {
  const purpose = named.用途 ? maskNumbers(named.用途.slice(0, 100)) : null
  return ask(
    { name: 'exports.confirm' },
    confirmCard({
      title: ledger.title,
      range: understood.join('、') || '全部',
      rows,
      columns: columns.map(({ title }) => title).join('、'),
      purpose,
      bound: { q: JSON.stringify({ noun, filter, understood, purpose }) },
    }),
  )
}

export const goAction = (offers: readonly Offer[]) =>
  onPress({
    name: 'exports.go',
    allow: inPrivate,
    bound: Bound,
    run: async (ctx, { q }, { messageId = null }) => {
      const { noun, filter, understood, purpose = null } = carriedIn(q)
      const offer = offerFor(offers, ctx, noun)
      return begin(ctx, offers, {
        offer,
        range: { filter, understood, left: [] },
        total: await offer.ledger.count(ctx, filter),
        columns: offer.ledger.columns.filter(isOpenColumn),
        purpose,
        receiver: null,
        cardMessage: messageId,
      })
    },
  })

/** What the form's button carries: which ledger, narrowed to what. */
const Carried = z.object({
  noun: z.string(),
  filter: Filter,
  understood: z.array(z.string()),
  purpose: z.string().nullable().optional(),
})

const purposeForm = (
  ctx: Context,
  { noun, ledger }: Offer,
  { filter, understood }: Narrowed,
  rows: number,
  chosen: readonly string[],
  { named }: Said,
): Reply => {
  const closed = columnsFor(ctx.actor, ledger).filter(column => !isOpenColumn(column))
  const strict = closed.filter(({ dataClass }) => dataClass === 'P3')
  return ask(
    askForm,
    askForm({
      title: ledger.title,
      range: understood.join('、') || '全部',
      rows,
      columns: closed.map(({ key, title, dataClass }) => ({
        value: key,
        text: dataClass === 'P3' ? `${title}（要另一人批准）` : title,
      })),
      chosen,
      purpose: named.用途 ?? '',
      approved: strict.length === 0 ? null : strict.map(({ title }) => title).join('、'),
      bound: { q: JSON.stringify({ noun, filter, understood }) },
    }),
  )
}

const incomplete = '这张卡片不完整，请重新打开。'

const Bound = z.object({ q: z.string({ error: incomplete }).max(4_000, { error: incomplete }) })

export const submitAsk = (offers: readonly Offer[]) =>
  onSubmit(askForm, {
    allow: inPrivate,
    input: z.object({
      columns: z.preprocess(
        value => (Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : []),
        z.array(z.string().max(40)).max(20),
      ),
      purpose: words('用途', 100, 4),
      receiver: words('提供给谁', 60, 2),
    }),
    bound: Bound,
    run: async (ctx, input, { q }) => {
      const { noun, filter, understood } = carriedIn(q)
      const offer = offerFor(offers, ctx, noun)
      const columns = columnsFor(ctx.actor, offer.ledger).filter(
        column => isOpenColumn(column) || input.columns.includes(column.key),
      )
      return begin(ctx, offers, {
        offer,
        range: { filter, understood, left: [] },
        total: await offer.ledger.count(ctx, filter),
        columns,
        purpose: highest(columns) === 'P1' ? null : maskNumbers(input.purpose),
        receiver: highest(columns) === 'P1' ? null : maskNumbers(input.receiver),
        cardMessage: null,
      })
    },
  })

const carriedIn = (q: string): z.output<typeof Carried> => {
  try {
    return Carried.parse(JSON.parse(q))
  } catch {
    return refuse('这张卡片不完整。', '导出要写明台账和范围。', '请重新发“导出”。')
  }
}

const nothingThere = ({ ledger }: Offer, { understood }: Narrowed): never =>
  refuse(
    `${ledger.title}里没有${understood.length > 0 ? `“${understood.join('、')}”的` : ''}记录，没有导出。`,
    '只导出您权限内查得到的记录。',
    '请换个范围，例如：导出 人才台账',
  )

const notYours = ({ ledger }: Offer): never =>
  refuse(
    `您不能从${ledger.title}里导出这些栏目。`,
    '手机号、证件号等由县委人才办写明用途后导出。',
    '不含这些栏目的可以直接导出；确有需要，请联系县委人才办。',
  )
