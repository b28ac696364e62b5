import { defineMachine } from '#core/machine.ts'
import { type OpinionState, opinionStates as states } from './dictionary.ts'

export type OpinionStanding = keyof typeof standings

const standings = {
  office: '人才办',
  head: '人才办主任',
  unit: '答复单位',
  speaker: '提出人',
  proxy: '人才办（提出人没有账号时代问）',
  host: '主持领导',
  system: '系统',
} as const

export type OpinionNeed = keyof typeof needs

const needs = {
  unit: '指定单位和期限',
  reason: '选定原因',
  answer: '写了答复和结果',
  words: '写明哪里不满意',
  again: '重办没有超过两次',
  twice: '已经重办两次',
  difficulty: '是一条困难',
  rating: '作了评价',
} as const

export type OpinionVerb = keyof typeof verbs

const verbs = {
  correct: { words: '改正了意见的记录', event: 'opinion.corrected' },
  assign: { words: '交办给单位答复', event: 'opinion.assigned' },
  reassign: { words: '改由另一单位答复', event: 'opinion.reassigned' },
  sendBack: { words: '单位退回', event: 'opinion.sent_back' },
  answer: { words: '单位答复', event: 'opinion.answered' },
  improve: { words: '退回单位重新答复', event: 'opinion.improving' },
  pass: { words: '把答复转告了提出人', event: 'opinion.passed' },
  rate: { words: '提出人评价', event: 'opinion.rated' },
  redo: { words: '提出人不满意，重办', event: 'opinion.redone' },
  raise: { words: '仍不满意，提请主任研究', event: 'opinion.raised' },
  explain: { words: '主任说明后办结', event: 'opinion.explained' },
  lapse: { words: '到期没有评价，办结', event: 'opinion.lapsed' },
  turn: { words: '困难转为诉求', event: 'opinion.turned' },
  drop: { words: '不作交办', event: 'opinion.dropped' },
} as const

const office = ['office', 'head'] as const
const asked = ['speaker', 'proxy'] as const

/** The life of one remark: from the sentence said to the result its speaker rates, or to the grievance it becomes. */
export const opinionMachine = defineMachine<OpinionState, OpinionVerb, OpinionStanding, OpinionNeed>({
  name: 'opinions',
  title: '座谈会意见',
  initial: 'noted',
  standings,
  needs,
  verbs,
  states: {
    noted: { words: states.noted, owner: office, within: { workingDays: 2 }, remind: [-1, 0, 1, 3] },
    assigned: {
      words: states.assigned,
      owner: ['unit'],
      within: { byRecord: '交办时定的工作日，最多20个' },
      remind: [-3, -1, 0, 1, 3, 5],
    },
    answered: { words: states.answered, owner: office, within: { workingDays: 2 }, remind: [-1, 0, 1, 3] },
    passed: {
      words: states.passed,
      owner: [...asked, 'system'],
      within: { workingDays: 5 },
      remind: [-1, 0],
    },
    review: { words: states.review, owner: ['head'], within: { workingDays: 5 }, remind: [-1, 0, 1, 3] },
    grievance: { words: states.grievance, final: true },
    closed: { words: states.closed, final: true },
    dropped: { words: states.dropped, final: true },
  },
  rules: [
    { verb: 'correct', from: ['noted'], to: 'noted', by: office },
    { verb: 'assign', from: ['noted'], to: 'assigned', by: office, needs: ['unit'] },
    { verb: 'assign', from: ['review'], to: 'assigned', by: ['head'], needs: ['unit'] },
    { verb: 'reassign', from: ['assigned'], to: 'assigned', by: office, needs: ['unit'] },
    { verb: 'sendBack', from: ['assigned'], to: 'noted', by: ['unit'], needs: ['reason'] },
    { verb: 'answer', from: ['assigned'], to: 'answered', by: ['unit', ...office], needs: ['answer'] },
    { verb: 'improve', from: ['answered'], to: 'assigned', by: office, needs: ['words'] },
    { verb: 'pass', from: ['answered'], to: 'passed', by: office },
    { verb: 'rate', from: ['passed'], to: 'closed', by: asked, needs: ['rating'] },
    { verb: 'redo', from: ['passed'], to: 'assigned', by: asked, needs: ['words', 'again'] },
    { verb: 'raise', from: ['passed'], to: 'review', by: asked, needs: ['words', 'twice'] },
    { verb: 'lapse', from: ['passed'], to: 'closed', by: ['system'] },
    { verb: 'explain', from: ['review'], to: 'closed', by: ['head'], needs: ['answer'] },
    { verb: 'turn', from: ['noted', 'assigned'], to: 'grievance', by: office, needs: ['difficulty'] },
    { verb: 'drop', from: ['noted'], to: 'dropped', by: office, needs: ['reason'] },
  ],
})
