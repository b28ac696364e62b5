import { button, buttons } from '../kit/buttons.ts'
import { type Card, note, type Part, paragraph } from '../kit/card.ts'
import { pagedList } from '../kit/paged-list.ts'
import { joined, lines, md } from '../kit/text.ts'

export type AskedLine = {
  readonly id: number
  /** JD-12 */
  readonly number: string
  readonly talent: string
  readonly served: string
  readonly goal: string | null
  /** 2026年11月23日至2027年11月22日 */
  readonly term: string | null
  /** 2026年11月26日 */
  readonly due: string | null
}

type AskedProps = {
  readonly lines: readonly AskedLine[]
  readonly total: number
  /** Which pairings are meant: the numbers of the first and the last. */
  readonly bound: { readonly from: number; readonly to: number }
  readonly previous: number | null
  readonly next: number | null
  /** What has just been done, and what could not be. */
  readonly words?: readonly string[] | undefined
}

/** Pairings of a ledger that wait for one person's answer: one card, however many there are. */
export const askedCard = ({ lines: asked, previous, next, ...props }: AskedProps): Card =>
  pagedList(
    { lines: asked, total: null, before: 0, previous, next },
    {
      head: {
        title: props.total === 0 ? '没有要答复的结对了' : '请确认结对',
        tone: props.total === 0 ? 'success' : 'info',
        tags: [`共${props.total}项`],
        forward: false,
      },
      measure: '项',
      top: [
        props.words && props.words.length > 0 && paragraph(lines(...props.words)),
        paragraph(asking(props)),
      ],
      entry,
      turn: { do: 'pairings.asked', value: props.bound },
      foot: answering(props),
    },
  )

const asking = ({ total }: Pick<AskedProps, 'total'>): string =>
  total === 0
    ? '这张台账里的结对都已经答复，或者由人才办撤回。'
    : '县委人才办按台账提出下面的结对，请您确认。可以一次全部同意，也可以逐项打开。没有答复不算同意。'

const answering = ({ total, bound }: Pick<AskedProps, 'total' | 'bound'>): Part =>
  total > 0 && [
    buttons(
      button({
        text: `全部同意（${total}项）`,
        do: 'pairings.agreeAsked',
        value: bound,
        tone: 'primary',
        confirm: `同意这${total}项结对，确定吗？`,
      }),
    ),
    note('不同意的，请打开那一项再答复。'),
  ]

const entry = (line: AskedLine) => ({
  title: md`**${line.talent}** — ${line.served}`,
  lines: [joined(' · ', line.number, line.goal, line.term), line.due && `请在${line.due}以前答复`],
  button: button({ text: '打开', do: 'pairings.show', value: { id: line.id } }),
})

export const sample = () =>
  askedCard({
    lines: [
      {
        id: 31,
        number: 'JD-31',
        talent: '杨春兰',
        served: '诺溪镇和平村',
        goal: '茶叶加工',
        term: '2026年11月23日至2027年11月22日',
        due: '2026年11月26日',
      },
      {
        id: 30,
        number: 'JD-30',
        talent: '李建华',
        served: '诺溪镇梨园村',
        goal: null,
        term: null,
        due: '2026年11月26日',
      },
    ],
    total: 12,
    bound: { from: 20, to: 31 },
    previous: null,
    next: 30,
  })
