import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { lines } from '../kit/text.ts'

export type EmptyProps = {
  readonly query: string
  /** How each word was understood. */
  readonly understood: readonly string[]
  /** Fewer words that do find somebody, and how many. */
  readonly looser: readonly { readonly query: string; readonly count: number }[]
  /** Names like those nobody is called by. */
  readonly nearest: readonly string[]
  /** Records on their way that fit. */
  readonly pending: number
}

/** Nobody was found: what was looked for, and what comes nearest to it. */
export const emptyCard = (props: EmptyProps): Card =>
  card(
    { title: `没有查到：${props.query}`, tone: 'neutral', tags: ['0人'] },
    paragraph(
      props.understood.length > 0
        ? lines('在您可以查看的人才里，没有人同时符合：', ...props.understood.map(words => `· ${words}`))
        : '在您可以查看的范围里还没有入库人才。',
    ),
    props.looser.length > 0 && [
      note('放宽条件：'),
      buttons(
        ...props.looser.map(({ query, count }) =>
          button({ text: `${query} ${count}人`, do: 'talents.list', value: { q: query } }),
        ),
      ),
    ],
    props.nearest.length > 0 && [
      note('是不是要查：'),
      buttons(...props.nearest.map(word => button({ text: word, do: 'talents.list', value: { q: word } }))),
    ],
    props.pending > 0 && [
      note(`有${props.pending}人正在登记、审核，还没有入库。`),
      button({ text: '看在办的', do: 'talents.list', value: { q: `${props.query} 在办`.trim() } }),
    ],
    note('可以用姓名、首字母、领域、乡镇、村、单位、层次、职称、类别、学历、来源来查，顺序不限。'),
  )

export const sample = () =>
  emptyCard({
    query: '诺西镇 茶叶',
    understood: ['姓名、职称、技艺或产品含“诺西镇”', '领域：茶叶'],
    looser: [{ query: '茶叶', count: 37 }],
    nearest: ['诺溪镇'],
    pending: 0,
  })
