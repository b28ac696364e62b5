import type { LedgerColumn } from '#core/ledger.ts'
import { ownKey } from '#core/ledger-own.ts'
import { states } from '../dictionary.ts'

/** The liaisons' ledger as the office keeps it, and what other ledgers call its columns. */
export const columns: readonly LedgerColumn[] = [
  { key: ownKey, title: '联系编号', kind: 'recordNumber', dataClass: 'P1' },
  {
    key: 'leader',
    title: '联系领导',
    also: ['领导', '县级领导', '领导姓名', '联系领导姓名', '挂联领导', '挂钩领导', '包联领导'],
    kind: 'person',
    dataClass: 'P1',
    required: true,
  },
  {
    key: 'talent',
    title: '专家姓名',
    also: ['专家', '联系专家', '联系对象', '服务对象', '人才姓名', '姓名', '联系专家姓名'],
    kind: 'person',
    dataClass: 'P1',
    required: true,
  },
  { key: 'number', title: '人才编号', also: ['编号'], kind: 'recordNumber', dataClass: 'P1' },
  {
    key: 'phone',
    title: '专家手机号',
    also: ['手机号', '联系电话', '手机', '电话', '专家电话'],
    kind: 'phone',
    dataClass: 'P2',
  },
  {
    key: 'workplace',
    title: '专家单位',
    also: ['工作单位', '所在单位', '专家所在单位', '单位'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'startsOn',
    title: '联系开始日期',
    also: ['开始日期', '开始时间', '确定时间', '联系时间', '安排时间'],
    kind: 'day',
    dataClass: 'P1',
  },
  {
    key: 'contactOn',
    title: '最近联系日期',
    also: ['最近联系', '最近联系时间', '上次联系时间', '最近走访时间'],
    kind: 'day',
    dataClass: 'P1',
  },
  {
    key: 'state',
    title: '状态',
    also: ['联系状态'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(states),
  },
  {
    key: 'basis',
    title: '确认依据',
    also: ['依据', '文件依据', '文号', '安排文件'],
    kind: 'text',
    dataClass: 'P1',
  },
]
