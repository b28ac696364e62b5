import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
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
      subtitle: `${props.total}个村各有一位人才`,
      tone: isDraft ? 'info' : props.state === 'sent' ? 'success' : 'void',
      tags: [titles[props.state]],
      forward: false,
    },
    props.total === 0 && paragraph('没有需要安排的村，或者没有可以安排的人才。'),
    props.total > 0 && paragraph(proofOf(props)),
    props.changes > 0 && paragraph(md`与上一版相比，只换了${props.changes}个村。`),
    props.lacking.length > 0 && [heading('人手不够'), ...props.lacking.map(words => paragraph(words))],
    list(props.lines.map(line => entry(line, ref, isDraft))),
    paging({ do: 'pairings.plan', value: ref, before: props.previous, after: props.next }),
    isDraft && [
      note('这是草稿，还没有告诉任何人。锁定的不再变动；换人时尽量不动其他村。'),
      buttons(
        props.total > 0 &&
          button({
            text: '按方案发出',
            do: 'pairings.planSend',
            value: ref,
            tone: 'primary',
            confirm: `将向${props.total}位人才和${props.total}个村发出确认卡片，确定吗？`,
          }),
        button({ text: '按最新情况重排', do: 'pairings.planAgain', value: ref }),
        button({
          text: '作废',
          do: 'pairings.planDrop',
          value: ref,
          tone: 'danger',
          confirm: '方案作废，确定吗？',
        }),
      ),
    ],
  )
}

const titles = { draft: '草稿', sent: '已发出', dropped: '已作废' } as const

const proofOf = ({ points, bound, locked }: PlanProps) =>
  points === bound
    ? md`总扣分**${points}**分，理论上不可能低于${bound}分，已是最优方案${locked > 0 ? `（其中${locked}个村由您锁定）` : ''}。`
    : md`总扣分**${points}**分，理论下限${bound}分。`

const entry = (line: PlanLine, ref: { id: number; version: number }, isDraft: boolean) => ({
  title: joined(' ', md`**${line.villageName}** ← ${line.talent}`, line.isLocked && '［已锁定］'),
  lines: [line.why],
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
    lines: [
      {
        village: 4,
        villageName: '诺溪镇梨园村',
        talent: 'RC-12 杨春兰（诺溪镇和平村）',
        why: '对口：茶叶；同乡镇；会白语',
        isLocked: true,
      },
      {
        village: 9,
        villageName: '团山乡河东村',
        talent: 'RC-88 李建华（县茶叶产业发展站）',
        why: '对口：茶叶；38公里',
        isLocked: false,
      },
    ],
    from: 0,
    previous: null,
    next: null,
  })
