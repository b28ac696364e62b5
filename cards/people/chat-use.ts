import { button, buttons } from '../kit/buttons.ts'
import { card, note, paragraph } from '../kit/card.ts'

type ChatUseProps = {
  readonly uses: readonly { readonly scope: string; readonly words: string; readonly shows: string }[]
}

/** Asks a group that the bot has just joined what it is used for. */
export const chatUseCard = ({ uses }: ChatUseProps) =>
  card(
    { title: '大家好，我是伯乐', subtitle: '请先说明本群的用途', tone: 'info' },
    paragraph('在绑定之前，我在本群按公共群对待，不显示任何人的信息。请管理员或人才办主任选一项：'),
    buttons(
      uses.map(({ scope, words, shows }) =>
        button({
          text: words,
          do: 'people.bind',
          value: { scope },
          confirm: { title: `绑定为${words}？`, text: `本群能看到：${shows}。` },
        }),
      ),
    ),
    note('以后要改，在群里 @我 发“绑定 群用途”。'),
  )

export const sample = () =>
  chatUseCard({
    uses: [
      { scope: 'office', words: '人才办群', shows: '姓名、单位、专长、电话' },
      { scope: 'public', words: '公共群', shows: '只有汇总数字' },
    ],
  })
