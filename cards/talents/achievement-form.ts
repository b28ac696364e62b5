import type { Bound } from '../kit/buttons.ts'
import { card, paragraph } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

export type AchievementProps = {
  readonly number: string
  readonly name: string
  readonly bound: Bound
  /** What the sentence that opened it said already; `on` is `2026-11-23`. */
  readonly said?: { readonly what?: string; readonly on?: string } | undefined
}

/** Something achieved: what, when, and what proves it. */
export const achievementForm = formCard(
  'talents.addAchievement',
  ['what', 'on', 'evidence'],
  (props: AchievementProps, form) =>
    card(
      { title: '登记业绩成果', subtitle: `${props.number} ${props.name}`, tone: 'info', forward: false },
      paragraph('一次填一项。人才办核实后，才作为已核实的业绩显示。'),
      form.body(
        [
          form.input('what', {
            label: '成果',
            required: true,
            max: 100,
            value: props.said?.what,
            placeholder: '如：全县手工制茶比赛一等奖',
          }),
          form.datePicker('on', { label: '取得日期', required: true, value: props.said?.on }),
          form.input('evidence', {
            label: '佐证材料',
            required: true,
            max: 200,
            placeholder: '如：证书编号、发文字号、存放位置',
          }),
        ],
        { submit: '提交成果', value: props.bound },
      ),
    ),
)

export const sample = () =>
  achievementForm({ number: 'RC-12', name: '杨春兰', bound: { id: 12, version: 5 } })
