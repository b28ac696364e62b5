import { type Bound, type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { card, note, type Part, paragraph } from '../kit/card.ts'
import { type FormTools, formCard } from '../kit/form.ts'
import { type StationView, sampleStation, stationHead } from './station.ts'

export type AgreementValues = {
  readonly signedOn?: string | undefined
  readonly startsOn?: string | undefined
  readonly years?: string | undefined
  readonly daysPerYear?: string | undefined
  readonly tasks?: string | undefined
  readonly results?: string | undefined
  readonly pay?: string | undefined
  readonly exitTerms?: string | undefined
}

type AgreementProps = {
  readonly station: StationView
  readonly title: string
  readonly words: string
  readonly submit: string
  readonly values: AgreementValues
  readonly buttons: readonly ButtonSpec[]
  readonly bound: Bound
}

const agreementFields = [
  'signedOn',
  'startsOn',
  'years',
  'daysPerYear',
  'tasks',
  'results',
  'pay',
  'exitTerms',
  'file',
] as const

/** The agreement between host, expert and institution: signed for the first time, or renewed. */
export const agreementForm = formCard(
  'workstations.agreement',
  agreementFields,
  (props: AgreementProps, form) =>
    card(
      stationHead(props.station, props.title),
      paragraph(props.words),
      form.body([term(props.values, form), terms(props.values, form)], {
        submit: props.submit,
        value: props.bound,
        cancel: false,
      }),
      props.station.due !== null && note(`办理期限：${props.station.due}`),
      buttons(...props.buttons.map(button)),
    ),
)

type Tools = FormTools<(typeof agreementFields)[number]>

const term = (values: AgreementValues, form: Tools): Part => [
  form.datePicker('signedOn', { label: '签约日期', required: true, value: values.signedOn }),
  form.datePicker('startsOn', { label: '生效日期', required: true, value: values.startsOn }),
  form.input('years', { label: '期限（年）', required: true, max: 4, value: values.years ?? '3' }),
  form.input('daysPerYear', {
    label: '每年驻站天数',
    required: true,
    max: 4,
    placeholder: '不少于20天',
    value: values.daysPerYear,
  }),
]

const terms = (values: AgreementValues, form: Tools): Part => [
  form.multiline('tasks', { label: '工作任务', required: true, max: 300, value: values.tasks }),
  form.input('results', {
    label: '成果归属',
    required: true,
    max: 100,
    placeholder: '如：双方共有，本县优先转化',
    value: values.results,
  }),
  form.input('pay', {
    label: '每年报酬',
    required: true,
    max: 20,
    placeholder: '如：5万元；没有报酬的填0',
    value: values.pay,
  }),
  form.input('exitTerms', {
    label: '退出约定',
    required: true,
    max: 200,
    placeholder: '如：提前30日书面告知，交清资料',
    value: values.exitTerms,
  }),
  form.input('file', {
    label: '协议存放',
    required: true,
    max: 100,
    placeholder: '如：人才办档案柜2026-签约-3',
  }),
]

export const sample = () =>
  agreementForm({
    station: { ...sampleStation, state: '已批复，待签约', tone: 'info', due: '2026年12月21日' },
    title: '登记协议',
    words: '建站单位、专家、专家单位三方签好协议后，把内容登记在这里。',
    submit: '登记协议',
    values: { daysPerYear: '30' },
    buttons: [{ text: '放弃建站', do: 'workstations.openGiveUp', value: { id: 3, version: 5 } }],
    bound: { id: 3, version: 5, verb: 'sign' },
  })
