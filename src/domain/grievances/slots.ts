import type { Slots } from '#core/slots.ts'
import { states } from './dictionary.ts'
import { kindWords } from './kind-words.ts'

const id = { kind: 'id', title: '诉求编号', prefix: 'SQ' } as const
const kind = { kind: 'choice', title: '类别', options: kindWords } as const
const text = { kind: 'text', title: '内容', rest: true } as const

export const adding = {
  person: {
    kind: 'person',
    title: '替谁反映',
    cues: ['代', '替', '帮', '来电', '反映', '问问'],
  },
  kind,
  text,
} as const satisfies Slots

export const looking = {
  id,
  kind: { ...kind, many: true },
  state: {
    kind: 'choice',
    title: '状态',
    options: [
      { value: 'overdue', words: ['超期', '逾期', '过期', '超时'] },
      { value: 'due_soon', words: ['快到期', '将到期', '快超期', '临期'] },
      { value: 'submitted', words: [states.submitted, '没受理', '未受理'] },
      { value: 'returned', words: ['退回', '退单', '被退回'] },
      { value: 'handling', words: [states.handling, '在办'] },
      { value: 'visit_back', words: ['等回访', '待回访', '要回访', '回访中'] },
      { value: 'escalated', words: ['升级'] },
      { value: 'closed', words: ['办结', '已办结', '办完'] },
    ],
  },
  unit: { kind: 'unit', title: '承办单位' },
  period: { kind: 'period', title: '时间' },
} as const satisfies Slots

export const accepting = { id, kind } as const satisfies Slots

export const assigning = {
  id: { ...id, ask: '要转办哪一件？请说编号，例如 SQ-2026-0031。' },
  unit: { kind: 'unit', title: '单位', many: true },
} as const satisfies Slots

export const returning = {
  id: { ...id, ask: '要退回哪一件？请说编号，例如 SQ-2026-0031。' },
  unit: { kind: 'unit', title: '应由哪个单位办' },
  text,
} as const satisfies Slots

export const replying = {
  id: { ...id, ask: '要答复哪一件？请说编号，例如 SQ-2026-0031。' },
  text,
} as const satisfies Slots

export const extending = {
  id: { ...id, ask: '哪一件要延期？请说编号，例如 SQ-2026-0031。' },
  duration: { kind: 'duration', title: '延长多久' },
  text,
} as const satisfies Slots

export const visiting = {
  id: { ...id, ask: '要回访哪一件？请说编号，例如 SQ-2026-0031。' },
} as const satisfies Slots

export const one = { id } as const satisfies Slots

export const rating = {
  id,
  satisfied: {
    kind: 'choice',
    title: '满意度',
    options: [
      { value: '5', words: ['很满意', '非常满意', '五星', '五分', '5星', '5分', '满分'] },
      { value: '1', words: ['很不满意', '非常不满意', '太差'] },
      { value: '2', words: ['不满意'] },
      { value: '3', words: ['基本满意', '一般'] },
      { value: '4', words: ['满意', '好评'] },
    ],
  },
} as const satisfies Slots

export const counting = {
  period: { kind: 'period', title: '时间' },
  kind,
  unit: { kind: 'unit', title: '承办单位' },
} as const satisfies Slots

export const duty = {
  kind,
  township: { kind: 'township', title: '乡镇' },
  unit: { kind: 'unit', title: '单位' },
  person: { kind: 'person', title: '经办人' },
} as const satisfies Slots
