import { card, heading, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { lines } from '../kit/text.ts'

export type ReportProps = {
  readonly year: number
  readonly seen: number
  readonly people: number
  /** 联系方式等（P2）: 31次 */
  readonly classes: readonly (readonly [string, string])[]
  /** Who looked most, with roles: 段小梅（人才办）　20次 */
  readonly viewers: readonly string[]
  readonly whys: readonly string[]
  readonly exports: readonly string[]
  readonly rights: readonly (readonly [string, string])[]
}

/** A year of looking at personal data: who, how often, what for, and what people asked for themselves. */
export const reportCard = (props: ReportProps) =>
  card(
    { title: '个人信息查阅年报', subtitle: `${props.year}年`, tone: 'info', forward: false },
    paragraph(
      props.seen === 0
        ? '全年没有人查阅过手机号等个人信息。'
        : `全年查阅个人信息${props.seen}次，涉及${props.people}人。`,
    ),
    props.classes.length > 0 && facts(...props.classes),
    props.viewers.length > 0 && [heading('查阅最多的'), paragraph(lines(...props.viewers))],
    props.whys.length > 0 && [heading('因为什么查阅'), paragraph(lines(...props.whys))],
    heading('导出'),
    paragraph(
      props.exports.length === 0 ? '没有导出过手机号、证件号、诉求内容等。' : lines(...props.exports),
    ),
    heading('本人行使权利'),
    facts(...props.rights),
    note('逐条记录由本人发“谁看过我”查看；导出发“导出记录”。'),
  )

export const sample = () =>
  reportCard({
    year: 2026,
    seen: 36,
    people: 21,
    classes: [
      ['联系方式等', '31次'],
      ['证件、诉求等', '5次'],
    ],
    viewers: ['段小梅（人才办）　20次'],
    whys: ['查人才　25次'],
    exports: ['DC-3 段小梅　312行　州委组织部年度检查'],
    rights: [
      ['导出本人信息', '2次'],
      ['更正', '5次'],
      ['撤回同意', '1次'],
      ['删除个人信息', '1次'],
    ],
  })
