import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, type Element, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

/** A pairing as a face may show it: the office's words, nothing of class P2. */
export type PairingView = {
  readonly number: string
  readonly kind: string
  readonly talent: string
  /** 县农技中心 · 茶叶 */
  readonly talentOf: string
  /** Whom it serves: 诺溪镇和平村. */
  readonly served: string
  readonly form: string
  readonly goal: string | null
  readonly origin: string
  readonly state: string
  readonly tone: Tone
  /** 人才已同意（11月23日），村未答复 */
  readonly answers: string | null
  /** 2026年11月23日至2027年11月22日 */
  readonly term: string | null
  /** 11月20日，共4次 */
  readonly lastServed: string | null
  readonly due: string | null
  /** Why it stands as it does. */
  readonly remark: string | null
}

export const pairingFacts = (pairing: PairingView): readonly Element[] => [
  ...facts(
    ['编号', pairing.number],
    ['类别', pairing.kind],
    ['人才', `${pairing.talent}（${pairing.talentOf}）`],
    ['服务对象', pairing.served],
    ['帮扶方式', pairing.form],
    ['帮扶内容', pairing.goal],
    ['来源', pairing.origin],
    ['答复情况', pairing.answers],
    ['期限', pairing.term],
    ['最近服务', pairing.lastServed],
  ),
]

/** Where a pairing stands now, why, until when, and what the reader can do about it. */
export const pairingCard = (props: {
  readonly title: string
  readonly pairing: PairingView
  readonly words?: string | undefined
  /** What it makes of the coverage: 松炼村现在没有人才结对；全县90个村覆盖85个，94.4%. */
  readonly coverage?: string | null | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}): Card =>
  card(
    {
      title: props.title,
      subtitle: `${props.pairing.number} ${props.pairing.talent} — ${props.pairing.served}`,
      tone: props.pairing.tone,
      tags: [{ text: props.pairing.state, tone: props.pairing.tone }],
    },
    props.words !== undefined && paragraph(props.words),
    props.pairing.remark !== null && [heading('说明'), paragraph(props.pairing.remark)],
    pairingFacts(props.pairing),
    props.coverage && note(`覆盖：${props.coverage}`),
    props.pairing.due !== null && note(`办理期限：${props.pairing.due}`),
    buttons(...(props.buttons ?? []).map(button)),
  )

export const samplePairing: PairingView = {
  number: 'JD-12',
  kind: '人才兴村',
  talent: '杨春兰',
  talentOf: '县茶叶产业发展站 · 茶叶',
  served: '诺溪镇和平村',
  form: '定点服务',
  goal: '古树茶初制加工技术',
  origin: '人才办提出',
  state: '待双方确认',
  tone: 'info',
  answers: '人才已同意（11月23日），村未答复',
  term: '2026年12月1日至2027年11月30日',
  lastServed: null,
  due: '2026年11月26日',
  remark: null,
}

export const sample = () =>
  pairingCard({
    title: '请确认结对',
    pairing: samplePairing,
    words: '县委人才办提出这项结对，请您确认。没有答复不算同意。',
    buttons: [
      { text: '同意', do: 'pairings.agree', value: { id: 12, version: 1 }, tone: 'primary' },
      { text: '不同意', do: 'pairings.openDecline', value: { id: 12, version: 1 } },
    ],
  })
