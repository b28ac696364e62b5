import { dateWords } from '#cards/kit/dates.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import { type Calendar, isLoaded } from '#core/working-calendar.ts'
import { beforeProof } from '#core/working-day-proof.ts'
import { addWorkingDays } from '#core/working-days.ts'
import { inviteDays } from './dictionary.ts'
import type { SymposiumRow } from './record.ts'

/** How a deadline came about that follows from the day of the talk. */
export const proofOf = (row: SymposiumRow, calendar: Calendar): string | null => {
  if (row.state === 'invited') return `${dateWords(row.startsAt)}，就是开会当天。`
  return row.state === 'planned' ? inviting(row, calendar) : null
}

const inviting = ({ startsAt, dueAt }: SymposiumRow, calendar: Calendar): string | null => {
  const day = dayOf(startsAt)
  // The way back from the talk may lead into the year before.
  if (dueAt === null || !isLoaded(calendar, day) || !isLoaded(calendar, addDays(day, -60))) return null
  const due = instantOf(addWorkingDays(calendar, day, -inviteDays), '17:30')
  return due.getTime() === dueAt.getTime()
    ? `${dateWords(startsAt)}开会，邀请要提前${inviteDays}个工作日发出：${beforeProof(calendar, day, inviteDays)}`
    : `${dateWords(startsAt)}开会，离开会已经不足${inviteDays}个工作日，${dateWords(dueAt)}当天就要发出邀请。`
}
