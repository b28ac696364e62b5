import { type ReasonProps, type ReasonWords, reasonForm } from '../kit/reason-form.ts'
import { type LiaisonView, liaisonFacts, sampleLiaison } from './liaison.ts'

const liaisonReason = (name: string, said: ReasonWords) =>
  reasonForm(name, said, ({ liaison }: ReasonProps & { readonly liaison: LiaisonView }) => ({
    head: {
      subtitle: `${liaison.number} ${liaison.leader} — ${liaison.expert}`,
      tags: [{ text: liaison.state, tone: liaison.tone }],
    },
    parts: liaisonFacts(liaison),
  }))

export const declineForm = liaisonReason('liaisons.decline', {
  title: '不接这项联系',
  submit: '不接',
  tone: 'warning',
  note: '人才办会另行安排。',
})

export const endForm = liaisonReason('liaisons.end', {
  title: '结束联系',
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
