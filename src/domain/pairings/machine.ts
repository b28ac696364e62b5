import { defineMachine } from '#core/machine.ts'
import { type PairingState, states } from './dictionary.ts'

export type Standing = keyof typeof standings

const standings = {
  talent: '人才',
  village: '村或服务对象',
  employer: '所在单位',
  proposer: '提出人',
  office: '人才办',
  head: '人才办主任',
  system: '系统',
} as const

export type Need = keyof typeof needs

const needs = {
  reason: '选定原因',
  note: '写明情况',
  everybody: '各方都已同意',
  term: '新的期限',
  withdrawn: '撤销的是使预警解除的那次服务',
} as const

export type Verb = keyof typeof verbs

const verbs = {
  agree: { words: '同意', event: 'pairing.agreed' },
  settle: { words: '最后一方同意', event: 'pairing.settled' },
  byPhone: { words: '登记电话确认', event: 'pairing.confirmed_by_phone' },
  settleByPhone: { words: '登记最后一方电话确认', event: 'pairing.settled_by_phone' },
  decline: { words: '不同意', event: 'pairing.declined' },
  expire: { words: '逾期未答复', event: 'pairing.expired' },
  takeBack: { words: '撤回', event: 'pairing.taken_back' },
  approve: { words: '审定', event: 'pairing.approved' },
  warn: { words: '一个季度没有服务', event: 'pairing.warned' },
  serve: { words: '登记了服务', event: 'pairing.served' },
  unserve: { words: '撤销了服务登记', event: 'pairing.service_taken_back' },
  keep: { words: '谈话后继续', event: 'pairing.kept' },
  pause: { words: '暂停', event: 'pairing.paused' },
  resume: { words: '恢复', event: 'pairing.resumed' },
  fallDue: { words: '期满', event: 'pairing.fell_due' },
  renew: { words: '续结', event: 'pairing.renewed' },
  end: { words: '解除', event: 'pairing.ended' },
  handOver: { words: '交接给他人', event: 'pairing.handed_over' },
} as const

const parties = ['talent', 'village', 'employer'] as const
const office = ['office', 'head'] as const
const inForce = ['active', 'warned', 'review'] as const
/** Who may write a service down. */
export const servers = ['talent', 'village', 'office', 'head'] as const

/** The life of a pairing: the whole of domain B.3.3 as data. The parties confirm in any order; silence is never consent. */
export const pairingMachine = defineMachine<PairingState, Verb, Standing, Need>({
  name: 'pairings',
  title: '结对',
  initial: 'awaiting',
  standings,
  needs,
  verbs,
  states: {
    awaiting: {
      words: states.awaiting,
      owner: parties,
      within: { byRecord: '人才和村3个工作日，要单位同意的5个工作日' },
      remind: [-1, 0, 1, 3],
    },
    office: { words: states.office, owner: office, within: { workingDays: 2 }, remind: [-1, 0, 1, 3, 5] },
    active: { words: states.active, owner: ['office', 'system'], unlimited: '一个季度没有服务记录的转预警' },
    warned: {
      words: states.warned,
      owner: ['talent', 'office'],
      within: { workingDays: 20 },
      remind: [-10, -5, -1, 0, 1, 3, 5],
    },
    paused: { words: states.paused, owner: office, unlimited: '恢复或解除由人才办决定' },
    review: {
      words: states.review,
      owner: office,
      within: { workingDays: 10 },
      remind: [-5, -1, 0, 1, 3, 5],
    },
    ended: { words: states.ended, final: true },
    declined: { words: states.declined, final: true },
    expired: { words: states.expired, owner: office, unlimited: '人才办可以电话确认后登记' },
  },
  rules: [
    { verb: 'agree', from: ['awaiting'], to: 'awaiting', by: parties },
    { verb: 'settle', from: ['awaiting'], to: 'office', by: parties, needs: ['everybody'] },
    { verb: 'byPhone', from: ['awaiting', 'expired'], to: 'awaiting', by: office, needs: ['note'] },
    {
      verb: 'settleByPhone',
      from: ['awaiting', 'expired'],
      to: 'office',
      by: office,
      needs: ['note', 'everybody'],
    },
    { verb: 'decline', from: ['awaiting'], to: 'declined', by: parties, needs: ['reason'] },
    { verb: 'expire', from: ['awaiting'], to: 'expired', by: ['system'] },
    { verb: 'takeBack', from: ['awaiting'], to: 'ended', by: [...office, 'proposer'], needs: ['reason'] },
    { verb: 'takeBack', from: ['office', 'expired'], to: 'ended', by: office, needs: ['reason'] },
    { verb: 'approve', from: ['office'], to: 'active', by: office, separate: true },
    { verb: 'warn', from: ['active'], to: 'warned', by: ['system'] },
    { verb: 'serve', from: ['warned'], to: 'active', by: servers },
    // The service that had set it right was written down by mistake.
    { verb: 'unserve', from: ['active'], to: 'warned', by: servers, needs: ['withdrawn'] },
    { verb: 'keep', from: ['warned'], to: 'active', by: office, needs: ['note'] },
    { verb: 'pause', from: ['active', 'warned'], to: 'paused', by: [...office, 'system'], needs: ['reason'] },
    { verb: 'resume', from: ['paused'], to: 'active', by: office },
    { verb: 'fallDue', from: ['active', 'warned'], to: 'review', by: ['system'] },
    { verb: 'renew', from: ['review'], to: 'active', by: office, needs: ['term'] },
    {
      verb: 'end',
      from: [...inForce, 'paused', 'office', 'awaiting'],
      to: 'ended',
      by: [...office, 'system'],
      needs: ['reason'],
    },
    { verb: 'handOver', from: [...inForce, 'paused'], to: 'ended', by: office },
  ],
})
