import type { LedgerColumn } from '#core/ledger.ts'
import type { OutOffer } from '#core/out-offers.ts'
import type { OutColumn } from '#core/outgoing.ts'
import { fitOf, guessMapping, knownWords } from '#ledgers/guess.ts'
import { bareHead, type Known } from '#ledgers/head.ts'
import type { TemplateShape } from '#ledgers/template/shape.ts'

/** What a column of a template can be filled with beside the ledger's own columns. */
export const extras = {
  '#serial': '序号（自动编）',
  '#county': '本县名称',
  '#day': '导出日期',
  '#blank': '留空',
} as const

export type Extra = keyof typeof extras

export const isExtra = (source: string | null): source is Extra => source !== null && source in extras

/** How upper levels call what the ledgers have, where no ledger that is read in knows it. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  编号: ['档案号'],
  人才: ['姓名', '人才姓名', '专家姓名'],
  专家: ['姓名', '专家姓名', '人才姓名'],
  人才单位: ['单位', '工作单位', '所在单位'],
  专家单位: ['单位', '工作单位', '所在单位'],
  结对对象: ['结对村', '结对帮扶村', '帮扶对象', '结对单位', '帮扶村'],
  人才手机号: ['手机', '手机号', '电话', '联系电话', '手机号码', '联系方式'],
  专家手机号: ['手机', '手机号', '电话', '联系电话', '手机号码', '联系方式'],
  名称: ['工作站名称', '站名', '专家工作站名称'],
  依托单位: ['建站单位', '单位名称'],
  领衔专家: ['进站专家', '专家姓名', '专家'],
  联系领导: ['县级领导', '联系县级领导', '领导姓名', '领导'],
  职务: ['领导职务', '现任职务'],
  从事领域: ['专业领域', '领域', '专业'],
  开始日期: ['起始时间', '开始时间', '结对时间'],
  结束日期: ['截止时间', '结束时间', '到期时间'],
  入库日期: ['入库时间', '入选时间'],
}

/** The ledger's columns as heads are compared with them. */
const shapeOfLedger = ({ ledger, also }: OutOffer): readonly LedgerColumn[] =>
  ledger.columns.map(({ key, title, dataClass }) => ({
    key,
    title,
    dataClass,
    kind: 'text',
    also: [...(also[key] ?? []), ...(otherWords[title] ?? [])],
  }))

/** Words by which a template's head is found. */
export const headWords = (offers: readonly OutOffer[]): Known =>
  new Set([
    ...knownWords(offers.map(offer => ({ columns: shapeOfLedger(offer) }))),
    ...['序号', '备注', '性别', '民族', '政治面貌', '出生年月', '职务', '签名'].map(bareHead),
  ])

/** What was decided about a column called so before, newest first. */
export type Remembered = ReadonlyMap<string, string>

/** What each column is most likely filled with: as people put it right before, else by what it is called. */
export const guessed = (
  { titles, computed, serial }: TemplateShape,
  offer: OutOffer,
  remembered: Remembered,
): readonly (string | null)[] => {
  const columns = shapeOfLedger(offer)
  const byName = guessMapping(titles, [], columns)
  const known = (source: string | undefined): string | null =>
    source !== undefined && (isExtra(source) || columns.some(({ key }) => key === source)) ? source : null
  return titles.map((title, column) => {
    if (title === '' || computed.includes(column)) return null
    return (
      known(remembered.get(bareHead(title))) ??
      byName[column] ??
      (column === serial ? '#serial' : extraFor(title))
    )
  })
}

const extraFor = (title: string): string | null =>
  /^(县|县区|县市|县市区|所在县|所属县|县名|州县)$/.test(bareHead(title)) ? '#county' : null

/** The sheet and ledger that fit each other best; hidden sheets only where no other has a table. */
export const likeliest = (
  shapes: readonly TemplateShape[],
  offers: readonly OutOffer[],
): { readonly shape: TemplateShape; readonly offer: OutOffer } | null => {
  const seen = shapes.some(({ hidden }) => !hidden) ? shapes.filter(({ hidden }) => !hidden) : shapes
  const [best] = seen
    .flatMap(shape =>
      offers.map(offer => {
        const columns = shapeOfLedger(offer)
        return { shape, offer, fit: fitOf(guessMapping(shape.titles, [], columns), columns) }
      }),
    )
    .sort((a, b) => b.fit - a.fit)
  return best ?? null
}

/** A column of a template that a ledger fills. */
export type Filled = { readonly at: number; readonly title: string; readonly column: OutColumn }

/** Of a template's columns: which the ledger fills, what else stands in others, which nothing is known for. */
export const sorted = (
  { titles, computed }: TemplateShape,
  mapping: readonly (string | null)[],
  { ledger }: OutOffer,
) => {
  const named = titles.flatMap((title, at) =>
    title === '' ? [] : [{ at, title, source: mapping[at] ?? null }],
  )
  const filled: readonly Filled[] = named.flatMap(({ at, title, source }) => {
    const column = ledger.columns.find(({ key }) => key === source)
    return column && !computed.includes(at) ? [{ at, title, column }] : []
  })
  return {
    filled,
    others: named.filter(
      ({ at, source }) => isExtra(source) && source !== '#blank' && !computed.includes(at),
    ),
    computed: named.filter(({ at }) => computed.includes(at)),
    blank: named.filter(({ at, source }) => source === '#blank' && !computed.includes(at)),
    unknown: named.filter(
      ({ at, source }) => !computed.includes(at) && !isExtra(source) && !filled.some(one => one.at === at),
    ),
  }
}
