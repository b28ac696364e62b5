import type { Bound } from '../kit/buttons.ts'
import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type OpinionView, opinionFacts, opinionWords, sampleOpinion } from './opinion.ts'

type AnswerProps = {
  readonly opinion: OpinionView
  readonly outcomes: readonly Option[]
  readonly outcome?: string | undefined
  readonly text?: string | undefined
  readonly bound: Bound
}

const answering = (name: string, said: { title: string; submit: string; note: string }) =>
  formCard(name, ['outcome', 'text'], (props: AnswerProps, form) =>
    card(
      {
        title: said.title,
        subtitle: `${props.opinion.number} ${props.opinion.kind}`,
        tone: 'info',
        forward: false,
      },
      opinionWords(props.opinion),
      opinionFacts(props.opinion),
      form.body(
        [
          form.select('outcome', {
            label: '结果',
            required: true,
            options: props.outcomes,
            value: props.outcome,
          }),
          form.multiline('text', {
            label: '答复内容',
            required: true,
            max: 500,
            rows: 4,
            placeholder: '怎么办、什么时候办；暂不采纳的写明原因',
            value: props.text,
          }),
        ],
        { submit: said.submit, value: props.bound },
      ),
      note(said.note),
    ),
  )

/** A unit's answer to a remark. */
export const answerForm = answering('opinions.answer', {
  title: '答复意见',
  submit: '提交答复',
  note: '人才办看过后转告提出人，由提出人评价。',
})

/** What the head of the office says in the end to somebody who was not satisfied twice. */
export const explainForm = answering('opinions.explain', {
  title: '主任研究意见',
  submit: '说明并办结',
  note: '说明会发给提出人，这条意见随之办结；要单位再办，请用“再交办”。',
})

export const sample = () =>
  answerForm({
    opinion: { ...sampleOpinion, state: '待答复', outcome: null, answer: null },
    outcomes: [{ text: '采纳', value: 'adopted' }],
    outcome: 'adopted',
    text: '已列入明年培训计划，春茶前开班。',
    bound: { id: 21, version: 2 },
  })
