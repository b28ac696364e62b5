import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** How to import, for somebody who has no file at hand. */
export const howCard = (props: {
  readonly ledgers: readonly {
    readonly title: string
    readonly columns: readonly string[]
    /** What whoever fills it in should know. */
    readonly note?: string | undefined
  }[]
  readonly buttons: readonly ButtonSpec[]
}) =>
  card(
    { title: '导入台账', tone: 'info' },
    paragraph(
      '把 Excel 表格（.xlsx、.xls）或 .csv 文件直接发给我，不用改格式。我先核对，您点了“应用”才写进去。',
    ),
    facts(
      ...props.ledgers.map(
        ({ title, columns, note = '' }) =>
          [title, [columns.join('、'), note].filter(Boolean).join('。')] as const,
      ),
    ),
    buttons(props.buttons.map(button)),
    note('一次最多10万行，文件不超过20兆。导入后七天内可以整批撤销。'),
  )

export const sample = () =>
  howCard({
    ledgers: [
      { title: '人才台账', columns: ['姓名', '单位或村', '从事领域', '手机号', '人才类别'] },
      {
        title: '结对台账',
        columns: ['人才姓名', '结对村', '开始日期', '截止日期', '确认依据'],
        note: '填了确认依据的直接成立，没有填的请各方确认。',
      },
    ],
    buttons: [{ text: '导入记录', do: 'say', value: { text: '导入记录' } }],
  })
