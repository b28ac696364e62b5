import { type Bound, type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, heading, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, sampleGrievance } from './grievance.ts'

/** The visit-back: is it solved, and how satisfied is he? Answered once, from his own account; by phone the office fills it in. */
export const visitForm = formCard(
  'grievances.visit',
  ['solved', 'satisfied', 'comment'],
  (
    props: {
      readonly title: string
      readonly grievance: GrievanceView
      readonly words: string
      readonly reply: string | null
      readonly solved: readonly Option[]
      readonly satisfied: readonly Option[]
      readonly satisfiedNow?: string | undefined
      readonly submit: string
      readonly note: string
      readonly buttons?: readonly ButtonSpec[] | undefined
      readonly bound: Bound
    },
    form,
  ) =>
    card(
      grievanceHead(props.grievance, props.title, 'info'),
      paragraph(props.words),
      props.reply !== null && [heading('答复'), paragraph(props.reply)],
      grievanceFacts(props.grievance),
      form.body(
        [
          form.select('solved', { label: '事情解决了吗', required: true, options: props.solved }),
          form.select('satisfied', {
            label: '对办理满意吗',
            required: true,
            options: props.satisfied,
            value: props.satisfiedNow,
          }),
          form.multiline('comment', { label: '想说的话', max: 500, placeholder: '可不填' }),
        ],
        { submit: props.submit, value: props.bound, cancel: false },
      ),
      note(props.note),
      buttons(...(props.buttons ?? []).map(button)),
    ),
)

export const sample = () =>
  visitForm({
    title: '请评价办理结果',
    grievance: { ...sampleGrievance, state: '回访中' },
    words: '您反映的事已经答复，请您自己说一说结果。',
    reply: '已协调民族小学接收，请于下周一到校报到。',
    solved: [{ text: '是，解决了', value: 'solved' }],
    satisfied: [{ text: '满意', value: '4' }],
    submit: '提交',
    note: '只评价一次；说没有解决的，由人才办认定后重办。',
    bound: { id: 202_600_031, version: 7 },
  })
