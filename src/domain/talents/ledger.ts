import type { Ledger } from '#core/ledger.ts'
import { columns } from './ledger/columns.ts'
import { judge } from './ledger/judge.ts'
import { undo, write } from './ledger/write.ts'
import { mayRegister } from './policy.ts'

/** The talents' ledger (人才台账). */
export const ledger: Ledger = {
  title: '人才台账',
  also: ['人才', '人才信息', '人才名册', '人才花名册', '人才库'],
  columns,
  leaves: [
    {
      heads: ['年龄', '周岁', '实足年龄', '现年龄', '岁数'],
      why: '年龄每年都变，也看不出是哪一天的，请改成“出生年月”一栏。',
    },
  ],
  matches: [
    { key: 'phone', title: '手机号相同的是同一人', columns: ['phone'] },
    { key: 'namePlace', title: '姓名和单位（村）相同的是同一人', columns: ['name', 'place'] },
    { key: 'number', title: '按编号（RC-）', columns: ['number'] },
  ],
  allow: mayRegister,
  judge: (ctx, rows, { matchBy }) => judge(ctx, rows, matchBy),
  write,
  undo,
}
