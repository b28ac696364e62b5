import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { list } from '../kit/table.ts'
import { joined, md } from '../kit/text.ts'

/** What was reported so far, the newest first. */
export const reportsCard = (props: {
  readonly reports: readonly {
    readonly number: string
    readonly receiver: string
    readonly asOf: string
    /** 7月3日 9:30 赵主任锁定 · 待锁定 */
    readonly state: string
  }[]
  readonly more: number
  readonly mayDraft: boolean
}): Card =>
  card(
    { title: '已报数', tone: 'info' },
    props.reports.length === 0 && paragraph('还没有锁定过上报数。'),
    list(
      props.reports.map(({ number, receiver, asOf, state }) => ({
        title: joined(' ', md`**${number}**`, receiver, asOf),
        lines: [state],
        button: button({ text: '查看', do: 'say', value: { text: `已报数 ${number}` } }),
      })),
    ),
    props.more > 0 && note(`更早的还有${props.more}份，发“已报数 编号”查看。`),
    props.mayDraft &&
      buttons(button({ text: '锁定上报数', do: 'say', value: { text: '指标 上报' }, tone: 'primary' })),
  )

export const sample = () =>
  reportsCard({
    reports: [
      { number: 'BC-3', receiver: '州委组织部', asOf: '截至2026年6月30日', state: '7月3日 9:30 赵主任锁定' },
    ],
    more: 0,
    mayDraft: true,
  })
