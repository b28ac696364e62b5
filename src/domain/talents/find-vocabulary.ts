import type { Category, Education, Level, Tag, TalentSource, TalentState } from './dictionary.ts'
import { categories, educations, levels, sources, states, tags } from './dictionary.ts'

/** What a word of the office's lists asks for: the terms any of which fits, and how it is said on a card. */
export type Listed = { readonly terms: readonly string[]; readonly words: string; readonly also?: 'text' }

const table = new Map<string, Listed>()

const say = (listed: Listed, ...ways: readonly string[]): void => {
  for (const way of ways) table.set(way, listed)
}

const category = (code: Category, ...ways: readonly string[]): void =>
  say({ terms: [`category:${code}`], words: `类别：${categories[code]}` }, categories[code], code, ...ways)

category('party', '党政', '党政干部')
category('enterprise', '企业经营管理', '企业经营', '企业家', '企业人才', '经营管理人才')
category('professional', '专业技术', '专技', '专技人才')
category('skilled', '高技能', '技能人才')
category('rural', '农村实用', '实用人才')
category('social', '社会工作人才', '社工人才')
category('folk', '乡土人才', '乡土', '土专家', '田秀才')

const level = (code: Level, ...ways: readonly string[]): void =>
  say({ terms: [`level:${code}`], words: `层次：${levels[code]}` }, levels[code], code, ...ways)

level('high', '高层次人才', '高')
level('middle', '中级人才', '中')
level('junior', '初级人才', '初')
say({ terms: ['level:none'], words: '层次：未定' }, '未定级', '层次未定')
// Also the beginning of many titles: 高级教师, 中级茶艺师.
say({ terms: ['level:high'], words: '层次或职称：高级', also: 'text' }, '高级')
say({ terms: ['level:middle'], words: '层次或职称：中级', also: 'text' }, '中级')
say({ terms: ['level:junior'], words: '层次或职称：初级', also: 'text' }, '初级')

say({ terms: ['rank:senior'], words: '职称：正高' }, '正高', '正高级', '正高职称')
say({ terms: ['rank:vice'], words: '职称：副高' }, '副高', '副高级', '副高职称')
say({ terms: ['rank:senior', 'rank:vice'], words: '职称：高级（含正高、副高）' }, '高级职称', '高职称')

const education = (code: Education, ...ways: readonly string[]): void =>
  say({ terms: [`education:${code}`], words: `学历：${educations[code]}` }, educations[code], code, ...ways)

education('doctor', '博士')
education('master', '硕士')
education('bachelor', '大学本科')
education('college', '专科', '大学专科')
education('secondary', '中专', '高中', '初中')
say({ terms: ['education:doctor', 'education:master'], words: '学历：研究生' }, '研究生')

const source = (code: TalentSource, ...ways: readonly string[]): void =>
  say({ terms: [`source:${code}`], words: `来源：${sources[code]}` }, sources[code], code, ...ways)

source('local', '本地', '本土人才', '本地人才')
source('introduced', '引进人才', '引才')
source('returned', '回引人才', '返乡', '返乡人才', '回乡')
source('flexible', '柔性', '柔性人才')

const tag = (code: Tag, ...ways: readonly string[]): void =>
  say({ terms: [`tag:${code}`], words: `标签：${tags[code]}` }, tags[code], code, ...ways)

tag('composite', '复合', '复合型人才')
tag('leading', '领军人才', '领头人')
tag('scarce', '紧缺人才', '急需紧缺', '急需')

const state = (code: TalentState, ...ways: readonly string[]): void =>
  say({ terms: [`state:${code}`], words: `状态：${states[code]}` }, states[code], ...ways)

/** Records that are in the register, for whoever may search. */
export const registerStates = ['verified', 'annual_due', 'disputed'] as const satisfies readonly TalentState[]

/** Records on their way into it, for those who handle them. */
export const pendingStates = [
  'draft',
  'awaiting_consent',
  'unit_review',
  'office_verify',
  'fix',
  'rejected',
] as const satisfies readonly TalentState[]

for (const code of [...registerStates, ...pendingStates]) state(code)
state('annual_due', '年审')
say({ terms: pendingStates.map(code => `state:${code}`), words: '状态：在办' }, '在办', '没入库', '未入库')

/** Words that say nothing about whom is looked for. */
const idle = new Set([
  ...[
    '人才',
    '人',
    '的',
    '有',
    '谁',
    '哪些',
    '有哪些',
    '哪位',
    '名单',
    '专家',
    '能人',
    '方面',
    '领域',
    '全部',
  ],
  ...[
    '所有',
    '全县',
    '查',
    '查询',
    '查找',
    '找',
    '看',
    '列表',
    '请',
    '帮我',
    '一下',
    'list',
    'show',
    'query',
    'all',
  ],
])

export const isIdle = (word: string): boolean => idle.has(word)

export const listedWord = (word: string): Listed | null => table.get(word) ?? null

/** Every word of the lists that has two characters or more, for taking apart what was typed in one piece. */
export const vocabulary: readonly string[] = [...table.keys(), ...idle].filter(word => [...word].length >= 2)
