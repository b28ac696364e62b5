import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { joined, lines, md, text } from '../kit/text.ts'

type MappingProps = {
  /** DR-3 */
  readonly number: string
  readonly file: string
  /** 人才台账 */
  readonly ledger: string
  readonly sheet: string
  /** 第3行是表头，下面312行 */
  readonly shape: string
  /** Column of the table, and the ledger's it is read as. */
  readonly pairs: readonly (readonly [from: string, to: string])[]
  /** Columns of the table that are not taken. */
  readonly left: readonly string[]
  /** Columns a new record needs and the table lacks. */
  readonly lacking: readonly string[]
  /** 手机号相同的是同一人 */
  readonly match: string
  /** What is worth knowing before going on: hidden sheets, remembered template … */
  readonly hints: readonly string[]
  readonly buttons: readonly ButtonSpec[]
}

/** A table that was received: how its columns are read, for a person to correct before anything is looked up. */
export const mappingCard = (props: MappingProps) =>
  card(
    {
      title: `收到表格：导入${props.ledger}`,
      subtitle: `${props.number}　${props.file}`,
      tone: 'info',
      forward: false,
    },
    facts(['工作表', props.sheet], ['内容', props.shape], ['认人办法', props.match]),
    paragraph(
      lines(
        md`**表里的栏目 → 台账的栏目**`,
        ...props.pairs.map(([from, to]) => md`${from} → ${to}`),
        props.left.length > 0 && joined('', '不导入：', text(props.left.join('、'))),
      ),
    ),
    props.lacking.length > 0 &&
      paragraph(md`**还缺：${props.lacking.join('、')}**。新登记的要有这几栏；只更新已有的可以没有。`),
    props.hints.length > 0 && note(lines(...props.hints)),
    buttons(props.buttons.map(button)),
    note('核对只查不改：查完给您看新增、变化和有问题的行，您点了“应用”才写进去。'),
  )

export const sample = () =>
  mappingCard({
    number: 'DR-3',
    file: '漕溪镇人才台账.xlsx',
    ledger: '人才台账',
    sheet: '人才',
    shape: '第3行是表头，下面312行',
    pairs: [
      ['姓  名', '姓名'],
      ['工作单位', '单位或村'],
      ['联系方式·手机', '手机号'],
    ],
    left: ['序号', '备注'],
    lacking: ['从事领域'],
    match: '手机号相同的是同一人',
    hints: ['另有1张隐藏的工作表“旧数据”，没有读。'],
    buttons: [
      { text: '核对', do: 'imports.check', value: { id: 3, version: 1 }, tone: 'primary' },
      { text: '改栏目', do: 'imports.openColumn', value: { id: 3, version: 1 } },
      { text: '换工作表或认人办法', do: 'imports.openSource', value: { id: 3, version: 1 } },
      { text: '不导入了', do: 'imports.drop', value: { id: 3, version: 1 } },
    ],
  })
