import type { Slots } from '#core/slots.ts'
import { kinds, states } from './dictionary.ts'

const kind = {
  kind: 'choice',
  title: '类别',
  options: [
    { value: 'village', words: [kinds.village, '兴村', '驻村帮扶'] },
    { value: 'mentor', words: [kinds.mentor, '导师', '师徒', '师带徒', '带教'] },
    { value: 'cadre', words: [kinds.cadre, '干部'] },
    { value: 'enterprise', words: [kinds.enterprise, '助企', '企业结对'] },
  ],
} as const

export const proposing = {
  talent: { kind: 'id', title: '人才编号', prefix: 'RC' },
  person: { kind: 'person', title: '人才' },
  village: { kind: 'village', title: '村' },
  unit: { kind: 'unit', title: '企业或单位' },
  mentee: { kind: 'person', title: '被带教人', cues: ['徒弟', '带', '教'] },
  goal: { kind: 'text', title: '帮扶内容' },
} as const satisfies Slots

export const looking = {
  id: { kind: 'id', title: '结对编号', prefix: 'JD' },
  person: { kind: 'person', title: '人才' },
  village: { kind: 'village', title: '村' },
  township: { kind: 'township', title: '乡镇' },
  kind,
  state: {
    kind: 'choice',
    title: '状态',
    options: [
      { value: 'awaiting', words: [states.awaiting, '待确认', '没确认', '等确认'] },
      { value: 'office', words: [states.office, '待审'] },
      { value: 'active', words: [states.active, '在结', '正常'] },
      { value: 'warned', words: [states.warned, '没服务', '没有服务'] },
      { value: 'paused', words: [states.paused] },
      { value: 'review', words: [states.review, '到期'] },
      { value: 'ended', words: [states.ended, '已解除'] },
      { value: 'declined', words: [states.declined, '被拒'] },
      { value: 'expired', words: [states.expired] },
    ],
  },
} as const satisfies Slots

export const covered = { township: { kind: 'township', title: '乡镇' } } as const satisfies Slots
