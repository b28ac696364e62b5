import type { Bound } from '../kit/buttons.ts'
import { card, note, type Tone } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type PairingView, pairingFacts, samplePairing } from './pairing.ts'

type ReasonProps = {
  readonly pairing: PairingView
  readonly reasons: readonly Option[]
  readonly bound: Bound
}

/** Four steps ask the same two things, a reason of the list and some words; only what they say differs. */
const reasonForm = (
  name: string,
  said: { title: string; label: string; submit: string; tone: Tone; note: string },
) =>
  formCard(name, ['reason', 'remark'], (props: ReasonProps, form) =>
    card(
      {
        title: said.title,
        subtitle: `${props.pairing.number} ${props.pairing.talent} — ${props.pairing.served}`,
        tone: said.tone,
        tags: [{ text: props.pairing.state, tone: props.pairing.tone }],
      },
      pairingFacts(props.pairing),
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

export const declineForm = reasonForm('pairings.decline', {
  title: '不同意结对',
  label: '原因',
  submit: '不同意',
  tone: 'warning',
  note: '原因会告诉人才办，由他们另作安排。',
})

export const pauseForm = reasonForm('pairings.pause', {
  title: '暂停结对',
  label: '暂停原因',
  submit: '暂停',
  tone: 'warning',
  note: '暂停期间这个村算作没有覆盖。',
})

export const endForm = reasonForm('pairings.end', {
  title: '解除结对',
  label: '解除原因',
  submit: '解除',
  tone: 'danger',
  note: '解除后这个村立即算作没有覆盖，人才和村都会收到通知。',
})

export const takeBackForm = reasonForm('pairings.takeBack', {
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
