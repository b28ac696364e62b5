import { button } from '../kit/buttons.ts'
import { type Card, note } from '../kit/card.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
import { joined, md } from '../kit/text.ts'

export type LiaisonLine = {
  readonly id: number
  readonly number: string
  readonly leader: string
  readonly expert: string
  readonly state: string
  /** 最近联系5月11日，12月31日前再联系一次 */
  readonly when: string
  /** 另有李四联系 */
  readonly conflict: string | null
}

type LiaisonsProps = ListProps<LiaisonLine> & {
  /** 陈立新已联系1位，至少3位 */
  readonly short: readonly string[]
}

/** Who keeps in touch with whom, and what is due. */
export const listCard = (props: LiaisonsProps): Card =>
  pagedList(props, {
    head: { title: '县级领导联系服务专家', subtitle: props.understood.join(' · '), forward: false },
    measure: '项',
    empty: '没有符合条件的联系。',
    entry,
    turn: { do: 'liaisons.list', value: { q: props.query } },
    foot: props.short.length > 0 && note(`还不够数：${props.short.join('；')}。`),
  })

const entry = (line: LiaisonLine) => ({
  title: joined(' ', md`**${line.leader}** — ${line.expert}`, `［${line.state}］`),
  lines: [joined(' · ', line.number, line.when), line.conflict],
  button: button({ text: '查看', do: 'liaisons.show', value: { id: line.id } }),
})

export const sample = () =>
  listCard({
    understood: ['超期未联系'],
    lines: [
      {
        id: 7,
        number: 'LX-7',
        leader: '陈立新',
        expert: '杨春兰',
        state: '超期未联系',
        when: '最近联系5月11日',
        conflict: '另有周敏联系',
      },
    ],
    total: 9,
    before: 0,
    previous: null,
    next: 7,
    query: '{"words":[]}',
    short: ['陈立新已联系1位，至少3位'],
  })
