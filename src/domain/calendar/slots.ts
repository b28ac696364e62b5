import type { Slots } from '#core/slots.ts'

/** What can be said about working days. */
export const counted: Slots = {
  from: { kind: 'day', title: '起始日', cues: ['从', '自', '起', '开始', '起算', '收到', '受理'] },
  to: { kind: 'day', title: '截止日', cues: ['到', '至', '离', '距离', '截止', '前'] },
  date: { kind: 'day', title: '日期' },
  period: { kind: 'period', title: '期间' },
  duration: { kind: 'duration', title: '工作日数' },
  count: { kind: 'number', title: '个数' },
}

export const loading: Slots = {
  year: { kind: 'number', title: '年份', year: true },
}
