import type { Ledger } from '#core/ledger.ts'
import { ownKey } from '#core/ledger-own.ts'
import { columns } from './ledger/columns.ts'
import { judge } from './ledger/judge.ts'
import { undo } from './ledger/undo.ts'
import { write } from './ledger/write.ts'
import { mayApply } from './policy.ts'

/**
 * The stations' ledger (工作站台账): rows with an approval stand as they stood; the others are applications, which go
 * through the reviews like any other.
 */
export const ledger: Ledger = {
  title: '工作站台账',
  also: ['工作站', '专家工作站', '申报汇总表', '工作站申报'],
  columns,
  leaves: [{ heads: ['最近考核', '资助金额'], why: '考核和资助请在工作站的卡片上办理。' }],
  note: '新申报的填本地团队和工作方案；已经批复的填状态、批复文号、批复日期、协议起止和挂牌日期，由人才办导入。有编号的行只核对，要改请在它的卡片上办理。',
  matches: [
    {
      key: 'station',
      title: '有工作站编号的按编号；没有的，同一建站单位、同一位专家、同一领域是同一个站',
      columns: ['host', 'expert', 'field'],
      also: [ownKey, 'plateOn'],
    },
  ],
  rowsAtOnce: 25,
  allow: mayApply,
  judge,
  write,
  undo,
}
