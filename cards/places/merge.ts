import { confirmCard } from '../shell/confirm.ts'

type MergeProps = {
  readonly gone: string
  readonly kept: string
  /** 12位人才、3个村（社区）; nothing names it yet: null. */
  readonly moves: string | null
  /** What goes on as synonyms. */
  readonly synonyms: string
  readonly value: {
    readonly gone: number
    readonly goneVersion: number
    readonly kept: number
    readonly keptVersion: number
  }
}

/** One field about to become part of another: what moves with it. */
export const mergeCard = confirmCard('places.merge', (props: MergeProps) => ({
  title: '领域并入',
  understood: [
    ['并掉', props.gone],
    ['并入', props.kept],
    ['跟着改的', props.moves ?? '没有人才和村用到它'],
    ['以后的同义词', props.synonyms],
  ],
  consequence: '确认后，查原来的说法也能查到。十分钟内可以撤销。',
  confirm: '确认并入',
  value: props.value,
}))

export const sample = () =>
  mergeCard({
    gone: '制茶',
    kept: '茶叶',
    moves: '12位人才、3个村（社区）',
    synonyms: '制茶、炒茶',
    value: { gone: 9, goneVersion: 1, kept: 1, keptVersion: 2 },
  })
