import type { Bound } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { type GrievanceView, grievanceFacts, grievanceHead, sampleGrievance } from './grievance.ts'

type ReasonProps = {
  readonly grievance: GrievanceView
  readonly said: readonly string[]
  readonly reasons: readonly Option[]
  readonly bound: Bound
}

const reasonForm = (
  name: string,
  spoken: { title: string; label: string; words: string; placeholder: string; submit: string; note: string },
) =>
  formCard(name, ['reason', 'words'], (props: ReasonProps, form) =>
    card(
      grievanceHead(props.grievance, spoken.title, 'warning'),
      grievanceFacts(props.grievance),
      props.said.map(words => paragraph(words)),
      form.body(
        [
          form.select('reason', { label: spoken.label, required: true, options: props.reasons }),
          form.multiline('words', {
            label: spoken.words,
            required: true,
            max: 500,
            placeholder: spoken.placeholder,
          }),
        ],
        { submit: spoken.submit, value: props.bound },
      ),
      note(spoken.note),
    ),
  )

export const refuseForm = reasonForm('grievances.refuse', {
  title: '拟不予受理',
  label: '原因',
  words: '告诉本人为什么，还可以找谁办',
  placeholder: '如：属于医保报销事项，请带发票到县医保局一楼窗口',
  submit: '提交复核',
  note: '由另一位同志复核后才生效，计入统计。',
})

/** After the person said that it is not solved: whose doing is it? */
export const judgeForm = reasonForm('grievances.judge', {
  title: '认定没有解决的原因',
  label: '原因',
  words: '说明',
  placeholder: '承办单位没有办好的，写明还要办什么；已解释的，写明怎么解释的，本人会看到',
  submit: '提交认定',
  note: '承办单位没有办好的退回重办，时限减半；重办满次数仍不行的升级，由主任协调。',
})

export const sample = () =>
  refuseForm({
    grievance: sampleGrievance,
    said: [],
    reasons: [{ text: '不属于人才服务范围', value: 'notTalent' }],
    bound: { id: 202_600_031, version: 1 },
  })
