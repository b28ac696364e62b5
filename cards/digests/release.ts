import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'

type ReleaseProps = {
  /** 周报 */
  readonly kind: string
  /** 2026年第47周 */
  readonly period: string
  readonly readers: number
  readonly isReminder: boolean
  readonly value: { readonly kind: string; readonly period: string }
}

/** An issue that waits for the office's head before it goes out. */
export const releaseCard = ({ kind, period, readers, isReminder, value }: ReleaseProps): Card =>
  card(
    { title: `${kind}等您放行`, subtitle: period, tone: isReminder ? 'warning' : 'info' },
    paragraph(`${period}的${kind}将发给${readers}人，放行后在上班时间内陆续发出。`),
    isReminder && note('还没有放行，大家都还没有收到。'),
    buttons(
      button({ text: '放行', do: 'digests.release', value, tone: 'primary' }),
      button({ text: '先预览', do: 'say', value: { text: '简报 预览' } }),
    ),
    note('不放行就不发；下一期开始时，这一期自动作废，内容并入下一期。'),
  )

export const sample = () =>
  releaseCard({
    kind: '周报',
    period: '2026年第47周',
    readers: 23,
    isReminder: true,
    value: { kind: 'weekly', period: '2026-W48' },
  })
