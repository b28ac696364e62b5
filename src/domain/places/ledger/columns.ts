import type { LedgerColumn } from '#core/ledger.ts'
import { unitKinds, villageKinds } from '../kinds.ts'

/** The list of villages, and what other lists call its columns. */
export const villageColumns: readonly LedgerColumn[] = [
  {
    key: 'township',
    title: '乡镇',
    also: ['所在乡镇', '所属乡镇', '乡镇街道', '乡镇名称'],
    kind: 'text',
    dataClass: 'P1',
    required: true,
  },
  {
    key: 'name',
    title: '村（社区）名称',
    also: ['村名', '行政村', '村社区', '村', '社区', '村委会', '村居'],
    kind: 'text',
    dataClass: 'P1',
    required: true,
  },
  {
    key: 'kind',
    title: '村或社区',
    also: ['村社区类型', '性质'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(villageKinds),
  },
  {
    key: 'industries',
    title: '主导产业',
    also: ['产业', '特色产业', '主要产业'],
    kind: 'list',
    dataClass: 'P1',
  },
  { key: 'languages', title: '语言', also: ['通行语言', '民族语言'], kind: 'list', dataClass: 'P1' },
  { key: 'also', title: '曾用名', also: ['别名', '曾用名别名', '原名'], kind: 'list', dataClass: 'P1' },
]

/** The list of units, and what other lists call its columns. */
export const unitColumns: readonly LedgerColumn[] = [
  {
    key: 'name',
    title: '单位全称',
    also: ['单位名称', '机构名称', '全称', '企业名称', '部门名称', '单位'],
    kind: 'text',
    dataClass: 'P1',
    required: true,
  },
  {
    key: 'kind',
    title: '单位类型',
    also: ['单位性质', '类型', '性质', '机构类型'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(unitKinds),
    required: true,
  },
  { key: 'also', title: '简称', also: ['单位简称', '别称', '曾用名'], kind: 'list', dataClass: 'P1' },
]
