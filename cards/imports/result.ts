import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, folded, note, paragraph, type Tone } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { lines } from '../kit/text.ts'

type ResultProps = {
  /** 导入完成; 导入已撤销; 没有导入 */
  readonly title: string
  readonly tone: Tone
  readonly number: string
  readonly file: string
  readonly facts: readonly Fact[]
  /** Rows that are listed: what was left as it is, and why. */
  readonly list?: { readonly title: string; readonly rows: readonly string[] } | undefined
  readonly next?: string | undefined
  readonly buttons: readonly ButtonSpec[]
}

/** What became of an import. */
export const resultCard = (props: ResultProps) =>
  card(
    { title: props.title, subtitle: `${props.number}　${props.file}`, tone: props.tone, forward: false },
    facts(...props.facts),
    props.list &&
      props.list.rows.length > 0 &&
      folded(props.list.title, paragraph(lines(...props.list.rows))),
    buttons(props.buttons.map(button)),
    props.next && note(props.next),
  )

export const sample = () =>
  resultCard({
    title: '导入完成',
    tone: 'success',
    number: 'DR-3',
    file: '漕溪镇人才台账.xlsx',
    facts: [
      ['新增', '286条'],
      ['更新', '14条'],
      ['由谁应用', '段小梅'],
    ],
    next: '新增的等本人同意后送审核。弄错了，2026年11月30日以前发“撤销导入 DR-3”。',
    buttons: [{ text: '撤销导入', do: 'imports.openUndo', value: { id: 3, version: 4 } }],
  })
