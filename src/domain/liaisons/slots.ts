import type { Slots } from '#core/slots.ts'
import { states } from './dictionary.ts'

export const assigning = {
  leader: {
    kind: 'person',
    title: '县级领导',
    cues: ['领导', '书记', '县长', '部长', '由', '请', '让', '划给', '交给', '归', '换成', '名下'],
  },
  expert: { kind: 'person', title: '专家', cues: ['专家', '联系', '服务', '给'] },
  talent: { kind: 'id', title: '专家编号', prefix: 'RC' },
} as const satisfies Slots

export const looking = {
  id: { kind: 'id', title: '联系编号', prefix: 'LX' },
  leader: { kind: 'person', title: '县级领导', cues: ['领导', '书记', '县长', '部长'] },
  expert: { kind: 'person', title: '专家', cues: ['专家', '是谁', '是哪个', '是哪位', '由谁'] },
  state: {
    kind: 'choice',
    title: '状态',
    options: [
      { value: 'overdue', words: [states.overdue, '超期', '逾期', '没联系', '未联系', '还没联系'] },
      { value: 'due_soon', words: [states.due_soon, '快到期', '将到期'] },
      { value: 'assigned', words: [states.assigned, '待确认', '没确认'] },
      { value: 'active', words: [states.active, '正常'] },
      { value: 'changed', words: [states.changed, '接任'] },
    ],
  },
} as const satisfies Slots

export const logging = {
  id: { kind: 'id', title: '联系编号', prefix: 'LX' },
  expert: { kind: 'person', title: '专家' },
  // Behind the expert: somebody named alone is whom the leader went to see.
  leader: { kind: 'person', title: '县级领导', cues: ['领导', '书记', '县长', '部长', '主席', '常委'] },
  date: { kind: 'day', title: '联系日期', past: true },
  mode: {
    kind: 'choice',
    title: '方式',
    options: [
      { value: 'visit', words: ['走访', '上门', '看望', '慰问', '去看', '调研', '拜访'] },
      { value: 'talk', words: ['座谈', '面谈', '谈心', '见面'] },
      { value: 'call', words: ['电话', '打电话', '通话'] },
      { value: 'message', words: ['短信', '微信', '发消息'] },
      { value: 'meeting', words: ['会议', '开会'] },
    ],
  },
  text: {
    kind: 'text',
    title: '谈了什么',
    tail: true,
    part: true,
    cues: ['聊了', '聊聊', '聊到', '谈了', '谈谈', '谈到', '说到', '说了'],
  },
} as const satisfies Slots
