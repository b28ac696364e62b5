import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card, folded, note, paragraph } from '../kit/card.ts'
import { type Notice, noticeParagraph } from './notice.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

type ConsentProps = {
  readonly record: RecordView
  /** 「段小梅为您登记」, or that the person registers himself. */
  readonly words: string
  readonly notice: Notice
  readonly bound: Bound
}

/** The notice a person agrees to with one tap; nothing is passed on before. */
export const consentCard = ({ record, words, notice, bound }: ConsentProps): Card =>
  card(
    {
      title: '请确认：个人信息告知与同意',
      subtitle: `${record.number} ${record.name}`,
      tone: 'info',
      tags: [{ text: record.state, tone: record.tone }],
      forward: false,
    },
    paragraph(words),
    noticeParagraph(notice),
    folded('核对登记的信息', recordFacts(record)),
    record.due !== null && note(`请在${record.due}前答复；一直不答复，登记自动作废。`),
    note(`${notice.title} ${notice.version}版。同意后仍可随时撤回。`),
    buttons(
      button({ text: '同意', do: 'talents.consent', value: bound, tone: 'primary' }),
      button({
        text: '不同意',
        do: 'talents.refuse',
        value: bound,
        tone: 'danger',
        confirm: '不同意，登记就此作废，手机号等信息随即删除。确定吗？',
      }),
    ),
  )

export const sample = () =>
  consentCard({
    record: { ...sampleRecord, state: '待本人确认', tone: 'info', remark: null },
    words: '段小梅为您登记了人才信息，请核对。同意后才送审核。',
    notice: {
      title: '个人信息告知书',
      version: '2026-12',
      sections: [
        { heading: '谁来处理', words: '云岭县委人才办。' },
        { heading: '用来做什么', words: '建立全县人才库。' },
      ],
    },
    bound: { id: 12, version: 2 },
  })
