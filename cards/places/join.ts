import { confirmCard } from '../shell/confirm.ts'

type JoinProps = {
  /** 单位 */
  readonly what: string
  /** DW-9 云岭县农技站 */
  readonly gone: string
  readonly kept: string
  /** 12位人才、1个专家工作站; nothing names it yet: null. */
  readonly moves: string | null
  readonly value: {
    readonly kind: string
    readonly gone: number
    readonly goneVersion: number
    readonly kept: number
    readonly keptVersion: number
  }
}

/** A village or unit entered twice, about to become one: what moves with it. */
export const joinCard = confirmCard('places.join', (props: JoinProps) => ({
  title: `合并${props.what}`,
  understood: [
    ['并掉', props.gone],
    ['保留', props.kept],
    ['跟着改的', props.moves ?? '没有用到它的'],
  ],
  consequence: '确认后，并掉的名称作为别名，照样查得到。十分钟内可以撤销。',
  confirm: '确认合并',
  value: props.value,
}))

export const sample = () =>
  joinCard({
    what: '单位',
    gone: 'DW-9 云岭县农技站',
    kept: 'DW-4 云岭县农业技术推广中心',
    moves: '12位人才、1个专家工作站',
    value: { kind: 'unit', gone: 9, goneVersion: 1, kept: 4, keptVersion: 2 },
  })
