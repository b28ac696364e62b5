import { confirmCard } from '../shell/confirm.ts'

type UndoProps = {
  /** What was done: 「登记了人才」. */
  readonly what: string
  /** `RC-12`, where it has a number people know. */
  readonly subject: string | null
  readonly at: string
  /** The audit's number of the act. */
  readonly seq: string
}

/** One's own last act, about to be taken back. */
export const undoCard = confirmCard('history.undo', ({ what, subject, at, seq }: UndoProps) => ({
  title: '撤销上一步',
  understood: [
    ['上一步', what],
    ['编号', subject],
    ['时间', at],
  ],
  consequence: '撤销也会留下记录；已经发出的通知收不回来。',
  confirm: '确认撤销',
  value: { seq },
}))

export const sample = () =>
  undoCard({ what: '登记了人才', subject: 'RC-12', at: '11月23日 9:05', seq: '431' })
