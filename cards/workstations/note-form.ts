import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationHead } from './station.ts'

type NoteProps = {
  readonly station: StationView
  readonly year: number
  /** What was written before, to be put right. */
  readonly daysOnSite?: string | undefined
  readonly trainees?: string | undefined
  readonly done?: string | undefined
  readonly difficulty?: string | undefined
  readonly bound: Bound
}

/** What a station did in the first half of the year, in a few words. */
export const noteForm = formCard(
  'workstations.note',
  ['daysOnSite', 'trainees', 'done', 'difficulty'],
  (props: NoteProps, form) =>
    card(
      stationHead(props.station, `${props.year}年上半年小结`),
      paragraph('请简要填写今年上半年的工作，下半年的在年底述职里一并写。'),
      form.body(
        [
          form.input('daysOnSite', {
            label: '专家驻站（天）',
            required: true,
            max: 4,
            value: props.daysOnSite,
          }),
          form.input('trainees', {
            label: '培训本地人员（人次）',
            required: true,
            max: 8,
            value: props.trainees,
          }),
          form.multiline('done', {
            label: '做了哪些事',
            required: true,
            max: 300,
            placeholder: '例如：古树茶提质示范200亩，开班3期',
            value: props.done,
          }),
          form.multiline('difficulty', {
            label: '困难和建议',
            max: 300,
            placeholder: '可不填',
            value: props.difficulty,
          }),
        ],
        { submit: '提交小结', value: props.bound },
      ),
      note('7月15日前可以再填，以最后一次为准。'),
    ),
)

export const sample = () =>
  noteForm({ station: sampleStation, year: 2026, daysOnSite: '12', bound: { id: 3, version: 8 } })
