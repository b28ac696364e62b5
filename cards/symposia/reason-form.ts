import { type ReasonProps, type ReasonWords, reasonForm } from '../kit/reason-form.ts'
import { type OpinionView, opinionFacts, opinionWords, sampleOpinion } from './opinion.ts'

const opinionReason = (name: string, said: ReasonWords) =>
  reasonForm(name, said, ({ opinion }: ReasonProps & { readonly opinion: OpinionView }) => ({
    head: { subtitle: `${opinion.number} ${opinion.kind}`, forward: false },
    parts: [opinionWords(opinion), opinionFacts(opinion)],
  }))

/** A unit says that it is not the one to answer. */
export const sendBackForm = opinionReason('opinions.sendBack', {
  title: '退回意见',
  submit: '退回',
  tone: 'warning',
  note: '退给人才办重新交办；请写明应该由哪个单位答复。',
})

/** A remark that is not passed on to a unit. */
export const dropForm = opinionReason('opinions.drop', {
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
