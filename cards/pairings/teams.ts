import { type Bound, button, buttons } from '../kit/buttons.ts'
import type { Card } from '../kit/card.ts'
import { type ListPage, pagedList } from '../kit/paged-list.ts'
import { md } from '../kit/text.ts'

type TeamLine = {
  readonly id: number
  readonly village: string
  /** 州农科院茶叶专家团（6人） */
  readonly team: string
  readonly since: string
}

/** Which teams look after which villages. */
export const teamsCard = (
  props: ListPage<TeamLine> & {
    readonly understood: string
    readonly filter: Bound
    readonly mayEdit: boolean
  },
): Card =>
  pagedList(props, {
    head: { title: '服务团队', subtitle: props.understood },
    measure: '个',
    empty: '没有正在照看的服务团队。',
    entry: line => entry(line, props.mayEdit),
    turn: { do: 'pairings.teams', value: props.filter },
    foot: buttons(
      props.mayEdit && button({ text: '登记服务团队', do: 'pairings.openTeam', tone: 'primary' }),
    ),
  })

const entry = (line: TeamLine, mayEdit: boolean) => ({
  title: md`**${line.village}** ${line.team}`,
  lines: [line.since],
  button: mayEdit
    ? button({
        text: '结束',
        do: 'pairings.endTeam',
        value: { id: line.id },
        tone: 'danger',
        confirm: `${line.village}不再由${line.team}照看，确定吗？`,
      })
    : null,
})

export const sample = () =>
  teamsCard({
    understood: '长岭乡',
    lines: [{ id: 2, village: '长岭乡清水沟村', team: '州农科院茶叶专家团（6人）', since: '2026年3月2日起' }],
    total: 1,
    before: 0,
    previous: null,
    next: null,
    filter: { village: null, township: 7, words: '长岭乡' },
    mayEdit: true,
  })
