import { note } from '../kit/card.ts'
import { pagedList } from '../kit/paged-list.ts'
import { bold, md } from '../kit/text.ts'

type View = {
  readonly id: string
  /** 「人才办　段小梅」 */
  readonly who: string
  readonly at: string
  /** What they saw: 「联系方式、履历」. */
  readonly what: string
  /** The words they used: 「查人才」. */
  readonly why: string
  /** 「私聊」 */
  readonly where: string
}

type ViewersProps = {
  readonly views: readonly View[]
  /** There are older ones after the last shown. */
  readonly more: boolean
}

/** Who has seen one's personal data, when, why and where. */
export const viewersCard = ({ views, more }: ViewersProps) =>
  pagedList(
    { lines: views, total: null, before: 0, previous: null, next: more ? (views.at(-1)?.id ?? null) : null },
    {
      head: { title: '谁看过我的信息', forward: false },
      measure: '次',
      empty: '还没有人查看过您的联系方式、履历等个人信息。',
      entry: view => ({
        title: md`${bold(view.who)}　${view.at}`,
        lines: [`看了${view.what}，因为“${view.why}”，在${view.where}`],
      }),
      turn: { do: 'history.viewers' },
      foot: note('有疑问，可以请县委人才办说明；不想继续登记，发“我的信息”办理。'),
    },
  )

export const sample = () =>
  viewersCard({
    views: [
      {
        id: '92',
        who: '人才办　段小梅',
        at: '11月23日 9:30',
        what: '联系方式、履历',
        why: '查人才',
        where: '私聊',
      },
      {
        id: '88',
        who: '部门联络员　王强',
        at: '11月20日 16:02',
        what: '联系方式、履历',
        why: '核验',
        where: '人才办群',
      },
    ],
    more: true,
  })
