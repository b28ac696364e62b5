import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

export type InvitationView = {
  readonly number: string
  readonly kind: string
  readonly topic: string
  readonly when: string
  readonly place: string
  readonly host: string | null
  /** 杨春兰; 县教育体育局 */
  readonly guest: string
  /** 还没有答复; 参加; 请假（下乡）; 派人代：李明 */
  readonly answer: string
  readonly tone: Tone
  readonly title: string
}

/** An invitation as the one invited sees it, with his own answer and what he can still change. */
export const invitationCard = (props: {
  readonly invitation: InvitationView
  readonly words: string
  readonly note: string | null
  readonly buttons: readonly ButtonSpec[]
}): Card =>
  card(
    {
      title: props.invitation.title,
      subtitle: `${props.invitation.number} ${props.invitation.topic}`,
      tone: props.invitation.tone,
      tags: [{ text: props.invitation.answer, tone: props.invitation.tone }],
      forward: false,
    },
    paragraph(props.words),
    facts(
      ['主题', props.invitation.topic],
      ['形式', props.invitation.kind],
      ['时间', props.invitation.when],
      ['地点', props.invitation.place],
      ['主持领导', props.invitation.host],
      ['邀请', props.invitation.guest],
      ['您的答复', props.invitation.answer],
    ),
    buttons(...props.buttons.map(button)),
    props.note !== null && note(props.note),
  )

export const sample = () =>
  invitationCard({
    invitation: {
      number: 'ZT-3',
      kind: '座谈会',
      topic: '茶产业人才怎么留得住',
      when: '12月4日（周五）14:30',
      place: '县委二楼会议室',
      host: '陈立新',
      guest: '杨春兰',
      answer: '还没有答复',
      tone: 'info',
      title: '邀请您参加座谈会',
    },
    words: '县委人才办邀请您参加，请答复能不能到会。',
    note: '开会前都可以改。请假的原因只有人才办能看到。',
    buttons: [
      { text: '参加', do: 'symposia.come', value: { guest: 8 }, tone: 'primary' },
      { text: '请假', do: 'symposia.openAbsent', value: { guest: 8 } },
      { text: '派人代', do: 'symposia.openDeputy', value: { guest: 8 } },
    ],
  })
