import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { formCard } from '../kit/form.ts'

type RulingProps = {
  readonly title: string
  readonly number: string
  readonly name: string
  readonly field: string
  readonly oldValue: string
  readonly newValue: string | null
  readonly reason: string
  readonly askedBy: string
  readonly due: string | null
  readonly bound: Bound
}

/** The office rules on a correction or a doubt; the value it adopts may differ from the one asked for. */
export const rulingForm = formCard(
  'talents.rule',
  ['decision', 'value', 'words'],
  (props: RulingProps, form) =>
    card(
      { title: props.title, subtitle: `${props.number} ${props.name}`, tone: 'warning', forward: false },
      facts(
        ['项目', props.field],
        ['原来的内容', props.oldValue],
        ['申请改成', props.newValue],
        ['理由', props.reason],
        ['提出人', props.askedBy],
      ),
      props.due !== null && note(`办理期限：${props.due}`),
      form.body(
        [
          form.select('decision', {
            label: '处理意见',
            required: true,
            options: [
              { text: '更正', value: 'apply' },
              { text: '不更正，原内容无误', value: 'reject' },
            ],
            value: props.newValue === null ? undefined : 'apply',
          }),
          form.input('value', {
            label: '更正为',
            max: 160,
            placeholder: '选“更正”时填写',
            value: props.newValue ?? undefined,
          }),
          form.multiline('words', { label: '说明', max: 200, placeholder: '不更正的，请写明理由' }),
        ],
        { submit: '提交处理意见', value: props.bound, cancel: false },
      ),
    ),
)

export const sample = () =>
  rulingForm({
    title: '请处理更正申请',
    number: 'RC-12',
    name: '杨春兰',
    field: '职称或技能等级',
    oldValue: '农艺师',
    newValue: '高级农艺师',
    reason: '今年9月晋升',
    askedBy: '杨春兰（本人）',
    due: '2026年11月30日',
    bound: { correction: 3 },
  })
