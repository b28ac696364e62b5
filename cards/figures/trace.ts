import { type Card, card, note, paragraph } from '../kit/card.ts'
import { list, paging } from '../kit/table.ts'
import { joined, md } from '../kit/text.ts'

type TraceProps = {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly asOf: string
  readonly rows: readonly { readonly number: string; readonly words: string }[]
  readonly from: number
  /** 共92条; absent where records count for more than one. */
  readonly total: number | null
  /** Names are shown as far as the reader may know them. */
  readonly masked: boolean
  readonly query: string
  readonly previous: number | null
  readonly next: number | null
}

/** The very records a figure counts. */
export const traceCard = (props: TraceProps): Card =>
  card(
    {
      title: `溯源：${props.name} ${props.value}`,
      subtitle: `${props.id} · ${props.asOf}`,
      tone: 'info',
      tags: props.total === null ? [] : [`共${props.total}条`],
      forward: false,
    },
    props.rows.length === 0 && paragraph('没有记录。'),
    list(props.rows.map(({ number, words }) => ({ title: joined(' ', md`**${number}**`, words) }))),
    (props.previous !== null || props.next !== null) &&
      note(
        `第${props.from + 1}—${props.from + props.rows.length}条${props.total === null ? '' : `，共${props.total}条`}。`,
      ),
    props.masked && note('您的角色只看数和编号，姓名已隐去；需要名单，请联系县委人才办。'),
    paging({ do: 'figures.trace', value: { q: props.query }, before: props.previous, after: props.next }),
  )

export const sample = () =>
  traceCard({
    id: 'IND-21',
    name: '选派到村人才',
    value: '92人',
    asOf: '截至2026年6月30日',
    rows: [{ number: 'RC-12', words: '杨春兰' }],
    from: 0,
    total: 92,
    masked: false,
    query: 'IND-21 2026-06-30',
    previous: null,
    next: 15,
  })
