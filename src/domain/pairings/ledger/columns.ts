import type { LedgerColumn } from '#core/ledger.ts'
import { ownKey } from '#core/ledger-own.ts'
import { forms, kinds } from '../dictionary.ts'
import { stateWords } from './terms.ts'

/** The pairings' ledger as the office keeps it, and what other ledgers call its columns. */
export const columns: readonly LedgerColumn[] = [
  { key: ownKey, title: '结对编号', kind: 'recordNumber', dataClass: 'P1' },
  {
    key: 'talent',
    title: '人才姓名',
    also: ['人才', '姓名', '专家姓名', '结对人才', '帮扶人才', '帮扶人', '结对人', '派驻人才'],
    kind: 'person',
    dataClass: 'P1',
    required: true,
  },
  { key: 'number', title: '人才编号', also: ['编号'], kind: 'recordNumber', dataClass: 'P1' },
  {
    key: 'phone',
    title: '人才手机号',
    also: ['手机号', '联系电话', '手机', '电话', '人才电话'],
    kind: 'phone',
    dataClass: 'P2',
  },
  {
    key: 'workplace',
    title: '人才单位',
    also: ['工作单位', '所在单位', '专家单位', '派出单位', '人才工作单位'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'township',
    title: '乡镇',
    also: ['所在乡镇', '所属乡镇', '结对乡镇', '乡镇名称'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'village',
    title: '结对村',
    also: ['村', '帮扶村', '服务村', '村社区', '行政村', '结对村社区', '服务对象', '结对对象'],
    kind: 'text',
    dataClass: 'P1',
    required: true,
    unless: ['unit', ownKey],
  },
  {
    key: 'unit',
    title: '结对单位',
    also: ['结对企业', '帮扶企业', '服务企业', '企业名称', '帮扶单位', '服务单位'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'kind',
    title: '结对类别',
    also: ['类别', '结对类型', '类型'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(kinds),
  },
  {
    key: 'form',
    title: '帮扶方式',
    also: ['结对方式', '服务方式', '方式'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.values(forms),
  },
  {
    key: 'goal',
    title: '帮扶内容',
    also: ['服务内容', '结对内容', '帮扶措施', '帮扶任务', '服务事项'],
    kind: 'text',
    dataClass: 'P1',
  },
  {
    key: 'term',
    title: '结对期限',
    also: ['起止时间', '结对起止', '帮扶期限', '服务期限', '期限'],
    kind: 'term',
    dataClass: 'P1',
  },
  {
    key: 'startsOn',
    title: '开始日期',
    also: ['开始时间', '结对时间', '结对日期', '起始时间'],
    kind: 'day',
    dataClass: 'P1',
  },
  {
    key: 'endsOn',
    title: '截止日期',
    also: ['截止时间', '结束日期', '结束时间', '到期时间', '期满时间'],
    kind: 'day',
    dataClass: 'P1',
  },
  {
    key: 'state',
    title: '状态',
    also: ['结对状态', '目前状态', '是否在结'],
    kind: 'choice',
    dataClass: 'P1',
    words: Object.keys(stateWords),
  },
  {
    key: 'basis',
    title: '确认依据',
    also: ['依据', '结对依据', '文件依据', '协议编号', '结对协议', '派驻文件', '文号'],
    kind: 'text',
    dataClass: 'P1',
  },
]
