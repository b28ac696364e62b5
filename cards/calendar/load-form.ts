import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

type LoadFormProps = {
  /** The year asked for; the administrator may change it. */
  readonly year: string
  readonly words: string
  /** What was pasted already and could not be read. */
  readonly text?: string
}

/** The year's holidays, pasted from the State Council's notice or typed line by line. */
export const loadForm = formCard('calendar.read', ['year', 'text'], (props: LoadFormProps, form) =>
  card(
    { title: '载入放假安排', tone: 'info' },
    paragraph(props.words),
    form.body(
      [
        form.input('year', { label: '年份', required: true, max: 4, value: props.year }),
        form.multiline('text', {
          label: '放假通知正文',
          required: true,
          max: 1000,
          rows: 8,
          placeholder: '整段粘贴，或每行一个，如：元旦：1月1日至3日放假。1月4日上班。',
          value: props.text,
        }),
      ],
      { submit: '读一读' },
    ),
    note('读完先给您核对，确认后才生效。'),
  ),
)

export const sample = () => loadForm({ year: '2027', words: '把国务院办公厅公布的放假通知粘贴在下面。' })
