import type { Ledger } from '#core/ledger.ts'
import { ownKey } from '#core/ledger-own.ts'
import { columns } from './ledger/columns.ts'
import { judge } from './ledger/judge.ts'
import { told } from './ledger/told.ts'
import { undo } from './ledger/undo.ts'
import { write } from './ledger/write.ts'
import { mayPropose } from './policy.ts'

/** The pairings' ledger (结对台账): rows are proposals, which the parties still confirm, or what a paper confirmed before. */
export const ledger: Ledger = {
  title: '结对台账',
  also: ['结对', '结对帮扶', '人才兴村', '帮扶台账'],
  columns,
  leaves: [{ heads: ['最近服务', '服务次数'], why: '服务逐次登记，请发“登记服务”。' }],
  note: '填了确认依据和开始日期的直接成立，由人才办导入；没有填的导入后请各方确认。有编号的行只核对，要改请在它的卡片上办理。',
  matches: [
    {
      key: 'pair',
      title: '有结对编号的按编号；没有的，同一位人才和同一个村（单位）是同一项结对',
      columns: ['talent'],
      also: [ownKey, 'number', 'phone', 'workplace', 'township', 'village', 'unit', 'startsOn', 'term'],
    },
  ],
  rowsAtOnce: 25,
  allow: mayPropose,
  judge,
  write,
  undo,
  told,
}
