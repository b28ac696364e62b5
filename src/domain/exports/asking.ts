import type { Context } from '#core/context.ts'
import { type Command, command, type Said } from '#core/handlers.ts'
import type { OutColumn } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { Slots } from '#core/slots.ts'
import { askedByTemplate } from './by-template.ts'
import { type Offer, offerFor } from './offers.ts'
import { phrases } from './phrases.ts'
import { columnsFor, isOpenColumn, mayExport } from './policy.ts'
import { closedOf, confirming, purposeForm } from './questions.ts'
import { choices, nothingThere, rangeOf, unclear, unknownIn } from './ranging.ts'
import { wishIn } from './wish.ts'

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
    run: async (ctx, said) =>
      privately(ctx.chat, await asked(ctx, offers, said), '要导出什么，请在私聊里确认。'),
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
  template: { kind: 'id', title: '模板', prefix: 'MB' },
})

const asked = async (ctx: Context, offers: readonly Offer[], said: Said): Promise<Reply> => {
  const wish = wishIn(said)
  if (wish) return askedByTemplate(ctx, offers, said, wish)
  const [value] = said.slots.ledger ?? []
  if (value?.kind !== 'choice') return show(choices(ctx, offers, unknownIn(said, offers)))
  const offer = offerFor(offers, ctx, value.value)
  const range = rangeOf(said, offers, offer)
  if (range.left.length > 0) return show(unclear(ctx, offers, offer, range))
  const columns = columnsFor(ctx.actor, offer.ledger)
  const wanted = columnsSaid(said, columns)
  const rows = await offer.ledger.count(ctx, range.filter)
  if (rows === 0) nothingThere(offer, range)
  if (wanted === null) return notYours(offer)
  const question = { offer, range, rows, template: null, purpose: said.named.用途 ?? null }
  return wanted.length === 0
    ? confirming(question, offer.ledger.columns.filter(isOpenColumn))
    : purposeForm(question, closedOf(columns), wanted)
}

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

const notYours = ({ ledger }: Offer): never =>
  refuse(
    `您不能从${ledger.title}里导出这些栏目。`,
    '手机号、证件号等由县委人才办写明用途后导出。',
    '不含这些栏目的可以直接导出；确有需要，请联系县委人才办。',
  )
