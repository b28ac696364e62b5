import { type Bound, type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type PlateProps = {
  readonly station: StationView
  readonly today: string
  readonly buttons: readonly ButtonSpec[]
  readonly bound: Bound
}

/** The day the plate went up: from then on the station runs. */
export const plateForm = formCard('workstations.open', ['plateOn'], (props: PlateProps, form) =>
  card(
    stationHead(props.station, '登记挂牌'),
    paragraph('协议已签。挂牌后工作站开始运行，满一年可以择优资助。'),
    stationFacts(props.station),
    form.body([form.datePicker('plateOn', { label: '挂牌日期', required: true, value: props.today })], {
      submit: '登记挂牌',
      value: props.bound,
      cancel: false,
    }),
    buttons(...props.buttons.map(button)),
  ),
)

export const sample = () =>
  plateForm({
    station: { ...sampleStation, state: '已签约，待挂牌', tone: 'info' },
    today: '2026-11-23',
    buttons: [],
    bound: { id: 3, version: 6 },
  })
