import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** Handed in: its number, when an answer is promised, and who handles it. */
export const receiptCard = (props: {
  readonly number: string
  readonly kind: string
  readonly person: string
  /** 2026年12月8日前; null while the holidays of that year are not known */
  readonly promised: string | null
  /** 县委人才办4个工作小时内受理，预计由县教育体育局（段老师）办理 */
  readonly handled: string
  readonly hints: readonly string[]
  readonly buttons?: readonly ButtonSpec[] | undefined
}): Card =>
  card(
    {
      title: '诉求已提交',
      subtitle: `${props.number} ${props.kind}`,
      tone: 'success',
      tags: [props.number],
      forward: false,
    },
    facts(
      ['编号', props.number],
      ['诉求人', props.person],
      ['类别', props.kind],
      ['承诺答复', props.promised ?? '明年的放假安排公布后告诉您'],
      ['谁来办', props.handled],
    ),
    props.hints.map(hint => paragraph(hint)),
    note('有照片、文件，直接发给我；发“诉求”随时看办到哪一步。'),
    buttons(...(props.buttons ?? []).map(button)),
  )

export const sample = () =>
  receiptCard({
    number: 'SQ-2026-0031',
    kind: '子女入学',
    person: '杨春兰',
    promised: '2026年12月16日前',
    handled: '县委人才办4个工作小时内受理，预计由县教育体育局（段老师）办理',
    hints: [],
    buttons: [{ text: '撤回', do: 'grievances.withdraw', value: { id: 202_600_031, version: 1 } }],
  })
