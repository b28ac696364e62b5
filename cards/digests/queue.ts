import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note } from '../kit/card.ts'
import { type DigestLine, linesPart } from './lines.ts'

type QueueProps = {
  /** 11月23日 */
  readonly day: string
  readonly note: string | null
  readonly lines: readonly DigestLine[]
}

/** Everything has a line here: nothing else tells of it in one place. */
const linesMax = 12

/** An officer's morning: what waits for him over everything the bot knows. */
export const queueCard = ({ day, note: remark, lines }: QueueProps): Card =>
  card(
    { title: `每日待办 ${day}`, tone: 'info', forward: false },
    remark !== null && note(remark),
    linesPart(`等您办理的有${lines.length}类`, lines, linesMax),
    note('每个工作日早上一张，没有待办就不发。'),
    buttons(button({ text: '简报设置', do: 'say', value: { text: '简报 设置' } })),
  )

export const sample = () =>
  queueCard({
    day: '11月23日',
    note: null,
    lines: [
      { words: '3条人才登记等您审核', say: '审核' },
      { words: '2件诉求等您办：SQ-2026-0031 子女入学（已交办）、SQ-2026-0032 住房（已交办）', say: '诉求' },
      { words: '1项结对等待审定', say: '结对 待审定' },
    ],
  })
