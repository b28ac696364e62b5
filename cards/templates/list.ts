import { button, buttons } from '../kit/buttons.ts'
import { note } from '../kit/card.ts'
import { pagedList } from '../kit/paged-list.ts'
import { md } from '../kit/text.ts'

export type ListProps = {
  readonly templates: readonly {
    readonly id: number
    readonly number: string
    /** 全州人才统计表（第2版） */
    readonly name: string
    /** 人才台账 · 在用 */
    readonly what: string
    /** 段小梅　11月23日 09:20 */
    readonly when: string
  }[]
  readonly total: number
  readonly before: number | null
  readonly after: number | null
  /** Whether the reader may add one. */
  readonly keeps: boolean
}

/** The upper level's templates, newest first. */
export const listCard = ({ templates, total, before, after, keeps }: ListProps) =>
  pagedList(
    { lines: templates, total: null, before: 0, previous: before, next: after },
    {
      head: { title: '上级模板', subtitle: total > 0 ? `共${total}份` : undefined, forward: false },
      measure: '份',
      empty: '还没有上级模板。',
      entry: ({ id, number, name, what, when }) => ({
        title: md`**${number}**　${name}`,
        lines: [what, when],
        button: button({ text: '查看', do: 'templates.show', value: { id } }),
      }),
      turn: { do: 'templates.list' },
      foot: [
        keeps && buttons(button({ text: '上传模板', do: 'templates.openSend', tone: 'primary' })),
        note('照模板导出，例如：导出 人才 按全州人才统计表模板'),
      ],
    },
  )

export const sample = () =>
  listCard({
    templates: [
      {
        id: 3,
        number: 'MB-3',
        name: '全州人才统计表（第2版）',
        what: '人才台账 · 在用',
        when: '段小梅　11月23日 09:20',
      },
    ],
    total: 1,
    before: null,
    after: null,
    keeps: true,
  })
