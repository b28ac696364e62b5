import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** Which leader keeps in touch with which expert. */
export const assignForm = formCard(
  'liaisons.assign',
  ['leader', 'expert'],
  (
    props: {
      /** 陈立新（县委常委，已联系2人，最多4人） */
      readonly leaders: readonly Option[]
      readonly leader?: string | undefined
      readonly expert?: string | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      { title: '安排县级领导联系专家', tone: 'info' },
      form.body(
        [
          form.select('leader', {
            label: '县级领导',
            required: true,
            options: props.leaders,
            value: props.leader,
          }),
          form.input('expert', {
            label: '专家',
            required: true,
            max: 30,
            placeholder: '姓名或编号，例如 RC-12',
            value: props.expert,
          }),
        ],
        { submit: '安排', value: props.bound },
      ),
      note('党政正职联系3—5位，县委常委3—4位，其他县级领导2—3位。领导会收到确认卡片。'),
    ),
)

export const sample = () =>
  assignForm({
    leaders: [{ text: '陈立新（县委常委，已联系2人，最多4人）', value: '3' }],
    leader: '3',
    expert: 'RC-12',
    bound: { former: null },
  })
