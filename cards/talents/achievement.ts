import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'

export type AchievementProps = {
  readonly number: string
  readonly name: string
  readonly what: string
  readonly on: string
  readonly evidence: string
  readonly by: string
  readonly bound: Bound
}

/** The office checks the evidence of one achievement. */
export const achievementCard = (props: AchievementProps): Card =>
  card(
    { title: '请核实业绩成果', subtitle: `${props.number} ${props.name}`, tone: 'info', forward: false },
    facts(['成果', props.what], ['取得日期', props.on], ['佐证材料', props.evidence], ['填报人', props.by]),
    buttons(
      button({ text: '属实', do: 'talents.verifyAchievement', value: props.bound, tone: 'primary' }),
      button({
        text: '不属实',
        do: 'talents.dropAchievement',
        value: props.bound,
        tone: 'danger',
        confirm: '不属实的成果会从记录中去掉。确定吗？',
      }),
    ),
  )

export const sample = () =>
  achievementCard({
    number: 'RC-12',
    name: '杨春兰',
    what: '全县手工制茶比赛一等奖',
    on: '2025年6月1日',
    evidence: '获奖证书，存和平村委会',
    by: '段小梅',
    bound: { achievement: 4 },
  })
