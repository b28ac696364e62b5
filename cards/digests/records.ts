import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { table } from '../kit/table.ts'

type RecordRow = {
  readonly name: string
  /** 已送达、等着发、没有发 */
  readonly state: string
  /** 11月23日 8:34，或者没有发的原因 */
  readonly when: string
}

type RecordsProps = {
  /** 周报 2026年第47周 */
  readonly issue: string
  /** 11月23日 8:30 */
  readonly dueAt: string
  /** 等主任放行 */
  readonly standing: string | null
  readonly released: string | null
  readonly counts: string
  readonly corrections: string | null
  readonly rows: readonly RecordRow[]
  readonly from: number
  readonly total: number
  readonly value: { readonly kind: string; readonly period: string }
  readonly previous: number | null
  readonly next: number | null
  readonly older: { readonly period: string; readonly words: string } | null
}

/** Who got an issue when, and who did not and why. */
export const recordsCard = (props: RecordsProps): Card =>
  card(
    { title: '简报发送记录', subtitle: props.issue, tone: 'neutral', forward: false },
    facts(
      ['应发', props.dueAt],
      ['状态', props.standing],
      ['放行', props.released],
      ['结果', props.counts],
      ['更正', props.corrections],
    ),
    props.rows.length > 0 &&
      table(
        [
          { key: 'name', title: '收件人' },
          { key: 'state', title: '状态' },
          { key: 'when', title: '时间或原因' },
        ],
        props.rows.map(row => ({ ...row })),
      ),
    props.total > props.rows.length &&
      note(`第${props.from + 1}至${props.from + props.rows.length}人，共${props.total}人。`),
    buttons(
      props.previous !== null &&
        button({ text: '上一页', do: 'digests.records', value: { ...props.value, from: props.previous } }),
      props.next !== null &&
        button({ text: '下一页', do: 'digests.records', value: { ...props.value, from: props.next } }),
      props.older !== null &&
        button({
          text: `看${props.older.words}`,
          do: 'digests.records',
          value: { kind: props.value.kind, period: props.older.period, from: 0 },
        }),
    ),
    note('已送达是飞书收下了消息；是否已读，飞书没有告诉的不显示。'),
  )

export const sample = () =>
  recordsCard({
    issue: '周报 2026年第47周',
    dueAt: '2026年11月23日 8:30',
    standing: null,
    released: '赵主任',
    counts: '已送达21人，没有发2人',
    corrections: null,
    rows: [
      { name: '周敏', state: '已送达', when: '11月23日 8:34' },
      { name: '陈立新', state: '没有发', when: '请假到12月10日，回来再发' },
    ],
    from: 0,
    total: 23,
    value: { kind: 'weekly', period: '2026-W48' },
    previous: null,
    next: 15,
    older: { period: '2026-W47', words: '2026年第47周' },
  })
