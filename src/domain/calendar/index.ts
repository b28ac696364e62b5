import { defineNoun } from '#core/handlers.ts'
import { addDaysTo, countDays, countNotice } from './count.ts'
import { loadActions, openLoad, undo } from './load.ts'
import { askForNextYear } from './november.ts'
import { showYear } from './years.ts'

export { heldIn } from './held.ts'
export { calendarOf } from './loaded.ts'

/** Working days (日历): which days are worked, counted with their proof, loaded year by year. */
export const calendar = defineNoun({
  name: 'calendar',
  title: '工作日',
  commands: [countDays, addDaysTo, countNotice, showYear, openLoad],
  actions: loadActions,
  jobs: [askForNextYear],
  undo,
  events: {
    'calendar.loaded': '载入了放假安排',
    'calendar.restored': '撤回了放假安排',
    'calendar.asked': '提醒载入放假安排',
  },
})
