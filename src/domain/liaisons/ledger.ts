import type { Ledger } from '#core/ledger.ts'
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
  matches: [
    {
      key: 'pair',
      title: '同一位领导和同一位专家是同一项联系',
      columns: ['leader', 'talent'],
      also: ['number', 'phone', 'workplace'],
    },
  ],
  allow: mayAssign,
  judge,
  write,
  undo,
}
