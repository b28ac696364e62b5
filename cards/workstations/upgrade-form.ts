import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type UpgradeProps = {
  readonly station: StationView
  readonly levels: readonly Option[]
  readonly bound: Bound
}

/** A station applies for a higher level. */
export const upgradeForm = formCard(
  'workstations.applyUpgrade',
  ['level', 'words'],
  (props: UpgradeProps, form) =>
    card(
      stationHead(props.station, '申报升级'),
      paragraph('升级后仍是同一个工作站，编号不变，原来的级别记入沿革，统计只算最高级别。'),
      stationFacts(props.station),
      form.body(
        [
          form.select('level', { label: '申报级别', required: true, options: props.levels }),
          form.multiline('words', {
            label: '申报理由',
            required: true,
            max: 300,
            placeholder: '主要成效和条件',
          }),
        ],
        { submit: '申报升级', value: props.bound },
      ),
      note('由人才办向上级主管部门推荐，获批后登记。'),
    ),
)

export const sample = () =>
  upgradeForm({
    station: sampleStation,
    levels: [{ text: '省级', value: 'province' }],
    bound: { id: 3, version: 9 },
  })
