import type { Bound } from '../kit/buttons.ts'
import { card, note, type Tone } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type OpinionView, opinionFacts, opinionWords, sampleOpinion } from './opinion.ts'

type ReasonProps = {
  readonly opinion: OpinionView
  readonly reasons: readonly Option[]
  readonly bound: Bound
}

const reasonForm = (name: string, said: { title: string; submit: string; tone: Tone; note: string }) =>
  formCard(name, ['reason', 'remark'], (props: ReasonProps, form) =>
    card(
      {
        title: said.title,
        subtitle: `${props.opinion.number} ${props.opinion.kind}`,
        tone: said.tone,
        forward: false,
      },
      opinionWords(props.opinion),
      opinionFacts(props.opinion),
      form.body(
        [
          form.select('reason', { label: '原因', required: true, options: props.reasons }),
          form.multiline('remark', { label: '补充说明', max: 200, placeholder: '可不填' }),
        ],
        { submit: said.submit, value: props.bound },
      ),
      note(said.note),
    ),
  )

/** A unit says that it is not the one to answer. */
export const sendBackForm = reasonForm('opinions.sendBack', {
  title: '退回意见',
  submit: '退回',
  tone: 'warning',
  note: '退给人才办重新交办；请写明应该由哪个单位答复。',
})

/** A remark that is not passed on to a unit. */
export const dropForm = reasonForm('opinions.drop', {
  title: '不作交办',
  submit: '不作交办',
  tone: 'warning',
  note: '提出人会看到原因。是困难的，请转为诉求，不要用这一步。',
})

export const sample = () =>
  sendBackForm({
    opinion: { ...sampleOpinion, state: '待答复', outcome: null, answer: null },
    reasons: [{ text: '不属于本单位职责', value: 'duty' }],
    bound: { id: 21, version: 2 },
  })
