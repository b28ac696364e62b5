import { defineMachine } from '#core/machine.ts'
import { inviteDays, type SymposiumState, states } from './dictionary.ts'

export type Standing = keyof typeof standings

const standings = {
  office: '人才办',
  head: '人才办主任',
  host: '主持领导',
  guest: '受邀专家或单位',
  system: '系统',
} as const

export type Need = keyof typeof needs

const needs = {
  guests: '已有受邀人',
  future: '日期还没有过',
  begun: '已经到了开会的时间',
  minutes: '写了纪要',
  sorted: '每条意见都有了去处',
  settled: '每条意见都办完了',
  reason: '选定原因',
} as const

export type Verb = keyof typeof verbs

const verbs = {
  edit: { words: '修改了方案', event: 'symposium.edited' },
  invite: { words: '发出了邀请', event: 'symposium.invited' },
  move: { words: '改了时间或地点', event: 'symposium.moved' },
  hold: { words: '座谈会召开', event: 'symposium.held' },
  unhold: { words: '撤回了“已召开”', event: 'symposium.unheld' },
  record: { words: '交了纪要', event: 'symposium.recorded' },
  amend: { words: '修改了纪要', event: 'symposium.amended' },
  sort: { words: '意见梳理完毕', event: 'symposium.sorted' },
  close: { words: '意见全部办完，归档', event: 'symposium.archived' },
  cancel: { words: '取消了座谈会', event: 'symposium.cancelled' },
} as const

const office = ['office', 'head'] as const

/** The life of a symposium (domain B.3.9) as data: planned, invited, held, written down, followed up, put away. */
export const symposiumMachine = defineMachine<SymposiumState, Verb, Standing, Need>({
  name: 'symposia',
  title: '座谈会、恳谈会',
  initial: 'planned',
  standings,
  needs,
  verbs,
  states: {
    planned: {
      words: states.planned,
      owner: office,
      within: { byRecord: `开会前${inviteDays}个工作日发出邀请` },
      remind: [-1, 0, 1, 3],
    },
    invited: {
      words: states.invited,
      owner: office,
      within: { byRecord: '开会当天' },
      remind: [0, 1, 3],
    },
    held: { words: states.held, owner: office, within: { workingDays: 3 }, remind: [-1, 0, 1, 3] },
    recorded: { words: states.recorded, owner: office, within: { workingDays: 2 }, remind: [-1, 0, 1, 3] },
    following: {
      words: states.following,
      owner: [...office, 'system'],
      unlimited: '每条意见各有期限，全部办完后自动归档',
    },
    archived: { words: states.archived, final: true },
    cancelled: { words: states.cancelled, final: true },
  },
  rules: [
    { verb: 'edit', from: ['planned'], to: 'planned', by: office, needs: ['future'] },
    { verb: 'invite', from: ['planned'], to: 'invited', by: office, needs: ['guests', 'future'] },
    { verb: 'move', from: ['invited'], to: 'invited', by: office, needs: ['future'] },
    { verb: 'hold', from: ['invited'], to: 'held', by: office, needs: ['begun'] },
    { verb: 'unhold', from: ['held'], to: 'invited', by: office },
    { verb: 'record', from: ['held'], to: 'recorded', by: office, needs: ['minutes'] },
    { verb: 'amend', from: ['recorded'], to: 'recorded', by: office, needs: ['minutes'] },
    { verb: 'amend', from: ['following'], to: 'following', by: office, needs: ['minutes'] },
    { verb: 'sort', from: ['recorded'], to: 'following', by: office, needs: ['sorted'] },
    {
      verb: 'close',
      from: ['recorded', 'following'],
      to: 'archived',
      by: [...office, 'system'],
      needs: ['settled'],
    },
    { verb: 'cancel', from: ['planned', 'invited'], to: 'cancelled', by: office, needs: ['reason'] },
  ],
})
