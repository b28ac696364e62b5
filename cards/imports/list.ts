import { button, buttons } from '../kit/buttons.ts'
import { note } from '../kit/card.ts'
import { pagedList } from '../kit/paged-list.ts'
import { md } from '../kit/text.ts'

export type ListProps = {
  readonly imports: readonly {
    readonly id: number
    readonly number: string
    readonly file: string
    /** 人才台账 · 已导入：新增286条，更新14条 */
    readonly what: string
    /** 段小梅 11月23日 09:20 */
    readonly when: string
  }[]
  readonly before: number | null
  readonly after: number | null
}

/** Tables that were sent to be imported, newest first. */
export const listCard = ({ imports, before, after }: ListProps) =>
  pagedList(
    { lines: imports, total: null, before: 0, previous: before, next: after },
    {
      head: { title: '导入记录', forward: false },
      measure: '次',
      empty: '还没有导入过表格。',
      entry: ({ id, number, file, what, when }) => ({
        title: md`**${number}**　${file}`,
        lines: [what, when],
        button: button({ text: '查看', do: 'imports.show', value: { id } }),
      }),
      turn: { do: 'imports.list' },
      foot: [
        imports.length === 0 && buttons(button({ text: '怎么导入', do: 'say', value: { text: '导入' } })),
        note('把 Excel 表格直接发给我就能导入。'),
      ],
    },
  )

export const sample = () =>
  listCard({
    imports: [
      {
        id: 3,
        number: 'DR-3',
        file: '漕溪镇人才台账.xlsx',
        what: '人才台账 · 已导入：新增286条，更新14条',
        when: '段小梅　11月23日 09:20',
      },
    ],
    before: null,
    after: null,
  })
