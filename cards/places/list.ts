import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { type ListProps, pagedList } from '../kit/paged-list.ts'
import { bold, joined } from '../kit/text.ts'

export type PlaceLine = {
  readonly kind: string
  readonly id: number
  readonly name: string
  /** 社区 */
  readonly tag: string | null
  /** XZ-3 · 8个村 · 茶叶 */
  readonly words: readonly string[]
}

type PlacesProps = ListProps<PlaceLine> & {
  readonly title: string
  readonly tags: readonly string[]
  /** Of the township whose villages these are. */
  readonly facts: readonly Fact[]
  /** Said where there is nothing to list. */
  readonly empty: string
  readonly buttons: readonly ButtonSpec[]
}

/** Townships, villages, units or fields of work, a page of them. */
export const listCard = (props: PlacesProps): Card =>
  pagedList(props, {
    head: { title: props.title, subtitle: props.understood.join(' · '), tags: props.tags },
    measure: '个',
    top: facts(...props.facts),
    empty: props.empty,
    entry,
    turn: { do: 'places.list', value: { q: props.query } },
    foot: buttons(...props.buttons.map(button)),
  })

const entry = ({ kind, id, name, tag, words }: PlaceLine) => ({
  title: joined(' ', bold(name), tag && `［${tag}］`),
  lines: [words.join(' · ')],
  button: button({ text: '查看', do: 'places.show', value: { kind, id } }),
})

export const sample = () =>
  listCard({
    title: '诺溪镇',
    understood: [],
    tags: ['8个村', '3个社区'],
    facts: [
      ['编号', 'XZ-1'],
      ['中心', '北纬25.89°，东经99.37°'],
    ],
    lines: [
      { kind: 'village', id: 12, name: '和平村', tag: null, words: ['CS-12', '茶叶、火腿加工', '白语'] },
      { kind: 'village', id: 20, name: '西街小区', tag: '社区', words: ['CS-20', '基层治理'] },
    ],
    total: 11,
    before: 0,
    previous: null,
    next: 20,
    query: '{"what":"village","township":[1]}',
    empty: '还没有登记村。',
    buttons: [{ text: '修改', do: 'places.edit', value: { kind: 'township', id: 1 } }],
  })
