import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'

type PlaceProps = {
  /** 诺溪镇和平村 · 云岭县教育体育局 · 茶叶 */
  readonly name: string
  /** 村 · 机关部门 · 领域 */
  readonly kind: string
  readonly facts: readonly Fact[]
  /** Said over the facts: what was just done, what has happened meanwhile. */
  readonly words?: string | undefined
  readonly buttons: readonly ButtonSpec[]
  readonly note?: string | undefined
}

/** One village, unit or field of work, with what is known of it. */
export const placeCard = (props: PlaceProps): Card =>
  card(
    { title: props.name, tone: 'info', tags: [props.kind] },
    props.words && paragraph(props.words),
    facts(...props.facts),
    buttons(...props.buttons.map(button)),
    props.note && note(props.note),
  )

export const sample = () =>
  placeCard({
    name: '诺溪镇和平村',
    kind: '村',
    facts: [
      ['编号', 'CS-12'],
      ['乡镇', '诺溪镇'],
      ['产业', '茶叶、火腿加工'],
      ['语言', '白语'],
      ['曾用名、别名', '河边村'],
    ],
    buttons: [
      { text: '修改', do: 'places.edit', value: { kind: 'village', id: 12 } },
      {
        text: '删除',
        do: 'places.remove',
        value: { kind: 'village', id: 12, version: 1 },
        tone: 'danger',
        confirm: '从名录里删除“诺溪镇和平村”？',
      },
    ],
  })
