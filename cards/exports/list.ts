import { button } from '../kit/buttons.ts'
import { note } from '../kit/card.ts'
import { pagedList } from '../kit/paged-list.ts'
import { md } from '../kit/text.ts'

export type ListProps = {
  readonly exports: readonly {
    readonly id: number
    readonly number: string
    readonly title: string
    /** 312行 · 含手机号 · 用途：州委组织部年度检查 */
    readonly what: string
    /** 段小梅　11月23日 09:20　已导出 */
    readonly when: string
  }[]
  readonly total: number
  readonly before: number | null
  readonly after: number | null
}

/** What left the register as a file, newest first. */
export const listCard = ({ exports, total, before, after }: ListProps) =>
  pagedList(
    { lines: exports, total: null, before: 0, previous: before, next: after },
    {
      head: { title: '导出记录', subtitle: total > 0 ? `共${total}次` : undefined, forward: false },
      measure: '次',
      empty: '还没有导出过台账。',
      entry: ({ id, number, title, what, when }) => ({
        title: md`**${number}**　${title}`,
        lines: [what, when],
        button: button({ text: '查看', do: 'exports.show', value: { id } }),
      }),
      turn: { do: 'exports.list' },
      foot: note('文件不留底，再要就再导出一次。'),
    },
  )

export const sample = () =>
  listCard({
    exports: [
      {
        id: 3,
        number: 'DC-3',
        title: '人才台账（诺溪镇）',
        what: '312行 · 含手机号 · 用途：州委组织部年度检查',
        when: '段小梅　11月23日 09:20　已导出',
      },
    ],
    total: 1,
    before: null,
    after: null,
  })
