import { type Bound, type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, sampleGrievance } from './grievance.ts'

type AcceptProps = {
  readonly grievance: GrievanceView
  readonly words: string
  readonly kinds: readonly Option[]
  readonly kind: string
  readonly natures: readonly Option[]
  readonly nature: string
  readonly green: boolean
  readonly sensitive: boolean
  readonly buttons: readonly ButtonSpec[]
  readonly bound: Bound
}

/** Taking a grievance up: its kind and nature put right, the green channel, and whether the person was called. */
export const acceptForm = formCard(
  'grievances.accept',
  ['kind', 'nature', 'green', 'sensitive', 'contacted'],
  (props: AcceptProps, form) =>
    card(
      grievanceHead({ ...props.grievance, tone: 'warning' }, '请受理诉求'),
      paragraph(props.words),
      grievanceFacts(props.grievance),
      form.body(
        [
          form.select('kind', { label: '类别', required: true, options: props.kinds, value: props.kind }),
          form.select('nature', {
            label: '性质（决定答复时限）',
            required: true,
            options: props.natures,
            value: props.nature,
          }),
          form.checker('green', { text: '绿色通道，时限减半', checked: props.green }),
          form.checker('sensitive', {
            text: '涉及未成年人、健康或家庭，只给经办人看内容',
            checked: props.sensitive,
          }),
          form.checker('contacted', { text: '已经电话联系本人' }),
        ],
        { submit: '受理', value: props.bound, cancel: false },
      ),
      props.grievance.due !== null && note(`办理期限：${props.grievance.due}`),
      buttons(...props.buttons.map(button)),
    ),
)

export const sample = () =>
  acceptForm({
    grievance: { ...sampleGrievance, state: '待受理', holder: '县委人才办' },
    words: '有人反映诉求，请在4个工作小时内受理，1个工作日内联系本人。',
    kinds: [{ text: '子女入学', value: 'schooling' }],
    kind: 'schooling',
    natures: [{ text: '跨部门事项（15个工作日）', value: 'joint' }],
    nature: 'joint',
    green: false,
    sensitive: true,
    buttons: [{ text: '看内容', do: 'grievances.read', value: { id: 202_600_031 } }],
    bound: { id: 202_600_031, version: 1 },
  })
