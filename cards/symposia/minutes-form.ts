import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type SymposiumView, sampleSymposium } from './symposium.ts'

/** What is kept of a symposium: who was there, the minutes, and what each said. */
export const minutesForm = formCard(
  'symposia.minutes',
  ['present', 'more', 'others', 'text', 'said'],
  (
    props: {
      readonly symposium: SymposiumView
      readonly guests: readonly Option[]
      readonly present: readonly string[]
      readonly others?: string | undefined
      readonly text?: string | undefined
      readonly said?: string | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      {
        title: '写纪要',
        subtitle: `${props.symposium.number} ${props.symposium.topic}`,
        tone: 'info',
        forward: false,
      },
      form.body(
        [
          form.multiSelect('present', {
            label: '到会的受邀人',
            options: props.guests,
            values: props.present,
          }),
          form.input('more', {
            label: '名单外到会的专家',
            max: 200,
            placeholder: '姓名或编号，用顿号隔开；可不填',
          }),
          form.input('others', {
            label: '其他到会的人',
            max: 200,
            placeholder: '例如 县委办、记者；可不填',
            value: props.others,
          }),
          form.multiline('text', { label: '纪要', required: true, max: 1000, rows: 5, value: props.text }),
          form.multiline('said', {
            label: '发言要点',
            max: 1000,
            rows: 6,
            placeholder: '一行一条：杨春兰：建议办制茶夜校',
            value: props.said,
          }),
        ],
        { submit: '交纪要', value: props.bound },
      ),
      note('发言要点一行一条，写“姓名：内容”，会自动拆成一条条意见；是建议还是困难，交办前都能改。'),
    ),
)

export const sample = () =>
  minutesForm({
    symposium: { ...sampleSymposium, state: '已召开，待交纪要', tone: 'warning' },
    guests: [
      { text: '杨春兰', value: '8' },
      { text: '何山', value: '9' },
    ],
    present: ['8'],
    text: '会议听取了茶产业人才的意见建议。',
    said: '杨春兰：建议办制茶夜校',
    bound: { id: 3, version: 3 },
  })
