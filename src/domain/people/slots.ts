import { type Role, roleWords } from '#core/actor.ts'
import { scopeWords } from '#core/chat.ts'
import type { SlotSpec, Slots } from '#core/slots.ts'

/** What can be said about colleagues: who, which role, where, until when. */

const person: SlotSpec = { kind: 'person', title: '同事' }

/** Other words for a role; the office's own stand in `roleWords`. */
export const shortRoleWords: Readonly<Record<string, Role>> = {
  联络员: 'department',
  部门: 'department',
  乡镇联络员: 'township',
  村联络员: 'township',
  人才办工作人员: 'office',
  主任: 'head',
  财政: 'finance',
  县领导: 'leader',
  领导: 'leader',
  领导小组: 'member',
  成员: 'member',
  管理员: 'admin',
  审计: 'audit',
  纪检: 'audit',
}

const role: SlotSpec = {
  kind: 'choice',
  title: '角色',
  options: Object.entries(roleWords).map(([value, word]) => ({
    value,
    words: [
      word,
      ...Object.entries(shortRoleWords).flatMap(([short, meant]) => (meant === value ? [short] : [])),
    ],
  })),
}

const place: Slots = {
  unit: { kind: 'unit', title: '单位' },
  township: { kind: 'township', title: '乡镇' },
  village: { kind: 'village', title: '村' },
}

const until: SlotSpec = { kind: 'day', title: '到期', end: true, cues: ['至', '到', '截至', '截止'] }

export const granting: Slots = { person, kind: role, ...place, to: until }

export const revoking: Slots = {
  person: { ...person, ask: '收回谁的角色？请说名字，或者用 @ 点名。' },
  kind: role,
}

export const lending: Slots = {
  person: { ...person, ask: '委托给哪位同事？请说名字，或者用 @ 点名。' },
  kind: role,
  to: { ...until, ask: '委托到哪一天为止？例如：月底、12月31日。' },
}

export const takingBack: Slots = { person: { ...person, ask: '收回给谁的委托？请说名字，或者用 @ 点名。' } }

export const binding: Slots = {
  kind: {
    kind: 'choice',
    title: '群用途',
    options: [
      { value: 'office', words: [scopeWords.office, '人才办工作群', '工作群'] },
      { value: 'taskforce', words: [scopeWords.taskforce, '育才专班群', '专班'] },
      { value: 'leading', words: [scopeWords.leading, '领导小组', '领导群'] },
      { value: 'village', words: [scopeWords.village, '结对群', '村群', '村级群'] },
      { value: 'public', words: [scopeWords.public, '全员群', '大群', '公开群'] },
    ],
  },
}
