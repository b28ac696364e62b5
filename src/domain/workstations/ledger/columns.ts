import type { LedgerColumn, LedgerKind } from '#core/ledger.ts'
import { kinds, levels } from '../dictionary.ts'

const column = (
  key: string,
  title: string,
  also: readonly string[],
  more: { readonly kind?: LedgerKind; readonly required?: true; readonly words?: readonly string[] } = {},
): LedgerColumn => ({ key, title, also, kind: 'text', dataClass: 'P1', ...more })

const needed = { required: true } as const

/** What an application says, and what collected tables call it. */
export const columns: readonly LedgerColumn[] = [
  column('host', '建站单位', ['依托单位', '申报单位', '承建单位', '设站单位'], needed),
  column('dept', '主管部门', ['主管单位', '行业主管部门', '推荐部门'], needed),
  column('township', '所在乡镇', ['乡镇', '所属乡镇', '建站地点'], needed),
  column('kind', '类型', ['工作站类型', '建站类型', '类别'], {
    kind: 'choice',
    words: Object.values(kinds),
    ...needed,
  }),
  column('level', '申报级别', ['级别', '工作站级别', '层级'], {
    kind: 'choice',
    words: Object.values(levels),
    ...needed,
  }),
  column('field', '领域', ['专业领域', '产业', '研究方向', '技术领域'], needed),
  column('expert', '领衔专家', ['专家', '专家姓名', '进站专家', '首席专家'], { kind: 'person', ...needed }),
  column('expertTitle', '专家职称', ['职称', '专家职务职称']),
  column('institution', '专家单位', ['专家所在单位', '专家工作单位', '派出单位'], needed),
  column('expertTeam', '专家团队', ['专家团队成员', '进站团队'], { kind: 'list' }),
  column('localTeam', '本地团队', ['本地团队成员', '本地成员', '承接团队'], { kind: 'list', ...needed }),
  column('plan', '工作方案', ['工作内容', '建站方案', '主要任务', '工作计划'], needed),
]
