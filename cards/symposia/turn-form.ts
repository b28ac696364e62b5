import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** A difficulty heard at a symposium as the grievance it becomes. */
export const turnForm = formCard(
  'opinions.turn',
  ['text', 'kind', 'anonymous', 'leaderReads'],
  (
    props: {
      readonly number: string
      readonly speaker: string
      readonly text: string
      readonly kinds: readonly Option[]
      readonly kind: string
      readonly hidden: boolean
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      {
        title: '困难转为诉求',
        subtitle: `${props.number} ${props.speaker}`,
        tone: 'info',
        forward: false,
      },
      form.body(
        [
          form.multiline('text', {
            label: '要办的事',
            required: true,
            max: 1000,
            rows: 4,
            value: props.text,
          }),
          form.select('kind', { label: '类别', required: true, options: props.kinds, value: props.kind }),
          form.checker('anonymous', {
            text: '对承办部门不公开姓名（人才办仍然知道）',
            checked: props.hidden,
          }),
          form.checker('leaderReads', { text: '本人同意联系他的县级领导看到这件事' }),
        ],
        { submit: '转为诉求', value: props.bound },
      ),
      note('转成诉求后按诉求的期限办，编号和这条意见互相连着；提出人会收到编号。'),
    ),
)

export const sample = () =>
  turnForm({
    number: 'JY-22',
    speaker: '何山',
    text: '孩子在县城上学，离单位远，接送困难',
    kinds: [{ text: '子女入学', value: 'schooling' }],
    kind: 'schooling',
    hidden: false,
    bound: { id: 22, version: 1 },
  })
