import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card, Tone } from '#cards/kit/card.ts'
import { shortTime } from '#cards/kit/dates.ts'
import type { Fact } from '#cards/kit/facts.ts'
import { templateCard } from '#cards/templates/template.ts'
import type { Context } from '#core/context.ts'
import { type DataClass, within } from '#core/data-class.ts'
import type { OutOffer } from '#core/out-offers.ts'
import type { OutColumn } from '#core/outgoing.ts'
import type { Label } from '#ledgers/template/labels.ts'
import { extras, isExtra, sorted } from './columns.ts'
import { mayKeep } from './policy.ts'
import { listTemplates, shapeOf, type TemplateRecord, type TemplateState, templateNumber } from './record.ts'

/** A template as it stands now, for the actor. */
export const templateView = async (
  ctx: Context,
  offers: readonly OutOffer[],
  record: TemplateRecord,
  notice: string | null = null,
): Promise<Card> => {
  const offer = offers.find(({ noun }) => noun === record.noun)
  const keeps = mayKeep.check(ctx) === null
  const [title, tone] = heads[record.state]
  return templateCard({
    title,
    tone,
    number: templateNumber(record.id),
    name: nameOf(record),
    notice,
    facts: [...factsOf(record, offer), ...(await editionFacts(ctx, record))],
    pairs: offer ? pairsOf(record, offer) : [],
    lacking: offer ? lackingOf(record, offer) : [],
    hints: hintsOf(record),
    buttons: keeps ? buttonsOf(record, offer) : usesOf(record, offer),
    next: nexts[record.state] ?? null,
  })
}

const heads: Readonly<Record<TemplateState, readonly [string, Tone]>> = {
  draft: ['收到上级模板，请核对', 'info'],
  active: ['上级模板', 'success'],
  former: ['上级模板（旧版）', 'void'],
  stopped: ['上级模板（已停用）', 'void'],
  dropped: ['没有保存模板', 'void'],
}

export const stateWords: Readonly<Record<TemplateState, string>> = {
  draft: '待核对',
  active: '在用',
  former: '旧版',
  stopped: '已停用',
  dropped: '没有保存',
}

const nexts: Readonly<Partial<Record<TemplateState, string>>> = {
  draft: '模板原样保存，填的时候只往空格里写字，格式一律不动。七天内不保存就作废。',
  former: '已经换了新版，这一版只留着查看。',
  stopped: '停用的模板不能用来导出，可以恢复。',
}

/** 全州人才统计表（第2版） */
export const nameOf = ({ name, edition }: Pick<TemplateRecord, 'name' | 'edition'>): string =>
  edition > 1 ? `${name}（第${edition}版）` : name

const factsOf = (record: TemplateRecord, offer: OutOffer | undefined): readonly Fact[] => {
  const { first, room, head, total, labels } = shapeOf(record)
  const filled = `第${first}行起填`
  return [
    ['用哪个台账填', offer?.ledger.title ?? '这种台账您不能导出'],
    ['工作表', record.sheet],
    ['表头', `第${head.join('、')}行`],
    [
      '怎么填',
      room > 0
        ? `${filled}，留了${room}行，不够就照第${first}行的格式加行`
        : `${filled}，模板没有留空行，按列的格式加行`,
    ],
    ['合计', total === null ? null : `第${total}行，随填的行重算`],
    [
      '自动填',
      labels.length === 0
        ? null
        : [...new Set(labels.flatMap(({ says }) => says))].map(one => labelWords[one]).join('、'),
    ],
    ['文件', record.fileName],
    ['谁传的', `${record.author.name}　${shortTime(record.createdAt)}`],
  ]
}

const labelWords: Readonly<Record<Label, string>> = { unit: '填报单位', day: '填报日期', person: '填报人' }

/** What keeping a draft of a known name means. */
const editionFacts = async ({ db }: Context, record: TemplateRecord): Promise<readonly Fact[]> => {
  if (record.state !== 'draft') return []
  const [now] = await listTemplates(db, { name: record.name, state: 'active' })
  return now
    ? [['同名', `保存后是“${record.name}”的第${now.edition + 1}版，${templateNumber(now.id)}转为旧版`]]
    : []
}

const pairsOf = (record: TemplateRecord, offer: OutOffer): readonly (readonly [string, string])[] => {
  const { filled, others, computed } = sorted(shapeOf(record), record.mapping, offer)
  return [
    ...others.map(({ at, title, source }) => [at, title, isExtra(source) ? extras[source] : ''] as const),
    ...filled.map(({ at, title, column }) => [at, title, `${column.title}${needs(column)}`] as const),
    ...computed.map(({ at, title }) => [at, title, '模板自己的公式'] as const),
  ]
    .toSorted(([a], [b]) => a - b)
    .map(([, title, words]) => [title, words])
}

const needs = ({ dataClass }: OutColumn): string =>
  dataClass === 'P3' ? '（要写用途，还要另一人批准）' : isOpenClass(dataClass) ? '' : '（要写用途）'

const isOpenClass = (dataClass: DataClass): boolean => within(dataClass, 'P1')

const lackingOf = (record: TemplateRecord, offer: OutOffer): readonly (readonly [string, string])[] => {
  const { unknown, blank } = sorted(shapeOf(record), record.mapping, offer)
  return [
    ...unknown.map(({ title }) => [title, '档案里没有'] as const),
    ...blank.map(({ title }) => [title, '您定的留空'] as const),
  ]
}

const hintsOf = (record: TemplateRecord): readonly string[] => {
  const { first, filled } = shapeOf(record)
  const others = record.shapes.filter(({ sheet, hidden }) => sheet !== record.sheet && !hidden)
  return [
    filled > 0 && `第${first}行起的示例（${filled}行），填的时候清掉。`,
    others.length > 0 && `另有工作表：${others.map(({ sheet }) => sheet).join('、')}，原样保留。`,
  ].filter(hint => typeof hint === 'string')
}

const buttonsOf = (record: TemplateRecord, offer: OutOffer | undefined): readonly ButtonSpec[] => {
  const value = { id: record.id, version: record.version }
  const change: readonly ButtonSpec[] = [
    { text: '改栏目', do: 'templates.openColumn', value },
    { text: '改名称、工作表或台账', do: 'templates.openSource', value },
  ]
  if (record.state === 'draft')
    return [
      { text: '保存模板', do: 'templates.keep', value, tone: 'primary' },
      ...change,
      { text: '不要了', do: 'templates.drop', value },
    ]
  if (record.state === 'stopped') return [{ text: '恢复使用', do: 'templates.restore', value }]
  if (record.state !== 'active') return []
  return [...usesOf(record, offer), ...change, { text: '停用', do: 'templates.openStop', value }]
}

const usesOf = (record: TemplateRecord, offer: OutOffer | undefined): readonly ButtonSpec[] =>
  record.state === 'active' && offer
    ? [
        {
          text: '照它导出',
          do: 'say',
          value: { text: `导出 ${offer.ledger.title} 按${templateNumber(record.id)}模板` },
          tone: 'primary',
        },
      ]
    : []
