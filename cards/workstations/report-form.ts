import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationHead } from './station.ts'

export type ReportProps = {
  readonly station: StationView
  readonly year: number
  readonly words: string
  readonly bound: Bound
}

const reportFields = [
  'techniques',
  'varieties',
  'acreage',
  'trainees',
  'households',
  'income',
  'daysOnSite',
  'spent',
  'words',
] as const

/** What the station did this year, as its host reports it. */
export const reportForm = formCard('workstations.report', reportFields, (props: ReportProps, form) =>
  card(
    stationHead(props.station, `${props.year}年度述职`),
    paragraph(props.words),
    form.body(
      [
        form.input('techniques', { label: '推广新技术（项）', required: true, max: 6 }),
        form.input('varieties', { label: '引进新品种（个）', required: true, max: 6 }),
        form.input('acreage', { label: '示范推广面积（亩）', required: true, max: 8 }),
        form.input('trainees', { label: '培训本地人员（人次）', required: true, max: 8 }),
        form.input('households', { label: '带动农户（户）', required: true, max: 8 }),
        form.input('income', { label: '户均增收（元）', required: true, max: 12, placeholder: '如：1500元' }),
        form.input('daysOnSite', { label: '专家驻站（天）', required: true, max: 4 }),
        form.input('spent', {
          label: '使用经费',
          required: true,
          max: 20,
          placeholder: '如：3.2万元；没有填0',
        }),
        form.multiline('words', { label: '主要成效和问题', max: 500, placeholder: '可不填' }),
      ],
      { submit: '提交述职', value: props.bound, cancel: false },
    ),
    note('没有的填0。提交后人才办20个工作日内评定。'),
    props.station.due !== null && note(`办理期限：${props.station.due}`),
  ),
)

export const sample = () =>
  reportForm({
    station: { ...sampleStation, state: '年度考核，待述职', tone: 'warning', due: '2026年12月14日' },
    year: 2026,
    words: '年度考核开始，请填写述职表。',
    bound: { id: 3, version: 8 },
  })
