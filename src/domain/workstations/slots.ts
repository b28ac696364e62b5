import type { Dictionary } from '#core/dictionary.ts'
import type { SlotSpec, Slots } from '#core/slots.ts'
import { grades, kinds, levels, states } from './dictionary.ts'

/** Codes of a list with other ways to say them. */
const optionsOf = (
  list: Dictionary,
  ways: Readonly<Record<string, readonly string[]>> = {},
): NonNullable<SlotSpec['options']> =>
  Object.entries(list).map(([value, word]) => ({ value, words: [word, ...(ways[value] ?? [])] }))

const id: SlotSpec = { kind: 'id', title: '工作站编号', prefix: 'GZ' }

const level: SlotSpec = {
  kind: 'choice',
  title: '级别',
  many: true,
  ordered: true,
  options: [
    { value: 'county', words: [levels.county, '县级站', '县里批的'] },
    { value: 'prefecture', words: [levels.prefecture, '州级站', '州', '州里批的', '市级', '地级'] },
    { value: 'province', words: [levels.province, '省级站', '省里批的'] },
  ],
}

const kind: SlotSpec = {
  kind: 'choice',
  title: '类型',
  many: true,
  options: optionsOf(
    {
      academician: kinds.academician,
      grassroots: kinds.grassroots,
      medical: kinds.medical,
      teaching: kinds.teaching,
      skill: kinds.skill,
    },
    {
      academician: ['院士站'],
      grassroots: ['基层科研', '科研工作站', '基层科研站'],
      medical: ['名医站', '名医'],
      teaching: ['名师站', '名师'],
      skill: ['技能大师', '大师工作室'],
    },
  ),
}

/** States people ask for, and what only the dates tell: 快到期, 没考核, 可以资助. */
const state: SlotSpec = {
  kind: 'choice',
  title: '状态',
  many: true,
  options: [
    ...optionsOf(states, {
      applied: ['待初审', '初审'],
      fix: ['补正', '要补正'],
      dept_review: ['会审', '待会审'],
      review: ['评审', '在评审', '评审中'],
      publicity: ['在公示', '公示中', '正在公示'],
      approved: ['待签约', '没签约'],
      agreement: ['待挂牌', '没挂牌'],
      running: ['在运行', '运行中', '正常运行'],
      reporting: ['待述职', '没述职'],
      assess: ['待评定', '考核中', '正在考核'],
      rectify: ['在整改', '整改中', '正在整改', '要整改'],
      deliberation: ['待审定', '要撤销'],
      upgrading: ['在升级', '申报升级', '升级中'],
      renewal: ['待续签', '续签', '要续签'],
      rejected: ['没立项', '未立项'],
      revoked: ['撤销', '被撤销', '撤掉'],
      closed: ['终止', '已经终止'],
    }),
    { value: 'expiring', words: ['快到期', '快要到期', '要到期', '将到期', '即将到期'] },
    { value: 'unassessed', words: ['没考核', '还没考核', '未考核', '没有考核'] },
    { value: 'fundable', words: ['可以资助', '能拿补助', '可以拿补助', '可以补助', '够资助条件'] },
    { value: 'pending', words: ['正在申报', '在办', '申报中', '在申报'] },
    { value: 'ended', words: ['已结束', '停办', '不办了的'] },
    { value: 'expertless', words: ['没有专家', '专家离开', '专家走了', '缺专家'] },
  ],
}

/** Which stations somebody looks for. */
export const searched: Slots = {
  level,
  kind,
  state,
  field: { kind: 'field', title: '领域', many: true },
  township: { kind: 'township', title: '乡镇', many: true },
  unit: { kind: 'unit', title: '建站单位', many: true },
  expert: { kind: 'person', title: '专家', cues: ['专家', '领衔'] },
  period: { kind: 'period', title: '期间' },
  duration: { kind: 'duration', title: '多久内', cues: ['内', '到期'] },
  date: { kind: 'day', title: '日期', cues: ['前', '之前', '以前'] },
}

export const which: Slots = { id, unit: { kind: 'unit', title: '建站单位' } }

/** What an application can be opened with. */
export const applied: Slots = {
  unit: { kind: 'unit', title: '建站单位', cues: ['依托', '单位', '帮'] },
  field: { kind: 'field', title: '领域' },
  level: { kind: 'choice', title: '级别', options: level.options ?? [] },
  township: { kind: 'township', title: '乡镇' },
  expert: { kind: 'person', title: '领衔专家', cues: ['专家', '请', '聘', '领衔'] },
}

export const graded: Slots = {
  id,
  grade: { kind: 'choice', title: '等次', options: optionsOf(grades) },
}

export const raised: Slots = { id, level: { kind: 'choice', title: '级别', options: level.options ?? [] } }

export const ended: Slots = {
  id,
  reason: { kind: 'text', title: '原因', tail: true, cues: ['因为', '理由是', '原因是'] },
}
