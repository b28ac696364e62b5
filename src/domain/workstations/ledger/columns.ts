import type { LedgerColumn, LedgerKind } from '#core/ledger.ts'
import { ownKey } from '#core/ledger-own.ts'
import { kinds, levels } from '../dictionary.ts'
import { standingWords } from './standing-words.ts'

type More = {
  readonly kind?: LedgerKind
  readonly required?: true
  readonly unless?: readonly string[]
  readonly words?: readonly string[]
}

const column = (key: string, title: string, also: readonly string[], more: More = {}): LedgerColumn => ({
  key,
  title,
  also,
  kind: 'text',
  dataClass: 'P1',
  ...more,
})

const needed = { required: true } as const
/** An application cannot do without it; a station that stands already has its approval instead. */
const toApply = { required: true, unless: ['document', ownKey] } as const
const day = { kind: 'day' } as const

/** What applications say, what is known of stations that stand already, and what collected tables call it. */
export const columns: readonly LedgerColumn[] = [
  column(ownKey, '工作站编号', [], { kind: 'recordNumber' }),
  column('name', '工作站名称', ['名称', '站名', '工作站', '专家工作站名称']),
  column('host', '建站单位', ['依托单位', '申报单位', '承建单位', '设站单位', '建站依托单位'], needed),
  column('dept', '主管部门', ['主管单位', '行业主管部门', '推荐部门'], needed),
  column('township', '所在乡镇', ['乡镇', '所属乡镇', '建站地点', '所在村', '所在地'], needed),
  column('kind', '类型', ['工作站类型', '建站类型', '类别'], {
    kind: 'choice',
    words: Object.values(kinds),
    ...needed,
  }),
  column('level', '级别', ['申报级别', '工作站级别', '层级', '现级别'], {
    kind: 'choice',
    words: Object.values(levels),
    ...needed,
  }),
  column('field', '领域', ['专业领域', '产业', '研究方向', '技术领域'], needed),
  column('expert', '领衔专家', ['专家', '专家姓名', '进站专家', '首席专家'], { kind: 'person', ...needed }),
  column('expertTitle', '专家职称', ['职称', '专家职务职称']),
  column('institution', '专家单位', ['专家所在单位', '专家工作单位', '派出单位'], needed),
  column('expertTeam', '专家团队', ['专家团队成员', '进站团队'], { kind: 'list' }),
  column('localTeam', '本地团队', ['本地团队成员', '本地成员', '承接团队'], { kind: 'list', ...toApply }),
  column('plan', '工作方案', ['工作内容', '建站方案', '主要任务', '工作计划', '工作任务'], toApply),
  column('state', '状态', ['运行状态', '工作站状态', '运行情况', '建设状态'], {
    kind: 'choice',
    words: Object.keys(standingWords),
  }),
  column('document', '批复文号', ['批复文件', '文号', '认定文号', '认定文件', '批准文号', '备案文号'], {
    required: true,
    unless: ['plan', ownKey],
  }),
  column('approvedOn', '批复日期', ['批复时间', '认定时间', '认定日期', '批准时间', '备案时间'], day),
  column('term', '协议起止', ['协议期限', '协议期', '合作期限', '协议起止时间', '建站期限'], {
    kind: 'term',
  }),
  column(
    'startsOn',
    '协议开始',
    ['协议开始日期', '协议起始日期', '协议生效日期', '签约时间', '协议时间'],
    day,
  ),
  column('endsOn', '协议到期', ['协议截止日期', '协议到期日期', '协议终止日期', '到期时间', '截止日期'], day),
  column('plateOn', '挂牌日期', ['挂牌时间', '授牌时间', '授牌日期', '建站时间'], day),
  column('formerLevel', '原级别', ['升级前级别', '原来级别'], {
    kind: 'choice',
    words: Object.values(levels),
  }),
  column('levelFrom', '升级日期', ['升级时间', '现级别起始日期'], day),
  column('overOn', '撤销或终止日期', ['撤销日期', '撤销时间', '终止日期', '终止时间', '摘牌时间'], day),
  column('daysPerYear', '每年驻站天数', ['驻站天数', '年驻站天数', '每年服务天数'], { kind: 'number' }),
  column('file', '协议存放', ['协议存放处', '档案位置']),
]
