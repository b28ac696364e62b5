import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, type Element, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** A liaison as a face may show it: the office's words, nothing of class P2. */
export type LiaisonView = {
  readonly number: string
  readonly leader: string
  /** 县委常委、宣传部部长 */
  readonly post: string
  readonly expert: string
  /** 县茶叶产业发展站 · 茶叶 */
  readonly expertOf: string
  readonly state: string
  readonly tone: Tone
  /** 11月20日；还没有联系 */
  readonly lastContact: string
  /** 2026年下半年，12月31日前 */
  readonly halfYear: string | null
  readonly remark: string | null
  readonly due: string | null
  /** 11月20日 走访：…… */
  readonly contacts: readonly string[]
  /** The expert's other leaders, when there are several. */
  readonly conflict: string | null
}

export const liaisonFacts = (liaison: LiaisonView): readonly Element[] =>
  facts(
    ['编号', liaison.number],
    ['县级领导', `${liaison.leader}（${liaison.post}）`],
    ['专家', `${liaison.expert}（${liaison.expertOf}）`],
    ['本期', liaison.halfYear],
    ['最近联系', liaison.lastContact],
  )

/** Where a liaison stands, what was last heard, and what the reader can do about it. */
export const liaisonCard = (props: {
  readonly title: string
  readonly liaison: LiaisonView
  readonly words?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}): Card =>
  card(
    {
      title: props.title,
      subtitle: `${props.liaison.number} ${props.liaison.leader} — ${props.liaison.expert}`,
      tone: props.liaison.tone,
      tags: [{ text: props.liaison.state, tone: props.liaison.tone }],
      forward: false,
    },
    props.words !== undefined && paragraph(props.words),
    props.liaison.remark !== null && [heading('说明'), paragraph(props.liaison.remark)],
    liaisonFacts(props.liaison),
    props.liaison.conflict !== null && note(props.liaison.conflict),
    props.liaison.contacts.length > 0 && [
      heading('最近的联系'),
      ...props.liaison.contacts.map(words => paragraph(words)),
    ],
    props.liaison.due !== null && note(`办理期限：${props.liaison.due}`),
    buttons(...(props.buttons ?? []).map(button)),
  )

export const sampleLiaison: LiaisonView = {
  number: 'LX-7',
  leader: '陈立新',
  post: '县委常委、宣传部部长',
  expert: '杨春兰',
  expertOf: '诺溪镇和平村 · 茶叶',
  state: '即将到期',
  tone: 'warning',
  lastContact: '2026年5月11日',
  halfYear: '2026年下半年，12月31日前联系一次',
  remark: null,
  due: '2026年12月31日',
  contacts: ['5月11日 走访：看了新建的初制所，商量品牌包装'],
  conflict: null,
}

export const sample = () =>
  liaisonCard({
    title: '请联系专家',
    liaison: sampleLiaison,
    words: '这位专家本半年还没有联系，请安排一次。',
    buttons: [{ text: '登记联系', do: 'liaisons.openLog', value: { id: 7, version: 2 }, tone: 'primary' }],
  })
