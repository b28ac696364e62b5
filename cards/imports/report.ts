import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, folded, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { lines } from '../kit/text.ts'

export type ReportProps = {
  readonly number: string
  readonly file: string
  readonly ledger: string
  readonly counts: {
    readonly fresh: number
    readonly change: number
    readonly same: number
    readonly unclear: number
    readonly wrong: number
    /** Sums and notes, no records. */
    readonly left: number
  }
  /** The first rows that will not be imported: 第8行：手机号应为11位数字。 */
  readonly problems: readonly string[]
  /** The first changes: 第12行 RC-7：职称、学历。 */
  readonly changes: readonly string[]
  readonly more: number
  /** What is to be known before: 12行：导入后要人才和村（单位）确认，每人只收到一张卡片。 */
  readonly notes: readonly string[]
  readonly words: string
  readonly buttons: readonly ButtonSpec[]
}

/** What an import would do, before it does anything. */
export const reportCard = (props: ReportProps) => {
  const { fresh, change, same, unclear, wrong, left } = props.counts
  return card(
    {
      title: `核对结果：${props.ledger}`,
      subtitle: `${props.number}　${props.file}`,
      tone: wrong + unclear > 0 ? 'warning' : 'info',
      forward: false,
    },
    facts(
      ['新增', `${fresh}行`],
      ['更新', `${change}行`],
      ['没有变化', `${same}行`],
      ['要核对', unclear > 0 ? `${unclear}行` : null],
      ['有问题', wrong > 0 ? `${wrong}行` : null],
      ['合计、说明等', left > 0 ? `${left}行，不导入` : null],
    ),
    props.problems.length > 0 &&
      folded(
        '不导入的行',
        paragraph(lines(...props.problems)),
        props.more > 0 && note(`还有${props.more}行，都标在发回的表格里。`),
      ),
    props.changes.length > 0 && folded('会更新的记录', paragraph(lines(...props.changes))),
    props.notes.length > 0 && paragraph(lines(...props.notes)),
    paragraph(props.words),
    buttons(props.buttons.map(button)),
  )
}

export const sample = () =>
  reportCard({
    number: 'DR-3',
    file: '漕溪镇人才台账.xlsx',
    ledger: '人才台账',
    counts: { fresh: 286, change: 14, same: 3, unclear: 1, wrong: 8, left: 2 },
    problems: ['第8行：手机号应为11位数字，请核对。', '第20行：名录里没有单位或村“松练村”，是不是“松炼村”。'],
    changes: ['第12行 RC-7：职称或技能等级、学历'],
    more: 7,
    notes: ['12行：日期只写到月：开始的按当月1日，截止的按当月最后一日。'],
    words: '点“应用”导入没有问题的300行；标了问题的表格随后发给您，改好可以再发来。',
    buttons: [
      { text: '应用', do: 'imports.apply', value: { id: 3, version: 2 }, tone: 'primary' },
      { text: '改栏目', do: 'imports.openColumn', value: { id: 3, version: 2 } },
      { text: '不导入了', do: 'imports.drop', value: { id: 3, version: 2 } },
    ],
  })
