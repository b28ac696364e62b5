import { type Card, note } from '../kit/card.ts'
import { md } from '../kit/text.ts'

/** The card with a line on top that says what it goes on from: 接着“多少 茶叶”：诺溪镇. */
export const goingOn = (
  drawn: Card,
  { from, words }: { readonly from: string; readonly words: string },
): Card => ({
  ...drawn,
  body: {
    ...drawn.body,
    elements: [note(md`接着刚才的“${from}”${words && md`：${words}`}`), ...drawn.body.elements],
  },
})

export const sample = () =>
  goingOn(
    { schema: '2.0', body: { elements: [note('在您负责范围内，共9人。')] } },
    { from: '多少 茶叶', words: '诺溪镇' },
  )
