import { card, type Head, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** What every form of the lists carries: which row it changes, as it stood when the form was drawn. */
export type Origin = {
  /** 修改诺溪镇; for a new one nothing. */
  readonly title?: string | undefined
  /** What has happened meanwhile. */
  readonly words?: string | undefined
  readonly bound: { readonly id: number | null; readonly version: number }
}

export const headOf = (what: string, { title, words }: Origin): Head => ({
  title: title ?? `新增${what}`,
  subtitle: words,
  tone: 'info',
})

export const alsoInput = (label: string, value: string | undefined) => ({
  label,
  max: 200,
  placeholder: '几个的，用顿号隔开',
  value,
})

/** A village or community: where it lies, what it lives by, what is spoken there. */
export const villageForm = formCard(
  'places.village',
  ['name', 'township', 'kind', 'industries', 'languages', 'also'],
  (
    props: Origin & {
      readonly townships: readonly Option[]
      readonly kinds: readonly Option[]
      readonly name?: string | undefined
      readonly township?: string | undefined
      readonly kind?: string | undefined
      readonly industries?: string | undefined
      readonly languages?: string | undefined
      readonly also?: string | undefined
    },
    form,
  ) =>
    card(
      headOf('村（社区）', props),
      form.body(
        [
          form.input('name', { label: '名称', required: true, max: 30, value: props.name }),
          form.select('township', {
            label: '乡镇',
            required: true,
            options: props.townships,
            value: props.township,
          }),
          form.select('kind', { label: '类型', required: true, options: props.kinds, value: props.kind }),
          form.input('industries', {
            label: '产业',
            max: 200,
            placeholder: '写领域名称，用顿号隔开，例如：茶叶、核桃',
            value: props.industries,
          }),
          form.input('languages', {
            label: '汉语以外的语言',
            max: 60,
            placeholder: '例如：白语、彝语',
            value: props.languages,
          }),
          form.input('also', alsoInput('曾用名、别名', props.also)),
        ],
        { submit: '保存', value: props.bound },
      ),
      note('改名后，原来的名称自动留作曾用名，照样查得到。产业和语言用来排结对方案。'),
    ),
)

export const sample = () =>
  villageForm({
    title: '修改诺溪镇和平村',
    townships: [
      { text: '诺溪镇', value: '1' },
      { text: '云台镇', value: '2' },
    ],
    kinds: ['村', '社区'],
    name: '和平村',
    township: '1',
    kind: '村',
    industries: '茶叶、火腿加工',
    languages: '白语',
    also: '河边村',
    bound: { id: 12, version: 1 },
  })
