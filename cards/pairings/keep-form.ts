import type { Bound } from '../kit/buttons.ts'
import { card } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type PairingView, pairingFacts, samplePairing } from './pairing.ts'

/** No service for a quarter: the office has talked with the talent, and the pairing goes on. */
export const keepForm = formCard(
  'pairings.keep',
  ['words'],
  (props: { readonly pairing: PairingView; readonly bound: Bound }, form) =>
    card(
      {
        title: '谈话后继续结对',
        subtitle: `${props.pairing.number} ${props.pairing.talent} — ${props.pairing.served}`,
        tone: 'warning',
      },
      pairingFacts(props.pairing),
      form.body(
        [
          form.multiline('words', {
            label: '谈话情况',
            required: true,
            max: 300,
            placeholder: '几时与谁谈话，下一步怎么服务',
          }),
        ],
        { submit: '继续结对', value: props.bound },
      ),
    ),
)

export const sample = () =>
  keepForm({
    pairing: {
      ...samplePairing,
      state: '预警',
      tone: 'warning',
      answers: null,
      lastServed: '8月11日，共2次',
    },
    bound: { id: 12, version: 7 },
  })
