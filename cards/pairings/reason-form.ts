import { type ReasonProps, type ReasonWords, reasonForm } from '../kit/reason-form.ts'
import { type PairingView, pairingFacts, samplePairing } from './pairing.ts'

const pairingReason = (name: string, said: ReasonWords) =>
  reasonForm(name, said, ({ pairing }: ReasonProps & { readonly pairing: PairingView }) => ({
    head: {
      subtitle: `${pairing.number} ${pairing.talent} — ${pairing.served}`,
      tags: [{ text: pairing.state, tone: pairing.tone }],
    },
    parts: pairingFacts(pairing),
  }))

export const declineForm = pairingReason('pairings.decline', {
  title: '不同意结对',
  submit: '不同意',
  tone: 'warning',
  note: '原因会告诉人才办，由他们另作安排。',
})

export const pauseForm = pairingReason('pairings.pause', {
  title: '暂停结对',
  label: '暂停原因',
  submit: '暂停',
  tone: 'warning',
  note: '暂停期间这个村算作没有覆盖。',
})

export const endForm = pairingReason('pairings.end', {
  title: '解除结对',
  label: '解除原因',
  submit: '解除',
  tone: 'danger',
  note: '解除后这个村立即算作没有覆盖，人才和村都会收到通知。',
})

export const takeBackForm = pairingReason('pairings.takeBack', {
  title: '撤回结对',
  label: '撤回原因',
  submit: '撤回',
  tone: 'danger',
  note: '已经收到确认卡片的各方会收到通知。',
})

export const sample = () =>
  declineForm({
    pairing: samplePairing,
    reasons: [{ text: '距离太远，交通不便', value: 'far' }],
    bound: { id: 12, version: 1 },
  })
