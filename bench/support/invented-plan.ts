import { type PlanInput, weights } from '#domain/pairings/plan/model.ts'

/** Villages and talents by the dice: a hundred townships, forty fields of work, one order in ten for one field only. */
export const inventedPlan = (villages: number, talents: number): PlanInput => {
  let state = 20260101
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const place = () => ({ lat: 25 + below(10) / 10, lng: 99 + below(10) / 10 })
  const languages = () => (below(3) === 0 ? ['白语'] : ['汉语'])
  return {
    villages: Array.from({ length: villages }, (_, id) => ({
      id,
      at: place(),
      fields: [below(40), below(40)],
      strict: below(10) === 0,
      languages: languages(),
      former: null,
    })),
    talents: Array.from({ length: talents }, (_, id) => ({
      id,
      at: place(),
      fields: [below(40)],
      languages: [...languages(), '汉语'],
      load: below(2),
      room: 1,
    })),
    locked: [],
    barred: [],
    keep: null,
    weights,
  }
}
