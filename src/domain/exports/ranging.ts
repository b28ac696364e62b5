import { chooseCard } from '#cards/exports/choose.ts'
import type { Card } from '#cards/kit/card.ts'
import type { Context } from '#core/context.ts'
import type { Said } from '#core/handlers.ts'
import { type Narrowed, narrowed } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'
import { type Offer, openOffers } from './offers.ts'

/** What a ledger is to be narrowed to, as it was said. */
export const rangeOf = (said: Said, offers: readonly Offer[], { ledger }: Offer): Narrowed =>
  narrowed(said, rangeIn(said, offers), ledger)

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

/** 没有叫“饭堂”的台账: what was named instead of a ledger and is no place or field either; `null`: nothing. */
export const unknownIn = (said: Said, offers: readonly Offer[]): string | null => {
  if (said.free) return null
  const { left } = narrowed(said, rangeIn(said, offers), anything)
  const named = left.map(word => word.replace(/的?(台账|名单|名册|表格?)$/, '')).filter(word => word !== '')
  return named.length === 0 ? null : `没有叫“${named.join(' ')}”的台账，没有导出。可以导出的有：`
}

const anything = { states: {}, narrows: ['township', 'village', 'unit', 'field'] } as const

/** Which ledgers there are; `unclear` says what nobody understood. */
export const choices = (ctx: Context, offers: readonly Offer[], unclear: string | null): Card =>
  chooseCard({
    unclear,
    ledgers: openOffers(offers, ctx).map(({ ledger }) => ({
      title: ledger.title,
      narrows: `按${[...ledger.narrows.map(kind => kindWords[kind]), ledger.takesWords ? '层次、学历等' : '状态'].join('、')}`,
    })),
  })

/** Words that narrow nothing are asked about. */
export const unclear = (
  ctx: Context,
  offers: readonly Offer[],
  { ledger }: Offer,
  { left }: Narrowed,
): Card => choices(ctx, offers, `没看懂“${left.join(' ')}”，没有导出。${ledger.title}可以这样缩小范围：`)

const kindWords = { township: '乡镇', village: '村', unit: '单位', field: '领域' } as const

export const nothingThere = ({ ledger }: Offer, { understood }: Narrowed): never =>
  refuse(
    `${ledger.title}里没有${understood.length > 0 ? `“${understood.join('、')}”的` : ''}记录，没有导出。`,
    '只导出您权限内查得到的记录。',
    '请换个范围，例如：导出 人才台账',
  )
