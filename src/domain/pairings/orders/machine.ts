import type { Dictionary } from '#core/dictionary.ts'
import { defineMachine } from '#core/machine.ts'

export const orderStates = {
  open: '待派单',
  dispatched: '已派单',
  filled: '已接单',
  cancelled: '已取消',
} as const satisfies Dictionary

export type OrderState = keyof typeof orderStates

export type OrderStanding = keyof typeof standings

const standings = {
  asker: '点单的村或乡镇',
  office: '人才办',
  head: '人才办主任',
  system: '系统',
} as const

export type OrderVerb = keyof typeof verbs

const verbs = {
  dispatch: { words: '派单', event: 'order.dispatched' },
  reopen: { words: '派出的没有成，重新派单', event: 'order.reopened' },
  fill: { words: '结对成立', event: 'order.filled' },
  cancel: { words: '取消点单', event: 'order.cancelled' },
} as const

const office = ['office', 'head'] as const

/** The life of an order (点单—派单—接单): asked for by a township, dispatched by the office, filled when the pairing holds. */
export const orderMachine = defineMachine<OrderState, OrderVerb, OrderStanding, never>({
  name: 'orders',
  title: '点单',
  initial: 'open',
  standings,
  needs: {},
  verbs,
  states: {
    open: { words: orderStates.open, owner: office, within: { workingDays: 3 }, remind: [-1, 0, 1, 3, 5] },
    dispatched: {
      words: orderStates.dispatched,
      owner: ['system'],
      unlimited: '人才和村按结对的期限答复',
    },
    filled: { words: orderStates.filled, final: true },
    cancelled: { words: orderStates.cancelled, final: true },
  },
  rules: [
    { verb: 'dispatch', from: ['open'], to: 'dispatched', by: office },
    { verb: 'reopen', from: ['dispatched'], to: 'open', by: ['system'] },
    { verb: 'fill', from: ['open', 'dispatched'], to: 'filled', by: ['system'] },
    { verb: 'cancel', from: ['open', 'dispatched'], to: 'cancelled', by: ['asker', ...office] },
  ],
})
