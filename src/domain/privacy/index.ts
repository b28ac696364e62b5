import { defineNoun, type Noun } from '#core/handlers.ts'
import { exportAction, exportMine, openAll } from './mine.ts'
import { openReport, yearlyReport } from './report.ts'

/** Privacy (个人信息): what everything together keeps of somebody, for himself; and who looked, for whoever answers for it. */
export const privacyOver = (nouns: readonly Noun[]): Noun =>
  defineNoun({
    name: 'privacy',
    title: '个人信息',
    commands: [openAll(nouns), exportMine(nouns), openReport],
    actions: [exportAction(nouns)],
    jobs: [yearlyReport],
    undo: {},
    events: { 'me.exported': '导出了本人信息', 'access.reported': '发了查阅年报' },
  })
