import { confirmCard } from '../shell/confirm.ts'

type StartProps = {
  readonly villages: number
  /** Villages left out because somebody of theirs is to answer or pauses. */
  readonly waiting: number
  readonly talents: number
  /** Villages all of them may take together. */
  readonly places: number
  /** The draft whose place the new one takes. */
  readonly replaces: { readonly number: string; readonly pairs: number } | null
  /** Pairs of that draft that stay as they are. */
  readonly locked: number
  readonly value: { readonly draft: number | null; readonly version: number | null }
}

/** What a plan is about to be made of; pressed, the draft is written. */
export const planStart = confirmCard('pairings.planStart', (props: StartProps) => ({
  title: '排结对方案',
  understood: [
    ['要安排的村', `${props.villages}个没有结对的村（社区）`],
    ['不在内', props.waiting > 0 ? `在等各方确认或者暂停的${props.waiting}个村` : null],
    ['可以派的人才', `${props.talents}位，共${props.places}个名额`],
    ['锁定', props.locked > 0 ? `上一份草稿里锁定的${props.locked}对，照旧保留` : '没有锁定的'],
    [
      '替换',
      props.replaces ? `草稿${props.replaces.number}（${props.replaces.pairs}对）作废` : '没有要替换的草稿',
    ],
  ],
  consequence: '排出来的是草稿，先给您看，不会通知任何人。已经结对的不动。',
  confirm: '开始排',
  value: props.value,
}))

export const sample = () =>
  planStart({
    villages: 7,
    waiting: 2,
    talents: 96,
    places: 131,
    replaces: { number: 'FA-3', pairs: 6 },
    locked: 1,
    value: { draft: 3, version: 4 },
  })
