import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

type YearProps = {
  readonly title: string
  readonly tone: Tone
  readonly words: string | null
  readonly holidays: readonly (readonly [name: string, words: string])[]
  /** Which years are loaded, and where from. */
  readonly note: string
  readonly buttons: readonly ButtonSpec[]
}

/** A year's holidays, or that they are not loaded yet. */
export const yearCard = (props: YearProps): Card =>
  card(
    { title: props.title, tone: props.tone },
    props.words !== null && paragraph(props.words),
    facts(...props.holidays),
    note(props.note),
    buttons(...props.buttons.map(button)),
  )

export const sample = () =>
  yearCard({
    title: '2026年放假安排',
    tone: 'info',
    words: '全年248个工作日。',
    holidays: [
      ['元旦', '1月1日至3日放假，1月4日上班'],
      ['国庆节', '10月1日至7日放假，9月20日、10月10日上班'],
    ],
    note: '已载入2004年至2026年。按国务院办公厅公布的放假安排。',
    buttons: [{ text: '载入2027年', do: 'calendar.open', value: { year: 2027 }, tone: 'primary' }],
  })
