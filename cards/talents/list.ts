import { button, buttons } from '../kit/buttons.ts'
import { type Card, note } from '../kit/card.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
import { joined, md } from '../kit/text.ts'

/** One person of a list. Whoever may not be shown more has no number, and the name is masked. */
export type TalentLine = {
  readonly id: number
  /** `null`: nothing more can be shown about this person. */
  readonly number: string | null
  readonly name: string
  readonly place: string | null
  readonly fields: string
  readonly level: string | null
  /** Only where it is not simply in the register: 待年审. */
  readonly state: string | null
}

/** A word to narrow the list with, and how many remain then. */
export type Narrowing = { readonly word: string; readonly count: number }

/** `query`: the words as typed, joined by blanks; empty: everybody. */
export type TalentListProps = ListProps<TalentLine> & {
  readonly narrowings: readonly Narrowing[]
  /** Records on their way that fit too. */
  readonly pending: number
  /** All have the same name: the reader is asked which one. */
  readonly which: boolean
}

/** Who was found: ten at a time, in one card. */
export const listCard = (props: TalentListProps): Card =>
  pagedList(props, {
    head: {
      title: props.which ? '哪一位？' : `查人才${props.query === '' ? '' : `：${props.query}`}`,
      subtitle: props.understood.join('；'),
      forward: false,
    },
    measure: '人',
    entry,
    turn: { do: 'talents.list', value: { q: props.query } },
    foot: [
      narrower(props),
      props.pending > 0 && [
        note(`另有${props.pending}人正在登记、审核，还没有入库。`),
        button({ text: '看在办的', do: 'talents.list', value: { q: joinedQuery(props.query, '在办') } }),
      ],
    ],
  })

const entry = (line: TalentLine) => ({
  title: joined(' ', md`**${line.name}**`, line.number, line.state && `［${line.state}］`),
  lines: [joined(' · ', line.place, line.fields, line.level)],
  button:
    line.number === null ? null : button({ text: '查看', do: 'talents.profile', value: { id: line.id } }),
})

const narrower = ({ narrowings, query }: TalentListProps) =>
  narrowings.length > 0 && [
    note('缩小范围：'),
    buttons(
      ...narrowings.map(({ word, count }) =>
        button({ text: `${word} ${count}人`, do: 'talents.list', value: { q: joinedQuery(query, word) } }),
      ),
    ),
  ]

const joinedQuery = (query: string, word: string): string => (query === '' ? word : `${query} ${word}`)

export const sample = () =>
  listCard({
    query: '茶叶',
    understood: ['领域：茶叶'],
    lines: [
      {
        id: 12,
        number: 'RC-12',
        name: '杨春兰',
        place: '诺溪镇 · 和平村',
        fields: '茶叶、乡村旅游',
        level: '中级',
        state: null,
      },
      {
        id: 88,
        number: 'RC-88',
        name: '李建华',
        place: '县茶叶产业发展站',
        fields: '茶叶',
        level: '高层次',
        state: '待年审',
      },
    ],
    total: 37,
    before: 10,
    previous: 12,
    next: 88,
    narrowings: [
      { word: '诺溪镇', count: 9 },
      { word: '高层次', count: 3 },
    ],
    pending: 1,
    which: false,
  })
