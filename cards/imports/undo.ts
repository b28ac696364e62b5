import { confirmCard } from '../shell/confirm.ts'

export type UndoProps = {
  readonly number: string
  readonly file: string
  readonly created: number
  readonly changed: number
  readonly value: { readonly id: number; readonly version: number }
}

/** An import about to be taken back. */
export const undoCard = confirmCard('imports.undo', (props: UndoProps) => ({
  title: `撤销导入 ${props.number}`,
  understood: [
    ['表格', props.file],
    ['新增的', `${props.created}条，删除`],
    ['更新的', `${props.changed}条，恢复原来的内容`],
  ],
  consequence: '导入以后又有人办过的记录不动，办完列给您看。',
  confirm: '撤销导入',
  dangerous: true,
  value: props.value,
}))

export const sample = () =>
  undoCard({
    number: 'DR-3',
    file: '漕溪镇人才台账.xlsx',
    created: 286,
    changed: 14,
    value: { id: 3, version: 4 },
  })
