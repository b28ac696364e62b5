import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, heading, note } from '../kit/card.ts'
import { type ListPage, pagedList } from '../kit/paged-list.ts'
import { joined, md } from '../kit/text.ts'
import { type SymposiumView, sampleSymposium } from './symposium.ts'

export type GuestLine = {
  readonly id: number
  /** 杨春兰 */
  readonly name: string
  /** 诺溪镇 · 和平村 */
  readonly of: string | null
  /** 参加；派人代：李明（副站长） */
  readonly answer: string
  /** 没有开通账号，请电话通知 */
  readonly hint: string | null
  readonly act: ButtonSpec | null
}

/** Who was invited, who comes, who has not answered. */
export const guestsCard = (
  props: ListPage<GuestLine> & {
    readonly symposium: SymposiumView
    readonly understood: string | null
    readonly query: { readonly id: number; readonly answer: string }
    readonly buttons: readonly ButtonSpec[]
  },
): Card =>
  pagedList(props, {
    head: {
      title: '参会名单',
      subtitle: `${props.symposium.number} ${props.symposium.topic}`,
      forward: false,
    },
    measure: '位',
    top: [
      props.symposium.guests !== null && note(props.symposium.guests),
      props.understood !== null && heading(props.understood),
    ],
    empty: '名单里没有符合的人。',
    entry,
    turn: { do: 'symposia.guests', value: props.query },
    foot: buttons(...props.buttons.map(button)),
  })

const entry = (line: GuestLine) => ({
  title: joined(' ', md`**${line.name}**`, `［${line.answer}］`),
  lines: [line.of, line.hint],
  button: line.act === null ? null : button(line.act),
})

export const sample = () =>
  guestsCard({
    symposium: sampleSymposium,
    understood: null,
    lines: [
      { id: 8, name: '杨春兰', of: '诺溪镇 · 和平村', answer: '参加', hint: null, act: null },
      {
        id: 9,
        name: '何山',
        of: '县茶叶站',
        answer: '没有答复',
        hint: '没有开通账号，请电话通知',
        act: { text: '代记答复', do: 'symposia.openAnswerFor', value: { guest: 9 } },
      },
    ],
    total: 12,
    before: 0,
    previous: null,
    next: 9,
    query: { id: 3, answer: '' },
    buttons: [
      { text: '只看没答复的', do: 'symposia.guests', value: { id: 3, answer: 'none' } },
      { text: '催一下没答复的', do: 'symposia.nudge', value: { id: 3 } },
    ],
  })
