import { button } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
import { clipped, joined, md } from '../kit/text.ts'

export type OpinionLine = {
  readonly id: number
  readonly number: string
  readonly kind: string
  /** `null` where the words are not for this list. */
  readonly text: string | null
  readonly speaker: string
  readonly unit: string | null
  readonly state: string
  /** 还剩3个工作日; 超期2个工作日 */
  readonly left: string | null
}

/** Characters of a remark in a list. */
const textMax = 40

/** What was said at symposia, and what has become of it. */
export const opinionsCard = (props: ListProps<OpinionLine> & { readonly empty: string }): Card =>
  pagedList(props, {
    head: { title: '座谈会意见', subtitle: props.understood.join(' · '), forward: false },
    measure: '条',
    empty: props.empty,
    entry,
    turn: { do: 'opinions.list', value: { q: props.query } },
  })

const entry = (line: OpinionLine) => ({
  title: joined(' ', md`**${line.number} ${line.kind}**`, `［${line.state}］`),
  lines: [
    line.text === null ? '内容点“查看”' : clipped(line.text, textMax),
    joined(' · ', line.speaker, line.unit, line.left),
  ],
  button: button({ text: '查看', do: 'opinions.show', value: { id: line.id } }),
})

export const sample = () =>
  opinionsCard({
    understood: ['没有答复的'],
    lines: [
      {
        id: 21,
        number: 'JY-21',
        kind: '建议',
        text: '建议每年春茶前办一期制茶夜校',
        speaker: '杨春兰',
        unit: '县农业农村局',
        state: '待答复',
        left: '还剩3个工作日',
      },
    ],
    total: 14,
    before: 0,
    previous: null,
    next: 21,
    query: '{}',
    empty: '没有符合条件的意见。',
  })
