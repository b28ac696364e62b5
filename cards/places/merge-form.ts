import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** Which field becomes part of which other. */
export const mergeForm = formCard(
  'places.mergeForm',
  ['gone', 'kept'],
  (props: { readonly gone?: string | undefined; readonly kept?: string | undefined }, form) =>
    card(
      { title: '领域并入', tone: 'info' },
      form.body(
        [
          form.input('gone', {
            label: '要并掉的领域',
            required: true,
            max: 30,
            placeholder: '例如：制茶',
            value: props.gone,
          }),
          form.input('kept', {
            label: '并入哪个领域',
            required: true,
            max: 30,
            placeholder: '例如：茶叶',
            value: props.kept,
          }),
        ],
        { submit: '下一步' },
      ),
      note('下一步先看看会动到哪些人才和村，确认后才并入。'),
    ),
)

export const sample = () => mergeForm({ gone: '制茶' })
