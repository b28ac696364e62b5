import { confirmCard } from '../shell/confirm.ts'

type Props = {
  readonly what: 'pause' | 'resume' | 'leave' | 'back'
  /** The last day, in words; none when something ends. */
  readonly until: string | null
  readonly value: { readonly what: string; readonly until: string | null }
}

const titles = { pause: '暂停简报', resume: '恢复简报', leave: '请假', back: '销假' } as const

const consequences = {
  pause:
    '这段时间的简报和每日待办都不发，过后也不补发（快到期、超期的事仍在早上提醒）；恢复后的第一期周报从您上次收到的那一期说起。',
  resume: '从下一期起照常发给您。',
  leave:
    '请假期间不发（快到期、超期的事仍在早上提醒）；回来后的第一个工作日，把您没收到的周报合成一期补发给您。',
  back: '没收到的周报今天补发给您，以后照常。',
} as const

const confirms = { pause: '暂停', resume: '恢复', leave: '请假', back: '销假' } as const

/** Digests about to stop for a while, or to come again. */
export const pausingCard = confirmCard('digests.pausing', ({ what, until, value }: Props) => ({
  title: titles[what],
  understood: until === null ? [['办理', titles[what]]] : [['到', `${until}（含当天）`]],
  consequence: consequences[what],
  confirm: confirms[what],
  value,
}))

export const sample = () =>
  pausingCard({ what: 'leave', until: '2026年12月10日', value: { what: 'leave', until: '2026-12-10' } })
