import { inPrivate, pressingOn } from '#domain/steps/index.ts'
import { talentCourse } from './course.ts'

export { inPrivate }

/** What cards and buttons about a talent's record have in common. */
export const { deskOf, cardFor, went, facingTruth, rowAt, rowSeen, recordButton, button } =
  pressingOn(talentCourse)
