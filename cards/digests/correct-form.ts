import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

type CorrectProps = {
  readonly kind?: string | undefined
  readonly kinds: readonly { readonly text: string; readonly value: string }[]
  readonly note?: string | undefined
}

/** Which digest is put right, and what was wrong with it. */
export const correctForm = formCard('digests.correct', ['kind', 'note'], (props: CorrectProps, form) =>
  card(
    { title: '更正简报', tone: 'info' },
    form.body(
      [
        form.select('kind', { label: '哪一期', required: true, value: props.kind, options: props.kinds }),
        form.multiline('note', {
          label: '说明',
          placeholder: '写明错在哪里；不写就只告诉内容有差别的人',
          max: 200,
          value: props.note,
        }),
      ],
      { submit: '看看有哪些差别' },
    ),
    note('会按当时的时间重新算一遍，和发出的逐条比较。更正是一条新消息，写明更正哪一期；原来的消息不改。'),
  ),
)

export const sample = () =>
  correctForm({
    kind: 'weekly',
    kinds: [{ text: '周报 2026年第47周（11月23日发）', value: 'weekly' }],
  })
