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
  goal: {
    kind: 'text',
    title: '帮扶内容',
    tail: true,
    part: true,
    cues: ['内容', '主要', '主要负责', '负责', '重点', '教', '指导', '带动', '发展', '解决'],
  },
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

/** Which pairing is agreed to, declined or ended. */
export const decided = {
  id: looking.id,
  person: looking.person,
  village: looking.village,
} as const satisfies Slots

export const covered = { township: { kind: 'township', title: '乡镇' } } as const satisfies Slots

export const serving = {
  id: { kind: 'id', title: '结对编号', prefix: 'JD' },
  village: { kind: 'village', title: '村' },
  person: { kind: 'person', title: '人才' },
  date: { kind: 'day', title: '服务日期', past: true },
  duration: { kind: 'duration', title: '时长' },
  households: { kind: 'number', title: '户数', cues: ['户', '家'] },
  people: { kind: 'number', title: '培训人次', cues: ['人次', '人', '名'] },
  acreage: { kind: 'number', title: '面积', cues: ['亩'] },
  money: { kind: 'money', title: '增收或投入' },
  mode: {
    kind: 'choice',
    title: '方式',
    options: [
      { value: 'training', words: ['培训', '讲课', '讲', '授课', '开班', '上课'] },
      { value: 'field', words: ['田间', '地里', '果园', '茶园', '现场示范', '示范'] },
      { value: 'remote', words: ['线上', '视频', '电话', '微信', '远程'] },
      { value: 'visit', words: ['到场', '走访', '上门', '入户', '去了', '到了'] },
    ],
  },
  what: {
    kind: 'text',
    title: '做了什么',
    part: true,
    cues: ['教', '讲', '讲解', '传授', '内容', '做', '搞'],
  },
} as const satisfies Slots
