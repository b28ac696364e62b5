import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, type Part, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list } from '../kit/table.ts'
import { md } from '../kit/text.ts'
import { type DigestLine, linesPart } from './lines.ts'

/** One matter that comes due today, is close to it, or late. */
type DueLine = {
  readonly number: string
  /** 子女入学 ［办理中］ */
  readonly what: string
  /** 超期1个工作日 · 县教育体育局（段老师） */
  readonly lines: readonly string[]
  readonly isLate: boolean
  readonly open: { readonly do: string; readonly value: Bound }
}

type QueueProps = {
  /** 11月23日 */
  readonly day: string
  readonly note: string | null
  readonly due: readonly DueLine[]
  /** 催办函、督办单、通报 in words, one for each unit that is late. */
  readonly letters: readonly string[]
  /** What waits for the reader, of whatever kind. */
  readonly lines: readonly DigestLine[]
  /** Whether the reader has digests to set: an expert who is reminded has none. */
  readonly hasDigests: boolean
  /** What is due alone: for whoever has no queue, or does not want one today. */
  readonly part: 'all' | 'due'
}

/** Everything has a line here: nothing else tells of it in one place. */
const linesMax = 12
/** Letters shown; each unit has one. */
const lettersMax = 10

/** Somebody's one card of the morning: what is due, the letters that go with it, and what waits for him over everything the bot knows. */
export const queueCard = (props: QueueProps): Card =>
  fitRows(props.due, shown => {
    const { day, note: remark, due, lines } = props
    return card(
      {
        title: `${props.part === 'all' ? '每日待办' : '到期提醒'} ${day}`,
        tone: due.some(({ isLate }) => isLate) ? 'warning' : 'info',
        tags: due.length > 0 ? [`到期${due.length}件`] : [],
        forward: false,
      },
      remark !== null && note(remark),
      dueRows(shown),
      due.length > shown.length && note(`另有${due.length - shown.length}件快到期或者超期。`),
      lettersPart(props.letters),
      linesPart(`等您办理的有${lines.length}类`, lines, linesMax),
      note(footWords(props)),
      props.hasDigests && buttons(button({ text: '简报设置', do: 'say', value: { text: '简报 设置' } })),
    )
  })

const dueRows = (rows: readonly DueLine[]): Part =>
  list(
    rows.map(({ number, what, lines, open }) => ({
      title: md`**${number}** ${what}`,
      lines,
      button: button({ text: '办理', do: open.do, value: open.value }),
    })),
  )

const lettersPart = (letters: readonly string[]): Part =>
  letters.length > 0 && [
    heading('催办函'),
    ...letters.slice(0, lettersMax).map(words => paragraph(words)),
    letters.length > lettersMax && note(`另有${letters.length - lettersMax}个单位。`),
  ]

const footWords = ({ part, hasDigests }: QueueProps): string => {
  if (part === 'all') return '每个工作日早上一张，没有待办就不发。'
  return hasDigests
    ? '这里只有快到期和超期的事，办完就不再提醒；其余的发“每日待办”查看。'
    : '每天早上最多一张，办完就不再提醒。'
}

export const sample = () =>
  queueCard({
    day: '11月23日',
    note: null,
    due: [
      {
        number: 'SQ-2026-0031',
        what: '子女入学 ［办理中］',
        lines: ['超期1个工作日 · 县教育体育局（段老师）', '▲ 蓝 催办：发催办函'],
        isLate: true,
        open: { do: 'grievances.show', value: { id: 202_600_031 } },
      },
    ],
    letters: ['县教育体育局：SQ-2026-0031已超期1个工作日，请于今日内答复，并说明超期原因。县委人才办'],
    lines: [
      { words: '3条人才登记等您审核', say: '审核' },
      { words: '2件诉求等您办：SQ-2026-0031 子女入学（已交办）、SQ-2026-0032 住房（已交办）', say: '诉求' },
      { words: '1项结对等待审定', say: '结对 待审定' },
    ],
    hasDigests: true,
    part: 'all',
  })
