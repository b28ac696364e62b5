import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { lines } from '../kit/text.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

type ProfileProps = {
  /** With what this reader may see here; personal numbers masked or, once asked for, in clear. */
  readonly record: RecordView
  /** One line each: what, when, whether it was checked. */
  readonly achievements: readonly string[]
  /** Since when in the register, last confirmed when. */
  readonly history: string | null
  /** What else is kept but not shown to this reader, and why. */
  readonly hidden: string | null
  readonly buttons: readonly ButtonSpec[]
}

/** One talent, as much of it as the reader's role and the chat allow. */
export const profileCard = ({ record, achievements, history, hidden, buttons: specs }: ProfileProps): Card =>
  card(
    {
      title: record.name,
      subtitle: `${record.number} · ${record.place}`,
      tone: record.tone,
      tags: [
        { text: record.state, tone: record.tone },
        ...(record.stale ? [{ text: '信息过期', tone: 'warning' } as const] : []),
      ],
      summary: record.number,
      forward: false,
    },
    recordFacts(record),
    achievements.length > 0 && [heading('业绩'), paragraph(lines(...achievements.map(line => `· ${line}`)))],
    history !== null && note(history),
    hidden !== null && note(hidden),
    buttons(...specs.map(button)),
  )

export const sample = () =>
  profileCard({
    record: { ...sampleRecord, state: '已入库', tone: 'success', remark: null, due: null },
    achievements: ['2025年8月，州级手工制茶比赛一等奖（已查验获奖证书）'],
    history: '2025年3月4日入库，2026年3月2日确认。',
    hidden: null,
    buttons: [
      { text: '显示手机号', do: 'talents.reveal', value: { id: 12 } },
      { text: '办理', do: 'talents.open', value: { id: 12, version: 3 } },
    ],
  })
