import type { Bound } from '../kit/buttons.ts'
import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationFacts, stationHead } from './station.ts'

export type WordsProps = {
  readonly station: StationView
  readonly title: string
  readonly words: string
  /** What is asked for: 初审意见, 退回原因. */
  readonly label: string
  readonly placeholder: string
  readonly submit: string
  readonly note?: string | undefined
  readonly confirm?: string | undefined
  /** Other ways to decide. */
  readonly buttons?: readonly ButtonSpec[] | undefined
  /** The step, and the station as it stood. */
  readonly bound: Bound
}

/** A step that asks for nothing but words: an opinion, a reason, what was done. */
export const wordsForm = formCard('workstations.words', ['words'], (props: WordsProps, form) =>
  card(
    stationHead(props.station, props.title),
    paragraph(props.words),
    stationFacts(props.station),
    form.body(
      [
        form.multiline('words', {
          label: props.label,
          required: true,
          max: 300,
          placeholder: props.placeholder,
        }),
      ],
      { submit: props.submit, value: props.bound, confirm: props.confirm, cancel: false },
    ),
    props.station.due !== null && note(`办理期限：${props.station.due}`),
    props.note !== undefined && note(props.note),
    buttons(...(props.buttons ?? []).map(button)),
  ),
)

export const sample = () =>
  wordsForm({
    station: {
      ...sampleStation,
      state: '待部门初审',
      tone: 'info',
      agreement: null,
      plate: null,
      due: '2026年11月30日',
    },
    title: '请初审建站申报',
    words: '建站单位申报设立工作站，请看材料是否齐全、是否符合本行业需要。',
    label: '初审意见',
    placeholder: '如：材料齐全，符合茶产业发展需要，同意推荐',
    submit: '初审通过',
    buttons: [{ text: '请补正', do: 'workstations.openFix', value: { id: 3, version: 1 } }],
    bound: { id: 3, version: 1, verb: 'accept' },
  })
