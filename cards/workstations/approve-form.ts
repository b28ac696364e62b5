import { type Bound, type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

type ApproveProps = {
  readonly station: StationView
  readonly words: string
  /** How the notice counts, day by day. */
  readonly proof: string
  readonly buttons: readonly ButtonSpec[]
  readonly bound: Bound
}

/** The public notice is over: the approval, with its document. */
export const approveForm = formCard('workstations.approve', ['document'], (props: ApproveProps, form) =>
  card(
    stationHead(props.station, '公示与批复备案'),
    paragraph(props.words),
    note(props.proof),
    stationFacts(props.station),
    form.body(
      [
        form.input('document', {
          label: '批复文号',
          required: true,
          max: 60,
          placeholder: '如：云岭人才〔2026〕8号',
        }),
      ],
      { submit: '批复备案', value: props.bound, cancel: false },
    ),
    props.station.due !== null && note(`办理期限：${props.station.due}`),
    buttons(...props.buttons.map(button)),
  ),
)

export const sample = () =>
  approveForm({
    station: { ...sampleStation, state: '公示', tone: 'info', due: '2026年12月7日' },
    words: '公示期满、没有成立的异议，就可以批复。',
    proof: '自11月23日起算：23、24、25、26、27日，共5个工作日，11月27日截止。',
    buttons: [{ text: '异议成立', do: 'workstations.openObjection', value: { id: 3, version: 4 } }],
    bound: { id: 3, version: 4 },
  })
