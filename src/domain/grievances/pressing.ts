import { pressingOn } from '#domain/steps/index.ts'
import { grievanceCourse } from './course.ts'

export { inPrivate, Ref } from '#domain/steps/index.ts'

/** What cards and buttons about grievances have in common. */
export const { cardFor, rowSeen, rowAt, went, facingTruth, recordButton, button } =
  pressingOn(grievanceCourse)
