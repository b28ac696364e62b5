import { note, paragraph } from '../kit/card.ts'
import { pagedList } from '../kit/paged-list.ts'
import { md } from '../kit/text.ts'

type StoryProps = {
  readonly subject: string
  /** What happened, the latest first. */
  readonly steps: readonly {
    readonly seq: string
    readonly at: string
    readonly who: string
    readonly what: string
    readonly why: string | null
  }[]
  readonly more: boolean
  /** How the present deadline was counted; under none, null. */
  readonly due: string | null
}

/** What happened to a record, from the audit. */
export const storyCard = ({ subject, steps, more, due }: StoryProps) =>
  pagedList(
    {
      lines: steps.map(step => ({ ...step, id: step.seq })),
      total: null,
      before: 0,
      previous: null,
      next: more ? (steps.at(-1)?.seq ?? null) : null,
    },
    {
      head: { title: `${subject}的经过`, tone: 'neutral', forward: false },
      measure: '步',
      top: due !== null && paragraph(`办理期限：${due}`),
      empty: '这份档案是批量录入的，录入以后还没有办理记录。',
      entry: step => ({ title: md`${step.at}　${step.who}　${step.what}`, lines: [step.why] }),
      turn: { do: 'history.story', value: { subject } },
      foot: note('经过只能看，不能改；姓名以外的个人信息不在这里显示。'),
    },
  )

export const sample = () =>
  storyCard({
    subject: 'RC-12',
    steps: [
      { seq: '431', at: '11月23日 9:30', who: '段小梅', what: '核验通过', why: null },
      { seq: '402', at: '11月20日 16:02', who: '王强', what: '退回补正', why: '请补学历证书' },
    ],
    more: false,
    due: '11月20日收到，自11月23日起算：23、24、25日，共3个工作日，11月25日17:30截止。',
  })
