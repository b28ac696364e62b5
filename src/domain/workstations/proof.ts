import { dateWords } from '#cards/kit/dates.ts'
import { dayOf } from '#core/shanghai.ts'
import { type Calendar, isLoaded } from '#core/working-calendar.ts'
import { afterProof, deadlineProof, noticeProof } from '#core/working-day-proof.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { approvalDays, noticeDays, objectionDays, renewalDays } from './dictionary.ts'
import { dayIn } from './guards.ts'
import type { StationRow } from './record.ts'

/** How a station's deadline came about where it is not counted from when its state began. */
export const proofOf = (row: StationRow, calendar: Calendar): string | null => {
  if (row.state === 'publicity') return noticeWords(row, calendar)
  if (row.state === 'renewal') return agreementEnd(row)
  return row.state === 'review' ? objectionProof(row, calendar) : null
}

/** The public notice, and the days after it. */
const noticeWords = ({ noticeFrom, noticeTo, dueAt }: StationRow, calendar: Calendar): string | null => {
  const [first, last] = [dayIn(noticeFrom), dayIn(noticeTo)]
  if (first === null || last === null || dueAt === null || !isLoaded(calendar, dayOf(dueAt))) return null
  return `公示${noticeProof(calendar, first, noticeDays)}期满后批复，${afterProof(calendar, last, approvalDays)}`
}

/** The day the agreement itself names. */
const agreementEnd = ({ endsOn }: StationRow): string | null => {
  const day = dayIn(endsOn)
  return day === null
    ? null
    : `${dateWords(day)}，是协议约定的到期日，不按工作日推算；到期前${renewalDays}天起提醒续签。`
}

/** An objection is looked into in fewer days than a first review. */
const objectionProof = ({ since, dueAt }: StationRow, calendar: Calendar): string | null =>
  dueAt !== null && dueAfterIfLoaded(calendar, since, objectionDays)?.getTime() === dueAt.getTime()
    ? `异议成立后重新评审，${deadlineProof(calendar, since, objectionDays)}`
    : null
