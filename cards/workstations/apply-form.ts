import type { Bound } from '../kit/buttons.ts'
import { card, note, type Part, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { type FormTools, formCard } from '../kit/form.ts'

/** What already stands in the form's fields, as people would type it. */
export type ApplyValues = {
  readonly kind?: string | undefined
  readonly level?: string | undefined
  readonly host?: string | undefined
  readonly dept?: string | undefined
  readonly township?: string | undefined
  readonly field?: string | undefined
  readonly expert?: string | undefined
  readonly expertTitle?: string | undefined
  readonly institution?: string | undefined
  readonly expertTeam?: string | undefined
  readonly localTeam?: string | undefined
  readonly plan?: string | undefined
}

type ApplyProps = {
  readonly heading: string
  readonly words: string
  readonly submit: string
  readonly values: ApplyValues
  readonly kinds: readonly Option[]
  readonly levels: readonly Option[]
  readonly townships: readonly Option[]
  readonly bound: Bound
}

const applyFields = [
  'host',
  'dept',
  'township',
  'kind',
  'level',
  'field',
  'expert',
  'expertTitle',
  'institution',
  'expertTeam',
  'localTeam',
  'plan',
] as const

/** A station applied for, or an application put right. */
export const applyForm = formCard('workstations.apply', applyFields, (props: ApplyProps, form) =>
  card(
    { title: props.heading, tone: 'info' },
    paragraph(props.words),
    form.body([where(props, form), who(props, form)], { submit: props.submit, value: props.bound }),
    note('提交后主管部门5个工作日内初审，再由人才办会审、组织专家评审、公示、批复。'),
  ),
)

type Tools = FormTools<(typeof applyFields)[number]>

const where = ({ values, kinds, levels, townships }: ApplyProps, form: Tools): Part => [
  form.input('host', {
    label: '建站单位',
    required: true,
    max: 60,
    placeholder: '如：云岭茶业有限公司',
    value: values.host,
  }),
  form.input('dept', {
    label: '主管部门',
    required: true,
    max: 60,
    placeholder: '负责初审的行业部门，如：县农业农村局',
    value: values.dept,
  }),
  form.select('township', { label: '所在乡镇', required: true, options: townships, value: values.township }),
  form.select('kind', { label: '类型', required: true, options: kinds, value: values.kind }),
  form.select('level', { label: '申报级别', required: true, options: levels, value: values.level }),
  form.input('field', {
    label: '领域',
    required: true,
    max: 30,
    placeholder: '如：茶叶',
    value: values.field,
  }),
]

const who = ({ values }: ApplyProps, form: Tools): Part => [
  form.input('expert', { label: '领衔专家', required: true, max: 30, value: values.expert }),
  form.input('expertTitle', {
    label: '专家职称',
    max: 30,
    placeholder: '如：研究员',
    value: values.expertTitle,
  }),
  form.input('institution', {
    label: '专家单位',
    required: true,
    max: 60,
    placeholder: '如：省茶叶研究所',
    value: values.institution,
  }),
  form.multiline('expertTeam', {
    label: '专家团队',
    max: 300,
    rows: 2,
    placeholder: '可不填；每行一人：姓名 职称',
    value: values.expertTeam,
  }),
  form.multiline('localTeam', {
    label: '本地团队（不少于3人）',
    required: true,
    max: 500,
    rows: 3,
    placeholder: '每行一人：姓名 职称或岗位',
    value: values.localTeam,
  }),
  form.multiline('plan', {
    label: '工作方案',
    required: true,
    max: 600,
    rows: 4,
    placeholder: '要解决什么问题，每年做哪些事，预期成果',
    value: values.plan,
  }),
]

export const sample = () =>
  applyForm({
    heading: '申报专家工作站',
    words: '请填写，带星号的必填。',
    submit: '提交申报',
    values: { host: '云岭茶业有限公司', field: '茶叶' },
    kinds: [{ text: '专家工作站', value: 'expert' }],
    levels: [{ text: '县级', value: 'county' }],
    townships: [{ text: '诺溪镇', value: '1' }],
    bound: { id: null, version: null },
  })
