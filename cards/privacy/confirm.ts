import { button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'

export type ConfirmProps = { readonly number: string; readonly records: number }

/** What comes along, before it is made. */
export const confirmCard = ({ number, records }: ConfirmProps) =>
  card(
    { title: '导出我的信息', subtitle: number, tone: 'info', forward: false },
    paragraph(`您的全部信息共${records}条，做成一个 Excel 文件私聊发您。`),
    note('里面有手机号等，请妥善保管，不要转发。'),
    buttons(button({ text: '导出', do: 'privacy.export', value: {}, tone: 'primary' })),
  )

export const sample = () => confirmCard({ number: 'RC-12', records: 24 })
