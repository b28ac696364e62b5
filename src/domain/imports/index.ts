import { defineNoun, type Hears, type Noun } from '#core/handlers.ts'
import { applyAction } from './apply.ts'
import { browseActions, importCommands } from './browse.ts'
import { checkAction } from './check.ts'
import { followUp } from './follow-up.ts'
import { forgetErased, forgetOld } from './forget.ts'
import { offersOf } from './offers.ts'
import { hearTable } from './receive.ts'
import { shapingActions } from './shaping.ts'
import { undoActions, undoEvents } from './undo.ts'
import { whichAction } from './which.ts'

export { type HandedOver, handOver } from './hand-over.ts'

/** Imports (导入): a table dropped into the chat becomes records, looked at before and taken back after. `hearBlank` gets tables without rows. */
export const importsOver = (nouns: readonly Noun[], hearBlank: NonNullable<Hears['file']>): Noun => {
  const offers = offersOf(nouns)
  return defineNoun({
    name: 'imports',
    title: '导入',
    commands: importCommands(offers),
    actions: [
      ...shapingActions(offers),
      whichAction(offers),
      checkAction(offers),
      applyAction(offers),
      ...undoActions(offers),
      ...browseActions(offers),
    ],
    jobs: [followUp(offers), forgetOld],
    follows: { 'talent.erased': forgetErased },
    undo: undoEvents(offers),
    events: {
      'import.received': '收到表格',
      'import.mapped': '改了对应关系',
      'import.checked': '核对了表格',
      'import.cancelled': '放弃了导入',
      'import.started': '开始导入',
      'import.batch': '写入了一批',
      'import.applied': '导入完成',
      'import.halted': '导入中断',
      'import.forgotten': '过了撤销期限',
      'import.looked': '看了看进度',
      'import.undoing': '开始撤销导入',
      'import.undo_batch': '撤销了一批',
      'import.undone': '撤销了导入',
    },
    hears: { file: hearTable(offers, hearBlank) },
  })
}
