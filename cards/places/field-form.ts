import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { alsoInput, headOf, type Origin } from './village-form.ts'

/** A field of work: its name and the words that mean the same. */
export const fieldForm = formCard(
  'places.field',
  ['name', 'also'],
  (props: Origin & { readonly name?: string | undefined; readonly also?: string | undefined }, form) =>
    card(
      headOf('领域', props),
      form.body(
        [
          form.input('name', { label: '名称', required: true, max: 30, value: props.name }),
          form.input('also', alsoInput('同义词', props.also)),
        ],
        { submit: '保存', value: props.bound },
      ),
      note('改名后，原来的名称自动留作同义词。两个领域其实是一回事的，请发“领域并入”。'),
    ),
)

export const sample = () =>
  fieldForm({ title: '修改茶叶', name: '茶叶', also: '制茶、茶艺', bound: { id: 1, version: 3 } })
