import type { Bound } from '../kit/buttons.ts'
import { card, note, type Tone } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type LiaisonView, liaisonFacts, sampleLiaison } from './liaison.ts'

type ReasonProps = {
  readonly liaison: LiaisonView
  readonly reasons: readonly Option[]
  readonly bound: Bound
}

const reasonForm = (
  name: string,
  said: { title: string; label: string; submit: string; tone: Tone; note: string },
) =>
  formCard(name, ['reason', 'remark'], (props: ReasonProps, form) =>
    card(
      {
        title: said.title,
        subtitle: `${props.liaison.number} ${props.liaison.leader} — ${props.liaison.expert}`,
        tone: said.tone,
        tags: [{ text: props.liaison.state, tone: props.liaison.tone }],
      },
      liaisonFacts(props.liaison),
      form.body(
        [
          form.select('reason', { label: said.label, required: true, options: props.reasons }),
          form.multiline('remark', { label: '补充说明', max: 200, placeholder: '可不填' }),
        ],
        { submit: said.submit, value: props.bound },
      ),
      note(said.note),
    ),
  )

export const declineForm = reasonForm('liaisons.decline', {
  title: '不接这项联系',
  label: '原因',
  submit: '不接',
  tone: 'warning',
  note: '人才办会另行安排。',
})

export const endForm = reasonForm('liaisons.end', {
  title: '结束联系',
  label: '原因',
  submit: '结束',
  tone: 'danger',
  note: '结束后这位专家要另外安排领导联系。',
})

export const sample = () =>
  declineForm({
    liaison: sampleLiaison,
    reasons: [{ text: '需要回避', value: 'kin' }],
    bound: { id: 7, version: 1 },
  })
