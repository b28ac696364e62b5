import type { Bound } from '../kit/buttons.ts'
import { card, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { type OpinionView, opinionWords, sampleOpinion } from './opinion.ts'

type WordsProps = { readonly opinion: OpinionView; readonly bound: Bound }

const wordsForm = (
  name: string,
  said: { title: string; label: string; placeholder: string; submit: string; tone: Tone; note: string },
) =>
  formCard(name, ['words'], (props: WordsProps, form) =>
    card(
      {
        title: said.title,
        subtitle: `${props.opinion.number} ${props.opinion.kind}`,
        tone: said.tone,
        forward: false,
      },
      opinionWords(props.opinion),
      props.opinion.answer !== null && [heading('答复'), paragraph(props.opinion.answer)],
      form.body(
        [
          form.multiline('words', {
            label: said.label,
            required: true,
            max: 300,
            placeholder: said.placeholder,
          }),
        ],
        { submit: said.submit, value: props.bound },
      ),
      note(said.note),
    ),
  )

/** The speaker is not satisfied: what is missing. */
export const redoForm = wordsForm('opinions.redo', {
  title: '对答复不满意',
  label: '哪里不满意',
  placeholder: '还缺什么、希望怎么办',
  submit: '请重办',
  tone: 'warning',
  note: '退回单位重新答复；重办两次仍不满意，由人才办主任研究。',
})

/** The office sends an answer back before it is passed on. */
export const improveForm = wordsForm('opinions.improve', {
  title: '退回重新答复',
  label: '哪里要改',
  placeholder: '例如 没有写什么时候办',
  submit: '退回单位',
  tone: 'warning',
  note: '单位按原来的工作日数重新计算期限。',
})

export const sample = () => redoForm({ opinion: sampleOpinion, bound: { id: 21, version: 4 } })
