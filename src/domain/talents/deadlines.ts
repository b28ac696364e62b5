import { deadlineOf } from '#core/machine.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import type { TalentState } from './dictionary.ts'
import { talentMachine } from './machine.ts'

/** When a state entered at `now` is due; `null` when it waits for nobody or the way there leaves the loaded years. */
export const dueOf = (calendar: Calendar, state: TalentState, now: Date): Date | null => {
  const within = deadlineOf(talentMachine, state)
  return within && 'workingDays' in within ? dueAfterIfLoaded(calendar, now, within.workingDays) : null
}
