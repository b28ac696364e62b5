import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, note } from '../kit/card.ts'
import { type ListPage, type ListProps, pagedList, type Turn } from '../kit/paged-list.ts'
import { coloured, joined, md } from '../kit/text.ts'

export type GrievanceLine = {
  readonly id: number
  readonly number: string
  readonly kind: string
  readonly state: string
  /** 县教育体育局（段老师） */
  readonly holder: string
  /** 还剩2个工作日; 超期1个工作日 */
  readonly left: string | null
  readonly isLate: boolean
  /** ▲ 蓝 催办 */
  readonly level: string | null
}

type CasesProps = Pick<ListProps<GrievanceLine>, 'understood' | 'lines' | 'total' | 'before'> & {
  readonly title: string
  /** What draws another page; its press carries how many cases come before it. */
  readonly turn: Pick<Turn<never>, 'do' | 'value'>
  /** When there is nothing: what one can do. */
  readonly empty: string
  readonly note?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}

/** Cases one below the other, those with the least time left first. */
export const listCard = (props: CasesProps): Card =>
  pagedList(pageOf(props), {
    head: {
      title: props.title,
      subtitle: props.understood.join(' · '),
      tone: props.lines.some(line => line.isLate) ? 'warning' : 'info',
      forward: false,
    },
    measure: '件',
    empty: props.empty,
    entry,
    turn: { ...props.turn, counts: true },
    foot: [buttons(...(props.buttons ?? []).map(button)), props.note !== undefined && note(props.note)],
  })

/** In the order of the time left, which is no order of keys. */
const pageOf = ({ lines, total, before }: CasesProps): ListPage<GrievanceLine> => ({
  lines,
  total,
  before,
  previous: before > 0 ? Math.max(0, before - pageSize) : null,
  next: before + lines.length < total ? before + lines.length : null,
})

/** Cases on a page. */
export const pageSize = 10

const entry = (line: GrievanceLine) => ({
  title: joined(' ', md`**${line.number}** ${line.kind}`, `［${line.state}］`),
  lines: [line.holder, line.left && coloured(line.isLate ? 'red' : 'grey', line.left), line.level],
  button: button({ text: '查看', do: 'grievances.show', value: { id: line.id } }),
})

export const sample = () =>
  listCard({
    title: '我单位的诉求',
    understood: ['办理中'],
    lines: [
      {
        id: 202_600_031,
        number: 'SQ-2026-0031',
        kind: '子女入学',
        state: '办理中',
        holder: '县教育体育局（段老师）',
        left: '超期1个工作日',
        isLate: true,
        level: '▲ 蓝 催办：发催办函',
      },
    ],
    total: 1,
    before: 0,
    turn: { do: 'grievances.list', value: { q: '{}' } },
    empty: '没有诉求。',
  })
