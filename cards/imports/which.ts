import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

export type WhichProps = {
  readonly number: string
  readonly file: string
  /** The likeliest first; the columns of each that the table seems to have. */
  readonly choices: readonly { readonly title: string; readonly columns: readonly string[] }[]
  readonly buttons: readonly ButtonSpec[]
}

/** A table whose head fits several ledgers: which one it is, is asked. */
export const whichCard = (props: WhichProps) =>
  card(
    { title: '这是哪种台账？', subtitle: `${props.number}　${props.file}`, tone: 'info', forward: false },
    paragraph(`这张表像${props.choices.map(({ title }) => title).join('，也像')}，请选一种。`),
    facts(...props.choices.map(({ title, columns }) => [title, `认出：${columns.join('、')}`] as const)),
    buttons(props.buttons.map(button)),
    note('选定后再核对栏目。同样表头的表，下次按这次选的读。'),
  )

export const sample = () =>
  whichCard({
    number: 'DR-3',
    file: '汇总表.xlsx',
    choices: [
      { title: '结对台账', columns: ['人才姓名', '乡镇', '结对村'] },
      { title: '人才台账', columns: ['姓名', '乡镇', '村'] },
    ],
    buttons: [
      { text: '是结对台账', do: 'imports.as', value: { id: 3, version: 1, noun: 'pairings' } },
      { text: '是人才台账', do: 'imports.as', value: { id: 3, version: 1, noun: 'talents' } },
      { text: '不导入了', do: 'imports.drop', value: { id: 3, version: 1 } },
    ],
  })
