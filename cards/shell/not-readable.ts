import { buttons, sayButton } from '../kit/buttons.ts'
import { card, paragraph } from '../kit/card.ts'

/** Somebody sent what we cannot read; `kind` in words: 「图片」. */
export const notReadableCard = ({ kind }: { readonly kind: string }) =>
  card(
    { title: `${kind}我还看不懂`, tone: 'neutral' },
    paragraph('请发文字给我，比如“查人才 茶叶”。没有保存您发来的内容。'),
    buttons(sayButton('帮助')),
  )

export const sample = () => notReadableCard({ kind: '图片' })
