import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type SymposiumView, sampleSymposium } from './symposium.ts'

/** Whom else to invite: those found by a search, to be ticked, and those named one by one. */
export const inviteForm = formCard(
  'symposia.add',
  ['found', 'guests', 'units'],
  (
    props: {
      readonly symposium: SymposiumView
      /** 按“茶叶、诺溪镇”找到16位，列出前15位。 */
      readonly words: string
      readonly found: readonly Option[]
      readonly guests?: string | undefined
      readonly units?: string | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      {
        title: '添加受邀人',
        subtitle: `${props.symposium.number} ${props.symposium.topic}`,
        tone: 'info',
        forward: false,
      },
      paragraph(props.words),
      form.body(
        [
          form.multiSelect('found', {
            label: '从找到的人里选',
            options: props.found,
            placeholder: props.found.length > 0 ? '可选多位' : '没有可选的人',
          }),
          form.multiline('guests', {
            label: '再加哪些专家',
            max: 600,
            placeholder: '姓名或编号，用顿号隔开',
            value: props.guests,
          }),
          form.input('units', {
            label: '参会单位',
            max: 200,
            placeholder: '单位名称，用顿号隔开',
            value: props.units,
          }),
        ],
        { submit: '加入名单', value: props.bound },
      ),
      note('已经发过邀请的座谈会，加进来的人马上收到邀请。'),
    ),
)

export const sample = () =>
  inviteForm({
    symposium: sampleSymposium,
    words: '按“茶叶、诺溪镇”找到2位。',
    found: [
      { text: 'RC-12 杨春兰（诺溪镇 · 和平村）', value: '12' },
      { text: 'RC-31 何山（县茶叶站）', value: '31' },
    ],
    units: '县农业农村局',
    bound: { id: 3, version: 2 },
  })
