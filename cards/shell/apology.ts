import { card, note, paragraph } from '../kit/card.ts'
import { bold, md } from '../kit/text.ts'

/** A fault of ours: sorry, nothing was saved, and the number under which it is on record. */
export const apologyCard = ({ id }: { readonly id: string }) =>
  card(
    { title: '对不起，系统出了问题', tone: 'danger', summary: '对不起，系统出了问题' },
    paragraph('刚才的事没有办成，内容没有保存，不是您的操作有误。'),
    paragraph(md`问题编号 ${bold(id)}`),
    note('请过一会儿再试一次；还是不行，把编号告诉管理员。'),
  )

export const sample = () => apologyCard({ id: 'K7Q2MX' })
