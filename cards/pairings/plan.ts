import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, type Part, paragraph } from '../kit/card.ts'
import { list, paging } from '../kit/table.ts'
import { joined, md } from '../kit/text.ts'

export type PlanLine = {
  readonly village: number
  readonly villageName: string
  /** RC-12 杨春兰（县茶叶产业发展站） */
  readonly talent: string
  /** 对口：茶叶；18公里；会白语 */
  readonly why: string
  readonly isLocked: boolean
  /** Why the pair can no longer be: 杨春兰已不在人才库. */
  readonly outdated: string | null
}

type PlanProps = {
  readonly id: number
  readonly version: number
  readonly state: 'draft' | 'sent' | 'dropped'
  readonly total: number
  readonly locked: number
  readonly points: number
  readonly bound: number
  readonly changes: number
  /** 还缺2名懂茶叶的人才：漕溪镇松炼村…… */
  readonly lacking: readonly string[]
  /** How points are counted: 专业不对口400分. */
  readonly weights: readonly string[]
  /** Pairs that can no longer be, wherever they stand: 诺溪镇和平村：杨春兰已不在人才库. */
  readonly outdated: readonly string[]
  /** Villages left out because somebody of theirs is to answer or pauses. */
  readonly waiting: number
  readonly lines: readonly PlanLine[]
  /** Where the page begins among all pairs. */
  readonly from: number
  readonly previous: number | null
  readonly next: number | null
}

/** A draft of pairings for all villages at once: what was weighed for each, why none is better, what is lacking. */
export const planCard = (props: PlanProps): Card => {
  const ref = { id: props.id, version: props.version }
  const isDraft = props.state === 'draft'
  return card(
    {
      title: `结对方案 FA-${props.id}`,
      subtitle: `为${props.total}个村各派一位人才`,
      tone: tones[props.state],
      tags: [titles[props.state]],
      forward: false,
    },
    props.total === 0 ? paragraph('没有需要安排的村，或者没有可以安排的人才。') : paragraph(proofOf(props)),
    props.changes > 0 && paragraph(md`与上一版相比，只换了${props.changes}个村。`),
    isDraft && changedSince(props),
    props.lacking.length > 0 && [heading('人手不够'), ...props.lacking.map(words => paragraph(words))],
    list(props.lines.map(line => entry(line, { ...ref, from: props.from }, isDraft))),
    props.total > props.lines.length &&
      note(`第${props.from + 1}—${props.from + props.lines.length}个村，共${props.total}个。`),
    paging({ do: 'pairings.plan', value: ref, before: props.previous, after: props.next }),
    isDraft && draftEnd(props),
  )
}

const changedSince = ({ waiting, outdated }: PlanProps): Part => [
  waiting > 0 && paragraph(md`另有${waiting}个村在等各方确认或者暂停，没有排进来。`),
  outdated.length > 0 && [
    heading('情况已有变化'),
    ...outdated.slice(0, namedMax).map(words => paragraph(words)),
    outdated.length > namedMax && paragraph(`还有${outdated.length - namedMax}对也不能成立。`),
    paragraph('请先点“按最新情况重排”，其他村尽量不动。'),
  ],
]

/** Outdated pairs named; more are counted. */
const namedMax = 6

/** What can be done with the whole of a draft; it is sent out only while all of it holds. */
const draftEnd = ({ id, version, from, total, weights, outdated }: PlanProps): Part => {
  const value = { id, version, from }
  const holds = total > 0 && outdated.length === 0
  return [
    note(`怎样扣分：${weights.join('，')}；总扣分越少越好，每个村都有人最优先。`),
    note('这是草稿，还没有告诉任何人。锁定的不再变动；换人时尽量不动其他村。'),
    buttons(
      holds &&
        button({
          text: '按方案发出',
          do: 'pairings.planSend',
          value,
          tone: 'primary',
          confirm: `将向${total}个村和派往那里的人才发出确认卡片，确定吗？`,
        }),
      button({
        text: '按最新情况重排',
        do: 'pairings.planAgain',
        value,
        tone: outdated.length > 0 ? 'primary' : 'default',
      }),
      button({
        text: '作废',
        do: 'pairings.planDrop',
        value,
        tone: 'danger',
        confirm: '方案作废，确定吗？',
      }),
    ),
  ]
}

const titles = { draft: '草稿', sent: '已发出', dropped: '已作废' } as const
const tones = { draft: 'info', sent: 'success', dropped: 'void' } as const

const proofOf = ({ points, bound, locked }: PlanProps) =>
  points === bound
    ? md`总扣分**${points}**分，理论上不可能低于${bound}分，已是最优方案${locked > 0 ? `（其中${locked}个村由您锁定）` : ''}。`
    : md`总扣分**${points}**分，理论下限${bound}分。`

const entry = (
  line: PlanLine,
  ref: { readonly id: number; readonly version: number; readonly from: number },
  isDraft: boolean,
) => ({
  title: joined(' ', md`**${line.villageName}** ← ${line.talent}`, line.isLocked && '［已锁定］'),
  lines: [line.why, line.outdated],
  button: isDraft
    ? buttons(
        button({
          text: line.isLocked ? '解锁' : '锁定',
          do: line.isLocked ? 'pairings.planUnlock' : 'pairings.planLock',
          value: { ...ref, village: line.village },
        }),
        !line.isLocked &&
          button({ text: '换人', do: 'pairings.planSwap', value: { ...ref, village: line.village } }),
      )
    : null,
})

export const sample = () =>
  planCard({
    id: 3,
    version: 1,
    state: 'draft',
    total: 2,
    locked: 1,
    points: 152,
    bound: 152,
    changes: 0,
    lacking: ['还缺1名懂民族刺绣的人才：清水彝族乡师井村、清水彝族乡文兴村，只找到1名。'],
    weights: ['专业不对口400分', '每公里4分', '不通当地语言120分', '换掉原来的人60分', '每多带一个村80分'],
    outdated: ['团山乡河东村：李建华已不在人才库'],
    waiting: 1,
    lines: [
      {
        village: 4,
        villageName: '诺溪镇梨园村',
        talent: 'RC-12 杨春兰（诺溪镇和平村）',
        why: '对口：茶叶；同乡镇；会白语',
        isLocked: true,
        outdated: null,
      },
      {
        village: 9,
        villageName: '团山乡河东村',
        talent: 'RC-88 李建华（县茶叶产业发展站）',
        why: '对口：茶叶；38公里',
        isLocked: false,
        outdated: '李建华已不在人才库',
      },
    ],
    from: 0,
    previous: null,
    next: null,
  })
