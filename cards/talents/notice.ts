import { type Card, card, type Element, note, paragraph } from '../kit/card.ts'
import { bold, lines, md } from '../kit/text.ts'

/** The words people agree to, as a card shows them. */
export type Notice = {
  readonly title: string
  readonly version: string
  readonly sections: readonly { readonly heading: string; readonly words: string }[]
}

export const noticeParagraph = (notice: Notice): Element =>
  paragraph(lines(...notice.sections.map(section => md`${bold(section.heading)}：${section.words}`)))

/** What is done with personal data, for anybody who asks. */
export const noticeCard = (notice: Notice): Card =>
  card({ title: notice.title, tone: 'info' }, noticeParagraph(notice), note(`${notice.version}版`))

export const sample = () =>
  noticeCard({
    title: '个人信息告知书',
    version: '2026-12',
    sections: [
      { heading: '谁来处理', words: '云岭县委人才办。' },
      { heading: '用来做什么', words: '建立全县人才库。' },
    ],
  })
