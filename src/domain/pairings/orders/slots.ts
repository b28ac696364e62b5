import type { Slots } from '#core/slots.ts'
import { orderStates } from './machine.ts'

export const asking = {
  village: { kind: 'village', title: '村' },
  field: { kind: 'field', title: '领域' },
} as const satisfies Slots

export const lookingForOrders = {
  id: { kind: 'id', title: '点单编号', prefix: 'DD' },
  village: { kind: 'village', title: '村' },
  township: { kind: 'township', title: '乡镇' },
  field: { kind: 'field', title: '领域' },
  state: {
    kind: 'choice',
    title: '状态',
    options: [
      { value: 'open', words: [orderStates.open, '没派', '还没派', '未派'] },
      { value: 'dispatched', words: [orderStates.dispatched, '派出'] },
      { value: 'filled', words: [orderStates.filled, '接了'] },
      { value: 'cancelled', words: [orderStates.cancelled, '取消的'] },
    ],
  },
} as const satisfies Slots
