import type { Slots } from '#core/slots.ts'
import { kinds, opinionKinds, opinionStates, outcomes, ratings, states } from './dictionary.ts'

const symposiumId = { kind: 'id', title: '座谈会编号', prefix: 'ZT' } as const
const opinionId = { kind: 'id', title: '意见编号', prefix: 'JY' } as const
const text = { kind: 'text', title: '内容', tail: true } as const

const kind = {
  kind: 'choice',
  title: '形式',
  options: [
    { value: 'heart', words: [kinds.heart, '恳谈', '谈心会'] },
    { value: 'exchange', words: [kinds.exchange, '茶话会', '沙龙'] },
    { value: 'research', words: [kinds.research, '调研会'] },
    { value: 'symposium', words: [kinds.symposium, '座谈'] },
  ],
} as const

export const planning = {
  kind,
  date: { kind: 'day', title: '日期' },
  host: { kind: 'person', title: '主持领导', cues: ['主持', '领导', '书记', '县长', '部长', '由'] },
  expert: { kind: 'person', title: '邀请的专家', many: true, cues: ['请', '邀请', '参加', '专家'] },
  unit: { kind: 'unit', title: '参会单位', many: true },
  topic: text,
} as const satisfies Slots

export const looking = {
  id: symposiumId,
  kind,
  period: { kind: 'period', title: '时间' },
  state: {
    kind: 'choice',
    title: '状态',
    options: [
      { value: 'unanswered', words: ['没答复', '没有答复', '未答复', '没回复', '没回话', '没人答复'] },
      { value: 'planned', words: [states.planned, '在筹备', '没发邀请'] },
      { value: 'invited', words: [states.invited, '待召开', '没开', '要开', '还没开'] },
      { value: 'held', words: [states.held, '待交纪要', '没交纪要', '没写纪要', '缺纪要'] },
      { value: 'recorded', words: [states.recorded, '待梳理'] },
      { value: 'following', words: [states.following] },
      { value: 'archived', words: [states.archived, '归档'] },
      { value: 'cancelled', words: [states.cancelled, '取消的'] },
    ],
  },
} as const satisfies Slots

export const inviting = {
  id: { ...symposiumId, ask: '要请到哪一场？请说编号，例如 ZT-3。' },
  expert: { kind: 'person', title: '专家', many: true },
  field: { kind: 'field', title: '领域', many: true },
  township: { kind: 'township', title: '乡镇', many: true },
  level: {
    kind: 'choice',
    title: '层次',
    options: [
      { value: 'high', words: ['高层次', '高级', '高级人才', '高端'] },
      { value: 'middle', words: ['中级', '中层次'] },
      { value: 'junior', words: ['初级', '基础'] },
    ],
  },
  unit: { kind: 'unit', title: '参会单位', many: true },
} as const satisfies Slots

export const answering = {
  id: symposiumId,
  answer: {
    kind: 'choice',
    title: '答复',
    options: [
      { value: 'no', words: ['请假', '来不了', '不能参加', '去不了', '参加不了', '不参加', '不去'] },
      { value: 'deputy', words: ['派人代', '代会', '替我去', '代我去', '换人去'] },
      { value: 'yes', words: ['参加', '能来', '准时到', '能到', '要去', '我去'] },
    ],
  },
  text,
} as const satisfies Slots

export const one = { id: symposiumId } as const satisfies Slots

export const moving = {
  id: symposiumId,
  date: { kind: 'day', title: '新的日期' },
} as const satisfies Slots

export const saying = {
  id: symposiumId,
  expert: { kind: 'person', title: '谁提的', cues: ['建议', '提出', '说', '反映', '认为', '希望'] },
  text,
} as const satisfies Slots

export const listing = {
  id: { ...symposiumId, title: '座谈会编号' },
  opinion: { ...opinionId, title: '意见编号' },
  kind: {
    kind: 'choice',
    title: '类别',
    options: [
      { value: 'suggestion', words: [opinionKinds.suggestion] },
      { value: 'difficulty', words: [opinionKinds.difficulty, '难处'] },
      { value: 'question', words: [opinionKinds.question] },
      { value: 'praise', words: [opinionKinds.praise] },
    ],
  },
  state: {
    kind: 'choice',
    title: '状态',
    options: [
      {
        value: 'unanswered',
        words: [
          '没答复',
          '没有答复',
          '未答复',
          '没回复',
          '没回话',
          '没人管',
          '没人答复',
          '没回',
          '还欠',
          '没落实',
        ],
      },
      { value: 'overdue', words: ['超期', '逾期', '过期', '超时'] },
      { value: 'noted', words: [opinionStates.noted, '没交办', '没梳理'] },
      { value: 'assigned', words: [opinionStates.assigned, '已交办'] },
      { value: 'answered', words: [opinionStates.answered, '待转告'] },
      { value: 'passed', words: [opinionStates.passed, '待评价', '没评价'] },
      { value: 'unsatisfied', words: [ratings.unsatisfied] },
      { value: 'grievance', words: [opinionStates.grievance, '转成诉求'] },
      { value: 'closed', words: [opinionStates.closed, '办结', '办完'] },
    ],
  },
  unit: { kind: 'unit', title: '答复单位' },
  expert: { kind: 'person', title: '提出人' },
  period: { kind: 'period', title: '时间' },
} as const satisfies Slots

export const assigning = {
  id: { ...opinionId, ask: '要交办哪一条？请说编号，例如 JY-21。' },
  unit: { kind: 'unit', title: '答复单位' },
  duration: { kind: 'duration', title: '期限' },
} as const satisfies Slots

export const replying = {
  id: { ...opinionId, ask: '要答复哪一条？请说编号，例如 JY-21。' },
  outcome: {
    kind: 'choice',
    title: '结果',
    options: [
      { value: 'partly', words: [outcomes.partly] },
      { value: 'declined', words: [outcomes.declined, '不采纳', '不予采纳'] },
      { value: 'done', words: [outcomes.done, '已办好', '办好了', '已经解决'] },
      { value: 'longterm', words: [outcomes.longterm, '长期坚持'] },
      { value: 'adopted', words: [outcomes.adopted] },
    ],
  },
  text,
} as const satisfies Slots

export const rating = {
  id: opinionId,
  rating: {
    kind: 'choice',
    title: '评价',
    options: [
      { value: 'unsatisfied', words: [ratings.unsatisfied, '不行', '没解决'] },
      { value: 'fair', words: [ratings.fair, '一般', '还可以'] },
      { value: 'satisfied', words: [ratings.satisfied, '好评', '很好'] },
    ],
  },
} as const satisfies Slots
