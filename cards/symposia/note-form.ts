import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

type NoteProps = {
  readonly title: string
  readonly subtitle: string
  readonly speakers: readonly Option[]
  readonly speaker?: string | undefined
  readonly kinds: readonly Option[]
  readonly kind?: string | undefined
  readonly text?: string | undefined
  readonly hidden: boolean
  readonly submit: string
  readonly bound: Bound
}

/** One remark: who said it, what kind it is, in which words. */
export const noteForm = formCard(
  'opinions.note',
  ['speaker', 'kind', 'text', 'hidden'],
  (props: NoteProps, form) =>
    card(
      { title: props.title, subtitle: props.subtitle, tone: 'info', forward: false },
      form.body(
        [
          form.select('speaker', {
            label: '谁提的',
            required: true,
            options: props.speakers,
            value: props.speaker,
          }),
          form.select('kind', { label: '类别', required: true, options: props.kinds, value: props.kind }),
          form.multiline('text', { label: '内容', required: true, max: 500, rows: 4, value: props.text }),
          form.checker('hidden', { text: '对答复单位不公开姓名', checked: props.hidden }),
        ],
        { submit: props.submit, value: props.bound },
      ),
      note('身份证号、银行卡号不用写。困难可以转为诉求办理。'),
    ),
)

export const sample = () =>
  noteForm({
    title: '记一条意见',
    subtitle: 'ZT-3 茶产业人才怎么留得住',
    speakers: [{ text: '杨春兰', value: '8' }],
    speaker: '8',
    kinds: [
      { text: '建议', value: 'suggestion' },
      { text: '困难', value: 'difficulty' },
    ],
    kind: 'suggestion',
    text: '建议每年春茶前办一期制茶夜校',
    hidden: false,
    submit: '记下',
    bound: { symposium: 3, id: null, version: null },
  })
