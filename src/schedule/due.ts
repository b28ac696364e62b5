import type { Job } from '#core/handlers.ts'
import type { Slots } from './slots.ts'

/** How many missed times of a job that wants every one are caught up at once; older ones are let go. */
const missedMax = 100

/** The times after `since`, up to and including `at`, that a job is to run for, oldest first. */
export const dueSlots = (
  { catchUp = 'latest' }: Pick<Job, 'catchUp'>,
  slots: Slots,
  since: Date,
  at: Date,
): readonly Date[] => {
  const due: Date[] = []
  const wanted = catchUp === 'every' ? missedMax : 1
  for (let slot = slots.latest(at); slot && slot > since && due.length < wanted; ) {
    due.unshift(slot)
    slot = slots.latest(new Date(slot.getTime() - 1))
  }
  return due
}
