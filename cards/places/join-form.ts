import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** Which of two villages or units becomes part of the other. */
export const joinForm = formCard(
  'places.joinForm',
  ['gone', 'kept'],
  (props: { readonly gone?: string | undefined }, form) =>
    card(
      { title: '合并重复的村或单位', tone: 'info' },
      form.body(
        [
          form.input('gone', {
            label: '要并掉的',
            required: true,
            max: 40,
            placeholder: '名称或编号，例如：DW-9',
            value: props.gone,
          }),
          form.input('kept', {
            label: '保留的',
            required: true,
            max: 40,
            placeholder: '名称或编号，例如：云岭县农业技术推广中心',
          }),
        ],
        { submit: '下一步' },
      ),
      note('下一步先看看会动到哪些人才、结对和工作站，确认后才合并。'),
    ),
)

export const sample = () => joinForm({ gone: '云岭县农技站' })
