import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'

/** A photo or file somebody sent: to which of his cases does it belong? */
export const attachCard = (props: {
  /** 照片; 文件; 3张照片 */
  readonly what: string
  readonly cases: readonly { readonly id: number; readonly words: string }[]
  /** Which message, and which files of it: keys and kinds in the same order, with commas between. */
  readonly file: {
    readonly message: string
    readonly key: string
    readonly kind: string
    readonly name: string
  }
  /** The form of a new case stands open: the number after which that case will come. */
  readonly after: number | null
}): Card =>
  card(
    { title: `收到${props.what}`, tone: 'info', forward: false },
    paragraph('要附到哪一件诉求里？'),
    buttons(
      ...props.cases.map(({ id, words }) =>
        button({ text: words, do: 'grievances.attach', value: { ...props.file, id } }),
      ),
      props.after !== null &&
        button({
          text: '正在填的这件（提交后再点）',
          do: 'grievances.attachNew',
          value: { ...props.file, after: props.after },
        }),
    ),
    note('附上以后，只有办理的人知道有这份材料；不点就不保存。'),
  )

export const sample = () =>
  attachCard({
    what: '照片',
    cases: [{ id: 202_600_031, words: 'SQ-2026-0031 住房保障' }],
    file: { message: 'om_1', key: 'img_1', kind: 'image', name: '' },
    after: null,
  })
