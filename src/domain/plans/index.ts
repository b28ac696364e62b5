import type { Indicator } from '#core/figures.ts'
import { defineNoun, type Noun } from '#core/handlers.ts'
import { dayOf } from '#core/shanghai.ts'
import { openPlan, openTarget, submitPlan, submitTarget } from './edit.ts'
import { openProgress } from './progress.ts'
import { planAt, planNumber } from './record.ts'
import { undo } from './verbs.ts'

export { planAt, targetOf } from './record.ts'

/** The plan's own figure: how many years it runs. */
const indicators: readonly Indicator[] = [
  {
    id: 'IND-07',
    name: '人才发展规划期',
    unit: '年',
    kind: 'parameter',
    isDetail: true,
    rule: '到期日现行五年规划的年限。',
    owner: '县委人才办',
    count: async (db, { to }) => (await planAt(db, dayOf(to)))?.years ?? 0,
    list: async (db, { to }, { skip }) => {
      const plan = await planAt(db, dayOf(to))
      return plan === null || skip > 0
        ? []
        : [{ number: planNumber(plan.id), words: plan.name, amount: plan.years }]
    },
  },
]

/** The five-year plan (五年规划) over the figures all nouns answer for: targets, pace, forecast. */
export const plansOver = (nouns: readonly Noun[]): Noun => {
  const all = nouns.flatMap(noun => noun.indicators ?? [])
  return defineNoun({
    name: 'plans',
    title: '规划',
    commands: [openProgress(all), openPlan, openTarget(all)],
    actions: [submitPlan, submitTarget(all)],
    jobs: [],
    undo,
    events: {
      'plan.added': '录入了五年规划',
      'plan.target_set': '定了规划目标',
      'plan.target_undone': '撤销了规划目标的修改',
    },
    indicators,
  })
}
