import { type Bound, type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type UpgradedProps = {
  readonly station: StationView
  readonly words: string
  readonly levels: readonly Option[]
  readonly level: string | undefined
  readonly today: string
  readonly buttons: readonly ButtonSpec[]
  readonly bound: Bound
}

/** The higher level has decided: the new level, from when, by which document. */
export const upgradedForm = formCard(
  'workstations.upgrade',
  ['level', 'fromOn', 'document'],
  (props: UpgradedProps, form) =>
    card(
      stationHead(props.station, '登记升级结果'),
      paragraph(props.words),
      stationFacts(props.station),
      form.body(
        [
          form.select('level', {
            label: '获批级别',
            required: true,
            options: props.levels,
            value: props.level,
          }),
          form.datePicker('fromOn', { label: '生效日期', required: true, value: props.today }),
          form.input('document', { label: '批准文号', required: true, max: 60 }),
        ],
        { submit: '登记升级', value: props.bound, cancel: false },
      ),
      note('原级别到生效日前一天为止，记入沿革。'),
      buttons(...props.buttons.map(button)),
    ),
)

export const sample = () =>
  upgradedForm({
    station: { ...sampleStation, state: '升级申报', tone: 'info' },
    words: '建站单位申报升级为省级。',
    levels: [{ text: '省级', value: 'province' }],
    level: 'province',
    today: '2026-11-23',
    buttons: [{ text: '未获批准', do: 'workstations.openNotUpgraded', value: { id: 3, version: 10 } }],
    bound: { id: 3, version: 10 },
  })
