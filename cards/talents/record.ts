import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, type Element, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** One person's record as a face may show it: the office's words, personal numbers already masked or left out. */
export type RecordView = {
  readonly number: string
  readonly name: string
  readonly place: string
  readonly state: string
  readonly tone: Tone
  readonly category: string | null
  readonly level: string | null
  readonly title: string | null
  readonly education: string | null
  readonly source: string | null
  readonly fields: string
  readonly tags: string | null
  readonly craft: string | null
  readonly product: string | null
  readonly householdsLed: number | null
  readonly phone: string | null
  readonly born: string | null
  readonly idNumber: string | null
  /** 11月28日前, or that the date is still open. */
  readonly due: string | null
  /** Why it stands as it does: what is to be put right, the reason of a rejection or exit. */
  readonly remark: string | null
  readonly stale: boolean
}

/** The record's facts, shared by every face that shows one. */
export const recordFacts = (record: RecordView): readonly Element[] => [
  ...facts(
    ['编号', record.number],
    ['姓名', record.name],
    ['单位或村', record.place],
    ['人才类别', record.category],
    ['层次', record.level],
    ['从事领域', record.fields],
    ['职称或技能', record.title],
    ['学历', record.education],
    ['来源', record.source],
    ['标签', record.tags],
    ['技艺', record.craft],
    ['产品', record.product],
    ['带动户数', record.householdsLed === null ? null : `${record.householdsLed}户`],
    ['手机', record.phone],
    ['出生年月', record.born],
    ['身份证', record.idNumber],
  ),
]

/** Where a record stands now, why, until when, and what the reader can do about it. */
export const recordCard = (props: {
  readonly title: string
  readonly record: RecordView
  readonly words?: string | undefined
  readonly note?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}): Card =>
  card(
    {
      title: props.title,
      subtitle: `${props.record.number} ${props.record.name}`,
      tone: props.record.tone,
      tags: [
        { text: props.record.state, tone: props.record.tone },
        ...(props.record.stale ? [{ text: '信息过期', tone: 'warning' } as const] : []),
      ],
      forward: false,
    },
    props.words !== undefined && paragraph(props.words),
    props.record.remark !== null && [heading('说明'), paragraph(props.record.remark)],
    recordFacts(props.record),
    props.record.due !== null && note(`办理期限：${props.record.due}`),
    props.note !== undefined && note(props.note),
    buttons(...(props.buttons ?? []).map(button)),
  )

export const sampleRecord: RecordView = {
  number: 'RC-12',
  name: '杨春兰',
  place: '诺溪镇 · 和平村',
  state: '待补正',
  tone: 'warning',
  category: '乡土人才（土专家、田秀才）',
  level: '中级',
  title: '农艺师',
  education: '大专',
  source: '本土',
  fields: '茶叶、核桃',
  tags: null,
  craft: '手工制茶',
  product: '古树茶',
  householdsLed: 36,
  phone: '138****1234',
  born: '****年**月',
  idNumber: null,
  due: '2026年11月30日',
  remark: '请补农艺师证书。',
  stale: false,
}

export const sample = () =>
  recordCard({
    title: '请补正登记信息',
    record: sampleRecord,
    words: '审核人请您补正下面的内容。',
    buttons: [{ text: '去补正', do: 'talents.openFix', value: { id: 12, version: 3 }, tone: 'primary' }],
  })
