import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, type Element, type Head, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** A grievance as a face may show it: where it stands, never its text. */
export type GrievanceView = {
  readonly number: string
  /** 子女入学 · 一般求助 */
  readonly kind: string
  /** 杨春兰（诺溪镇和平村）; 匿名 to the departments when asked for */
  readonly person: string
  readonly state: string
  readonly tone: Tone
  /** 绿色通道, 匿名, 涉及未成年人或健康、家庭 */
  readonly marks: readonly string[]
  /** 县教育体育局（段老师）; who has it now */
  readonly holder: string
  /** 12月8日前答复 */
  readonly promised: string | null
  readonly due: string | null
  /** ▲ 黄 督办：报分管县领导 */
  readonly level: string | null
  /** 县医保局：已办；县人社局：办理中 */
  readonly helpers: readonly string[]
  readonly outcome: string | null
  readonly reason: string | null
}

/** The head every face of a grievance has; its colour is that of the state unless the step has one of its own. */
export const grievanceHead = (
  { number, kind, state, tone }: GrievanceView,
  title: string,
  own: Tone = tone,
): Head => ({
  title,
  subtitle: `${number} ${kind}`,
  tone: own,
  tags: [{ text: state, tone }],
  forward: false,
})

export const grievanceFacts = (grievance: GrievanceView): readonly Element[] =>
  facts(
    ['编号', grievance.number],
    ['类别', grievance.kind],
    ['诉求人', grievance.person],
    ['现在由谁办', grievance.holder],
    ['承诺答复', grievance.promised],
    ['协办', grievance.helpers.join('；')],
    ['结果', grievance.outcome],
    ['原因', grievance.reason],
    ['说明', grievance.marks.join('；')],
  )

/** Words that belong to the step: the answer, what is asked for, why it came back. */
export type Said = { readonly title: string; readonly words: string }

/** Where a grievance stands, and what the reader can do about it. The text itself is behind a button, and its reading is kept. */
export const grievanceCard = (props: {
  readonly title: string
  readonly grievance: GrievanceView
  readonly words?: string | undefined
  readonly said?: readonly Said[] | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}): Card =>
  card(
    grievanceHead(props.grievance, props.title),
    props.words !== undefined && paragraph(props.words),
    (props.said ?? []).map(({ title, words }) => [heading(title), paragraph(words)]),
    grievanceFacts(props.grievance),
    props.grievance.due !== null && note(`办理期限：${props.grievance.due}`),
    props.grievance.level !== null && note(props.grievance.level),
    buttons(...(props.buttons ?? []).map(button)),
  )

export const sampleGrievance: GrievanceView = {
  number: 'SQ-2026-0031',
  kind: '子女入学 · 跨部门事项',
  person: '杨春兰（诺溪镇和平村）',
  state: '办理中',
  tone: 'info',
  marks: ['涉及未成年人、健康或家庭，只有经办人能看内容'],
  holder: '县教育体育局（段老师）',
  promised: '2026年12月14日前答复',
  due: '2026年12月14日 17:30',
  level: null,
  helpers: ['诺溪镇人民政府：办理中'],
  outcome: null,
  reason: null,
}

export const sample = () =>
  grievanceCard({
    title: '请办理诉求',
    grievance: sampleGrievance,
    words: '请和本人联系后办理，期限内答复。',
    buttons: [
      {
        text: '答复',
        do: 'grievances.openWords',
        value: { id: 202_600_031, version: 4, verb: 'draft' },
        tone: 'primary',
      },
      { text: '看内容', do: 'grievances.read', value: { id: 202_600_031 } },
    ],
  })
