import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type FundProps = { readonly station: StationView; readonly year: number; readonly bound: Bound }

/** A station is picked for money: how much, by which document. */
export const fundForm = formCard('workstations.fund', ['amount', 'document'], (props: FundProps, form) =>
  card(
    stationHead(props.station, `${props.year}年择优资助`),
    paragraph('先服务、后择优：挂牌服务满一年的工作站才能资助，每年一次。'),
    stationFacts(props.station),
    form.body(
      [
        form.input('amount', { label: '资助金额', required: true, max: 20, placeholder: '如：10万元' }),
        form.input('document', {
          label: '依据',
          required: true,
          max: 60,
          placeholder: '如：领导小组2026年第2次会议',
        }),
      ],
      { submit: '确定资助', value: props.bound },
    ),
    note('这里登记的是资助决定，拨付按资金管理办法办理。'),
  ),
)

export const sample = () => fundForm({ station: sampleStation, year: 2026, bound: { id: 3, version: 9 } })
