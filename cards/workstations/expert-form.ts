import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type ExpertProps = { readonly station: StationView; readonly bound: Bound }

/** The lead expert is gone, or somebody takes his place. */
export const expertForm = formCard(
  'workstations.expert',
  ['leftOn', 'expert', 'expertTitle', 'institution'],
  (props: ExpertProps, form) =>
    card(
      stationHead(props.station, '更换领衔专家'),
      stationFacts(props.station),
      form.body(
        [
          form.datePicker('leftOn', { label: '原专家离开日期（还没有接替的只填这一项）' }),
          form.input('expert', { label: '新专家姓名', max: 30, placeholder: '还没有找到可不填' }),
          form.input('expertTitle', { label: '新专家职称', max: 30, placeholder: '可不填' }),
          form.input('institution', { label: '新专家单位', max: 60, placeholder: '填了姓名的要填' }),
        ],
        { submit: '登记', value: props.bound },
      ),
      note('专家离开满六个月、没有人接替的，工作站可以撤销。'),
    ),
)

export const sample = () => expertForm({ station: sampleStation, bound: { id: 3, version: 9 } })
