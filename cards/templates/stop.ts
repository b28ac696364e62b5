import { confirmCard } from '../shell/confirm.ts'

export type StopProps = {
  readonly number: string
  readonly name: string
  readonly ledger: string
  /** Exports that wait for a second person and would fill it. */
  readonly waiting: number
  readonly value: { readonly id: number; readonly version: number }
}

/** A template about to be used no more. */
export const stopCard = confirmCard('templates.stop', (props: StopProps) => ({
  title: `停用模板 ${props.number}`,
  understood: [
    ['模板', props.name],
    ['台账', props.ledger],
    ['等批准的导出', props.waiting > 0 ? `${props.waiting}次，批准时会因模板停用而不导出` : null],
  ],
  consequence: '停用后不能再用它导出；不删，随时可以恢复。',
  confirm: '停用',
  value: props.value,
}))

export const sample = () =>
  stopCard({
    number: 'MB-3',
    name: '全州人才统计表',
    ledger: '人才台账',
    waiting: 1,
    value: { id: 3, version: 2 },
  })
