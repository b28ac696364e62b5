import type { Ledger } from '#core/ledger.ts'
import { ownKey } from '#core/ledger-own.ts'
import { columns } from './ledger/columns.ts'
import { judge } from './ledger/judge.ts'
import { undo } from './ledger/undo.ts'
import { write } from './ledger/write.ts'
import { mayAssign } from './policy.ts'

/** The liaisons' ledger (联系服务专家台账): whom a leader is asked to keep in touch with, or does by a paper already. */
export const ledger: Ledger = {
  title: '联系服务专家台账',
  also: ['联系服务', '联系专家', '领导联系', '县级领导'],
  columns,
  leaves: [
    { heads: ['联系次数'], why: '联系逐次登记，请发“登记联系”。' },
    { heads: ['职务', '层级'], why: '领导的职级和职务请发“县级领导”登记。' },
  ],
  note: '填了确认依据和联系开始日期的直接成立；没有填的导入后请领导确认。有编号的行只核对，要改请在它的卡片上办理。',
  matches: [
    {
      key: 'pair',
      title: '有联系编号的按编号；没有的，同一位领导和同一位专家是同一项联系',
      columns: ['leader', 'talent'],
      also: [ownKey, 'number', 'phone', 'workplace'],
    },
  ],
  rowsAtOnce: 25,
  allow: mayAssign,
  judge,
  write,
  undo,
}
