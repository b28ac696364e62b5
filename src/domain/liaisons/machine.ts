import { defineMachine } from '#core/machine.ts'
import { type LiaisonState, states } from './dictionary.ts'

export type Standing = keyof typeof standings

const standings = {
  leader: '领导',
  expert: '专家',
  office: '人才办',
  head: '人才办主任',
  system: '系统',
} as const

export type Need = keyof typeof needs

const needs = { reason: '选定原因', withdrawn: '撤销的是自己登记的联系' } as const

export type Verb = keyof typeof verbs

const verbs = {
  accept: { words: '领导确认', event: 'liaison.accepted' },
  decline: { words: '领导不接', event: 'liaison.declined' },
  fallDueSoon: { words: '半年将到没有联系', event: 'liaison.fell_due_soon' },
  fallOverdue: { words: '半年已过没有联系', event: 'liaison.fell_overdue' },
  contact: { words: '登记了联系', event: 'liaison.contacted' },
  uncontact: { words: '撤销了联系登记', event: 'liaison.contact_taken_back' },
  takeBack: { words: '撤回了安排', event: 'liaison.taken_back' },
  change: { words: '领导工作变动', event: 'liaison.leader_changed' },
  end: { words: '结束联系', event: 'liaison.ended' },
  succeed: { words: '由接任领导联系', event: 'liaison.succeeded' },
} as const

const office = ['office', 'head'] as const
const inTouch = ['active', 'due_soon', 'overdue'] as const

/** The life of a liaison: the whole of domain B.3.4 as data. One contact every half-year keeps it in order. */
export const liaisonMachine = defineMachine<LiaisonState, Verb, Standing, Need>({
  name: 'liaisons',
  title: '县级领导联系服务专家',
  initial: 'assigned',
  standings,
  needs,
  verbs,
  states: {
    assigned: {
      words: states.assigned,
      owner: ['leader'],
      within: { workingDays: 5 },
      remind: [-1, 0, 1, 3],
    },
    active: {
      words: states.active,
      owner: ['leader', 'system'],
      unlimited: '每半年至少联系一次，快到期会提醒',
    },
    due_soon: {
      words: states.due_soon,
      owner: ['leader'],
      within: { byRecord: '半年的最后一天' },
      remind: [-10, -5, -1, 0],
    },
    overdue: { words: states.overdue, owner: ['leader'], unlimited: '超期一直列在名单上，联系后恢复' },
    changed: {
      words: states.changed,
      owner: office,
      within: { workingDays: 10 },
      remind: [-5, -1, 0, 1, 3, 5],
    },
    ended: { words: states.ended, final: true },
    declined: { words: states.declined, final: true },
  },
  rules: [
    { verb: 'accept', from: ['assigned'], to: 'active', by: ['leader'] },
    { verb: 'decline', from: ['assigned'], to: 'declined', by: ['leader'], needs: ['reason'] },
    { verb: 'fallDueSoon', from: ['active'], to: 'due_soon', by: ['system'] },
    { verb: 'fallOverdue', from: ['active', 'due_soon'], to: 'overdue', by: ['system'] },
    { verb: 'contact', from: inTouch, to: 'active', by: ['leader', ...office] },
    // Back to where the contacts that remain leave it.
    { verb: 'uncontact', from: ['active'], to: 'active', by: ['leader', ...office], needs: ['withdrawn'] },
    { verb: 'uncontact', from: ['active'], to: 'due_soon', by: ['leader', ...office], needs: ['withdrawn'] },
    { verb: 'uncontact', from: ['active'], to: 'overdue', by: ['leader', ...office], needs: ['withdrawn'] },
    { verb: 'takeBack', from: ['assigned'], to: 'ended', by: office },
    { verb: 'change', from: ['assigned', ...inTouch], to: 'changed', by: ['system'] },
    { verb: 'succeed', from: ['changed', ...inTouch], to: 'ended', by: office },
    {
      verb: 'end',
      from: ['assigned', ...inTouch, 'changed'],
      to: 'ended',
      by: [...office, 'system'],
      needs: ['reason'],
    },
  ],
})
