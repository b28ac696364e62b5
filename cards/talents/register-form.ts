import { card, note, type Part, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { type FormTools, formCard } from '../kit/form.ts'

/** What already stands in the form's fields, as people would type it. */
export type RegisterValues = {
  readonly name?: string
  readonly place?: string
  readonly fields?: string
  readonly phone?: string
  readonly born?: string
  readonly idNumber?: string
  readonly category?: string
  readonly level?: string
  readonly title?: string
  readonly education?: string
  readonly source?: string
  readonly craft?: string
  readonly product?: string
  readonly householdsLed?: string
}

type RegisterProps = {
  readonly heading: string
  readonly words: string
  readonly submit: string
  readonly values: RegisterValues
  /** Travels with the submit: which record is edited, for whom it is. */
  readonly bound: Readonly<Record<string, string | number | boolean | null>>
  readonly options: {
    readonly categories: readonly Option[]
    readonly levels: readonly Option[]
    readonly educations: readonly Option[]
    readonly sources: readonly Option[]
  }
}

const registerFields = [
  'name',
  'place',
  'fields',
  'phone',
  'category',
  'title',
  'education',
  'level',
  'source',
  'craft',
  'product',
  'householdsLed',
  'born',
  'idNumber',
] as const

/** The registration form, empty, prefilled with a name, or filled with what is to be put right. */
export const registerForm = formCard('talents.register', registerFields, (props: RegisterProps, form) =>
  card(
    { title: props.heading, tone: 'info', forward: false },
    paragraph(props.words),
    form.body([whoAndWhere(props, form), grades(props, form), forFolk(props, form), ofBirth(props, form)], {
      submit: props.submit,
      value: props.bound,
    }),
    note('手机号、出生年月和身份证号加密保存。发“告知书”，看个人信息怎么用、怎么退出。'),
  ),
)

type Tools = FormTools<(typeof registerFields)[number]>

const whoAndWhere = ({ values, options }: RegisterProps, form: Tools): Part => [
  form.input('name', { label: '姓名', required: true, max: 30, value: values.name }),
  form.input('place', {
    label: '单位或村',
    required: true,
    max: 60,
    placeholder: '如：县农技中心；诺溪镇和平村',
    value: values.place,
  }),
  form.input('fields', {
    label: '从事领域',
    required: true,
    max: 160,
    placeholder: '可填几个，用顿号隔开，如：茶叶、核桃',
    value: values.fields,
  }),
  form.input('phone', { label: '手机号', required: true, max: 20, value: values.phone }),
  form.select('category', {
    label: '人才类别',
    required: true,
    options: options.categories,
    value: values.category,
  }),
]

const grades = ({ values, options }: RegisterProps, form: Tools): Part => [
  form.input('title', { label: '职称或技能等级', max: 60, placeholder: '没有可不填', value: values.title }),
  form.select('education', { label: '学历', options: options.educations, value: values.education }),
  form.select('level', { label: '层次（自评）', options: options.levels, value: values.level }),
  form.select('source', { label: '来源', options: options.sources, value: values.source }),
]

const forFolk = ({ values }: RegisterProps, form: Tools): Part => [
  form.input('craft', {
    label: '技艺',
    max: 60,
    placeholder: '乡土人才填写，如：手工制茶',
    value: values.craft,
  }),
  form.input('product', { label: '产品', max: 60, placeholder: '乡土人才填写', value: values.product }),
  form.input('householdsLed', {
    label: '带动户数',
    max: 6,
    placeholder: '乡土人才填写，如：36',
    value: values.householdsLed,
  }),
]

const ofBirth = ({ values }: RegisterProps, form: Tools): Part => [
  form.input('born', {
    label: '出生年月',
    max: 20,
    placeholder: '可不填；不用写日，如：1975年3月',
    value: values.born,
  }),
  form.input('idNumber', {
    label: '身份证号',
    max: 18,
    placeholder: '可不填；只用来核对是否重复登记',
    value: values.idNumber,
  }),
]

export const sample = () =>
  registerForm({
    heading: '登记人才',
    words: '请填写，带星号的必填。',
    submit: '提交',
    values: { name: '杨春兰' },
    bound: { mode: 'self' },
    options: {
      categories: [{ text: '乡土人才（土专家、田秀才）', value: 'folk' }],
      levels: [{ text: '中级', value: 'middle' }],
      educations: [{ text: '大专', value: 'college' }],
      sources: [{ text: '本土', value: 'local' }],
    },
  })
