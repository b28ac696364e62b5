export { moveAlong } from './along.ts'
export {
  bylineOf,
  type Colleague,
  colleagueOf,
  distinct,
  headsOf,
  nameOf,
  officeOf,
  othersThan,
  personOf,
  unitOfficers,
} from './colleagues.ts'
export type { At, Course, Desk, EdgeOf, Kind, Looking, StepRow, Told } from './course.ts'
export { eachOf, fillOpenDeadlines } from './follow-up.ts'
export { type Line, theHead, theOffice, told } from './lines.ts'
export { auditOf, dueOf, type Moved, MovedOn, move, type Step, takeStep } from './moving.ts'
export { type About, noticesAfter, noticesTo, quietUntil } from './notices.ts'
export { inPrivate, pressingOn, Ref } from './pressing.ts'
export { type DueRecord, dueRecords, leftWords, pastIfReminded, pastWords, remindedOf } from './reminding.ts'
export { deadlineOn, storyOn } from './story.ts'
export { beforeTheCard, everyWorkingMorning } from './working-morning.ts'
