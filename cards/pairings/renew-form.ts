import type { Bound } from '../kit/buttons.ts'
import { card } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type PairingView, pairingFacts, samplePairing } from './pairing.ts'

/** At the end of the term: how it went, and until when it goes on. */
export const renewForm = formCard(
  'pairings.renew',
  ['until', 'words'],
  (
    props: { readonly pairing: PairingView; readonly until: string | undefined; readonly bound: Bound },
    form,
  ) =>
    card(
      {
        title: '续结',
        subtitle: `${props.pairing.number} ${props.pairing.talent} — ${props.pairing.served}`,
        tone: 'info',
      },
      pairingFacts(props.pairing),
      form.body(
        [
          form.datePicker('until', { label: '续结到', required: true, value: props.until }),
          form.multiline('words', { label: '评估意见', required: true, max: 300 }),
        ],
        { submit: '续结', value: props.bound },
      ),
    ),
)

export const sample = () =>
  renewForm({ pairing: samplePairing, until: '2027-11-30', bound: { id: 12, version: 5 } })
