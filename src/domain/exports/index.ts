import { defineNoun, type Noun } from '#core/handlers.ts'
import { goAction, submitAsk } from './answering.ts'
import { openExport } from './asking.ts'
import { browseActions, queryExports } from './browse.ts'
import { decideActions } from './deciding.ts'
import { followUp } from './follow-up.ts'
import { offersOf } from './offers.ts'

/** Exports (导出): a ledger leaves as a file, with who, when and why in it and on record. */
export const exportsOver = (nouns: readonly Noun[]): Noun => {
  const offers = offersOf(nouns)
  return defineNoun({
    name: 'exports',
    title: '导出',
    commands: [openExport(offers), queryExports(offers)],
    actions: [goAction(offers), submitAsk(offers), ...decideActions(offers), ...browseActions(offers)],
    jobs: [followUp(offers)],
    undo: {},
    events: {
      'export.asked': '要导出台账',
      'export.approved': '批准了导出',
      'export.refused': '没有批准导出',
      'export.cancelled': '放弃了导出',
      'export.progressed': '写好一部分',
      'export.done': '导出了台账',
      'export.failed': '没有导出成',
      'export.expired': '导出申请过期',
      'export.looked': '看了看进度',
      'export.resumed': '重新开始做',
    },
  })
}
