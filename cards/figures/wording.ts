import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'

/** A figure as a sentence for a report, and the roundings that are true of it. */
export const wordingCard = (props: {
  readonly id: string
  readonly name: string
  /** A finished sentence, to be copied. */
  readonly sentence: string
  /** 1200余人 · 超1200人 */
  readonly roundings: readonly string[]
  readonly trace: string
}): Card =>
  card(
    { title: `${props.name}：写进材料`, subtitle: props.id, tone: 'info' },
    paragraph(props.sentence),
    props.roundings.length > 0 && [heading('可以写作'), paragraph(props.roundings.join('　'))],
    note(
      props.roundings.length > 0
        ? '“余、近、超、左右”由数字推出，没有列出的写法与数字不符。'
        : '这个数不宜约写，请用准确数。',
    ),
    buttons(button({ text: '看明细', do: 'say', value: { text: props.trace }, tone: 'primary' })),
  )

export const sample = () =>
  wordingCard({
    id: 'RC-01',
    name: '入库人才',
    sentence: '截至2026年11月23日，全县入库人才1243人，比上月末增加3人。',
    roundings: ['1200余人', '超1200人', '1200人左右'],
    trace: '溯源 RC-01',
  })
