import { codeFor, type Dictionary } from '#core/dictionary.ts'
import type { LedgerColumn, LedgerRow } from '#core/ledger.ts'
import { categories, educations, levels, sources } from '../dictionary.ts'

/** The talents' ledger as the office keeps it, and what other ledgers call its columns. */
export const columns: readonly LedgerColumn[] = [
  {
    key: 'number',
    title: '编号',
    also: ['人才编号', '档案编号', '人才库编号'],
    kind: 'recordNumber',
    dataClass: 'P1',
  },
  {
    key: 'name',
    title: '姓名',
    also: ['名字', '人才姓名', '专家姓名', '本人姓名'],
    kind: 'person',
    dataClass: 'P1',
    required: true,
  },
  {
    key: 'place',
    title: '单位或村',
    also: ['单位', '工作单位', '所在单位', '现工作单位', '单位名称', '所属单位', '单位村', '工作单位及职务'],
    kind: 'text',
    dataClass: 'P1',
    required: true,
    unless: ['village', 'township'],
  },
  {
    key: 'township',
    title: '乡镇',
    also: ['所在乡镇', '所属乡镇', '乡镇街道', '乡镇名称'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'village',
    title: '村',
    also: ['所在村', '村社区', '行政村', '村名', '村委会', '所属村'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'fields',
    title: '从事领域',
    also: [
      '领域',
      '专业领域',
      '从事专业',
      '从事产业',
      '从事行业',
      '产业',
      '行业',
      '专长',
      '特长',
      '主要从事',
    ],
    kind: 'list',
    dataClass: 'P1',
    required: true,
  },
  {
    key: 'phone',
    title: '手机号',
    also: ['手机', '电话', '联系电话', '手机号码', '联系方式', '电话号码', '移动电话'],
    kind: 'phone',
    dataClass: 'P2',
    required: true,
  },
  {
    key: 'category',
    title: '人才类别',
    also: ['类别', '人才类型', '人才分类', '类型', '队伍类别'],
    kind: 'choice',
    dataClass: 'P1',
    required: true,
    words: Object.values(categories),
  },
  {
    key: 'level',
    title: '层次',
    also: ['人才层次', '层级', '人才级别', '层次等级'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(levels),
  },
  {
    key: 'title',
    title: '职称或技能等级',
    also: ['职称', '技能等级', '职称技能等级', '专业技术职称', '技术职称', '职业资格'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'education',
    title: '学历',
    also: ['文化程度', '最高学历', '学历层次'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(educations),
  },
  {
    key: 'source',
    title: '来源',
    also: ['人才来源', '引进方式'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(sources),
  },
  { key: 'craft', title: '技艺', also: ['手艺', '技艺特长', '技术特长'], kind: 'text', dataClass: 'P1' },
  { key: 'product', title: '产品', also: ['主要产品', '代表产品'], kind: 'text', dataClass: 'P1' },
  {
    key: 'householdsLed',
    title: '带动户数',
    also: ['带动农户', '带动农户数', '辐射带动户数'],
    kind: 'number',
    dataClass: 'P1',
  },
  {
    key: 'born',
    title: '出生年月',
    also: ['出生日期', '出生年月日', '出生时间', '生日'],
    kind: 'month',
    dataClass: 'P2',
  },
  {
    key: 'idNumber',
    title: '身份证号',
    also: ['身份证', '身份证号码', '公民身份号码', '证件号码'],
    kind: 'idNumber',
    dataClass: 'P3',
  },
]

/** What a cell says, as the registration form would have it: the place in one, lists as their codes. */
export const typedIn = (row: LedgerRow): LedgerRow => {
  const { township = '', village = '', place = '', ...rest } = row
  const typed: Record<string, string> = { ...rest }
  const where = place === '' ? township + village : place
  if ([row.place, row.township, row.village].some(part => part !== undefined)) typed.place = where
  for (const [key, list, others] of lists) {
    const words = typed[key]
    if (words) typed[key] = codeFor(list, words) ?? others[words] ?? words
  }
  return typed
}

const lists: readonly (readonly [key: string, list: Dictionary, others: Readonly<Record<string, string>>])[] =
  [
    [
      'category',
      categories,
      {
        专技人才: 'professional',
        技能人才: 'skilled',
        企业管理人才: 'enterprise',
        企业人才: 'enterprise',
        社工人才: 'social',
        实用人才: 'rural',
        土专家: 'folk',
        田秀才: 'folk',
      },
    ],
    ['level', levels, { 高级: 'high', 高端: 'high' }],
    [
      'education',
      educations,
      {
        大学本科: 'bachelor',
        大学: 'bachelor',
        本科学历: 'bachelor',
        学士: 'bachelor',
        硕士: 'master',
        研究生: 'master',
        博士: 'doctor',
        专科: 'college',
        大学专科: 'college',
        高职: 'college',
        中专: 'secondary',
        高中: 'secondary',
        初中: 'secondary',
        小学: 'secondary',
      },
    ],
    [
      'source',
      sources,
      { 本地: 'local', 本县: 'local', 返乡: 'returned', 回乡: 'returned', 柔性: 'flexible' },
    ],
  ]
