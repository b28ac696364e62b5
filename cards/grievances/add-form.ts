import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

type AddProps = {
  readonly text?: string | undefined
  readonly kinds: readonly Option[]
  readonly kind?: string | undefined
  /** For whom, when the speaker may bring it for somebody else; absent: only for himself. */
  readonly whom?: string | undefined
  readonly mayBeBehalf: boolean
  /** 您有一件住房保障的诉求正在办理：SQ-2026-0012 */
  readonly hints: readonly string[]
  readonly bound: Bound
}

/** A grievance as it was understood; everything can be put right before it is handed in. */
export const addForm = formCard(
  'grievances.add',
  ['text', 'kind', 'whom', 'anonymous', 'leaderReads'],
  (props: AddProps, form) =>
    card(
      { title: '反映诉求', tone: 'info', forward: false },
      props.hints.map(hint => paragraph(hint)),
      form.body(
        [
          form.multiline('text', {
            label: '要反映的事',
            required: true,
            max: 1000,
            rows: 4,
            placeholder: '什么事、跑过哪些部门、希望怎么解决',
            value: props.text,
          }),
          form.select('kind', { label: '类别', required: true, options: props.kinds, value: props.kind }),
          props.mayBeBehalf &&
            form.input('whom', {
              label: '替谁反映',
              max: 30,
              placeholder: '人才库里的姓名或编号；反映自己的事不填',
              value: props.whom,
            }),
          form.checker('anonymous', { text: '对承办部门不公开姓名（人才办仍然知道）' }),
          form.checker('leaderReads', { text: '同意联系我的县级领导看到这件事' }),
        ],
        { submit: '提交诉求', value: props.bound },
      ),
      note('内容加密保存，只有办理的人能看，谁看过都有记录。身份证号、银行卡号不用写。'),
    ),
)

export const sample = () =>
  addForm({
    text: '宿舍漏水，报修三次没人管',
    kinds: [
      { text: '住房保障', value: 'housing' },
      { text: '其他', value: 'other' },
    ],
    kind: 'housing',
    mayBeBehalf: true,
    hints: [],
    bound: { contact: null },
  })
