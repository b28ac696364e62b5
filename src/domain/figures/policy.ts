import { may } from '#core/permission.ts'
import type { Slots } from '#core/slots.ts'

export const mayRead = may('figures.read')
export const mayLock = may('figures.lock')

/** What a figure can be asked by. */
export const slots = {
  id: { kind: 'id', title: '指标编号', prefix: 'IND', many: true },
  date: { kind: 'day', title: '日期' },
  period: { kind: 'period', title: '期间' },
} as const satisfies Slots
