import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type PairingView, pairingFacts, samplePairing } from './pairing.ts'

/** The office writes down that somebody said yes on the telephone: who was asked, by whom, what was said. */
export const phoneForm = formCard(
  'pairings.byPhone',
  ['party', 'words'],
  (
    props: { readonly pairing: PairingView; readonly parties: readonly Option[]; readonly bound: Bound },
    form,
  ) =>
    card(
      {
        title: '登记电话确认',
        subtitle: `${props.pairing.number} ${props.pairing.talent} — ${props.pairing.served}`,
        tone: 'info',
      },
      pairingFacts(props.pairing),
      form.body(
        [
          form.select('party', { label: '谁同意了', required: true, options: props.parties }),
          form.multiline('words', {
            label: '通话情况',
            required: true,
            max: 200,
            placeholder: '几时与谁通话，对方怎么说',
          }),
        ],
        { submit: '登记', value: props.bound },
      ),
      note('登记人和通话情况都会留痕。'),
    ),
)

export const sample = () =>
  phoneForm({
    pairing: samplePairing,
    parties: [{ text: '村：诺溪镇和平村', value: 'village' }],
    bound: { id: 12, version: 1 },
  })
