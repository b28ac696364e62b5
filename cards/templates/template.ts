import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, folded, note, paragraph, type Tone } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { joined, lines, md, text } from '../kit/text.ts'

export type TemplateProps = {
  /** 收到上级模板; 上级模板 */
  readonly title: string
  readonly tone: Tone
  /** MB-3 */
  readonly number: string
  readonly name: string
  /** What is special about this answer: 这份文件已经收过，不重复保存。 */
  readonly notice: string | null
  readonly facts: readonly Fact[]
  /** Column of the template, and what fills it. */
  readonly pairs: readonly (readonly [column: string, filledWith: string])[]
  /** Columns that stay empty, each with the reason. */
  readonly lacking: readonly (readonly [column: string, why: string])[]
  /** What is worth knowing before it is kept: further sheets, an example … */
  readonly hints: readonly string[]
  readonly buttons: readonly ButtonSpec[]
  readonly next: string | null
}

/** A template of the upper level: what each of its columns is filled with, and which stay empty. */
export const templateCard = (props: TemplateProps) =>
  card(
    {
      title: props.title,
      subtitle: `${props.number}　${props.name}`,
      tone: props.tone,
      forward: false,
    },
    props.notice !== null && paragraph(md`**${props.notice}**`),
    facts(...props.facts),
    paragraph(
      lines(
        md`**模板的栏目 ← 填什么**`,
        ...props.pairs.slice(0, shownMax).map(([column, filled]) => md`${column} ← ${filled}`),
      ),
    ),
    props.pairs.length > shownMax &&
      folded(
        `其余${props.pairs.length - shownMax}栏`,
        paragraph(lines(...props.pairs.slice(shownMax).map(([column, filled]) => md`${column} ← ${filled}`))),
      ),
    props.lacking.length > 0 &&
      paragraph(
        joined(
          '',
          md`**填不了，会空着：**`,
          text(props.lacking.map(([column, why]) => `${column}（${why}）`).join('、')),
        ),
      ),
    props.hints.length > 0 && note(lines(...props.hints)),
    buttons(props.buttons.map(button)),
    props.next !== null && note(props.next),
  )

/** Columns in sight on a phone. */
const shownMax = 16

export const sample = () =>
  templateCard({
    title: '收到上级模板，请核对',
    tone: 'info',
    number: 'MB-3',
    name: '全州人才统计表',
    notice: null,
    facts: [
      ['用哪个台账填', '人才台账'],
      ['工作表', '人才统计'],
      ['怎么填', '第6行起，留了3行，不够就照第6行的格式加行'],
      ['合计', '第9行，按实际人数重算'],
      ['自动填', '填报单位、填报日期'],
    ],
    pairs: [
      ['序号', '序号（自动编）'],
      ['姓名', '姓名'],
      ['联系方式·手机', '手机号（要写用途）'],
      ['身份证号', '身份证号（要写用途，还要另一人批准）'],
    ],
    lacking: [['政治面貌', '档案里没有']],
    hints: ['第6行的示例，填的时候清掉。', '另有工作表：填表说明，原样保留。'],
    buttons: [
      { text: '保存模板', do: 'templates.keep', value: { id: 3, version: 1 }, tone: 'primary' },
      { text: '改栏目', do: 'templates.openColumn', value: { id: 3, version: 1 } },
      { text: '改名称、工作表或台账', do: 'templates.openSource', value: { id: 3, version: 1 } },
      { text: '不要了', do: 'templates.drop', value: { id: 3, version: 1 } },
    ],
    next: '模板原样保存，填的时候只往空格里写字，格式一律不动。',
  })
