import type { Ledger } from '#core/ledger.ts'
import { unitColumns, villageColumns } from './ledger/columns.ts'
import { judgeWith } from './ledger/judge.ts'
import { unitsIn, villagesIn } from './ledger/read.ts'
import { undoOf, writeWith } from './ledger/write.ts'
import { mayEdit } from './policy.ts'

/** The lists of villages and units as tables: what is there already stays as it is. */
export const ledgers: Readonly<Record<'villages' | 'units', Ledger>> = {
  villages: {
    title: '村（社区）名录',
    also: ['村名录', '村社区名录', '行政村名录', '行政区划', '村名单'],
    columns: villageColumns,
    matches: [
      { key: 'name', title: '同一乡镇里名称相同的是同一个村（社区）', columns: ['township', 'name'] },
    ],
    rowsAtOnce: 25,
    allow: mayEdit,
    judge: judgeWith(villagesIn),
    write: writeWith(villagesIn),
    undo: undoOf('village'),
  },
  units: {
    title: '单位名录',
    also: ['机构名录', '部门名录', '单位名单', '企业名录'],
    columns: unitColumns,
    matches: [{ key: 'name', title: '全称相同的是同一个单位', columns: ['name'] }],
    rowsAtOnce: 25,
    allow: mayEdit,
    judge: judgeWith(unitsIn),
    write: writeWith(unitsIn),
    undo: undoOf('unit'),
  },
}
