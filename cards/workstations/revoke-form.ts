import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

export type RevokeProps = {
  readonly station: StationView
  readonly reasons: readonly Option[]
  readonly bound: Bound
}

/** The office asks the leading group to revoke a station. */
export const revokeForm = formCard('workstations.revoke', ['reason', 'words'], (props: RevokeProps, form) =>
  card(
    { ...stationHead(props.station, '提请撤销工作站'), tone: 'danger' },
    stationFacts(props.station),
    form.body(
      [
        form.select('reason', { label: '撤销理由', required: true, options: props.reasons }),
        form.multiline('words', {
          label: '具体情况',
          required: true,
          max: 300,
          placeholder: '写明查实的情况',
        }),
      ],
      { submit: '提请撤销', value: props.bound, confirm: '提请后由领导小组审定，期间暂停其他办理。确定吗？' },
    ),
    note('撤销要经领导小组会议审定；享受过资助的，按规定核查追回。'),
  ),
)

export const sample = () =>
  revokeForm({
    station: sampleStation,
    reasons: [{ text: '专家离开六个月无人接替', value: 'expert_gone' }],
    bound: { id: 3, version: 9 },
  })
