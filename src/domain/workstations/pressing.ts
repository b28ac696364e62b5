import { pressingOn } from '#domain/steps/index.ts'
import { stationCourse } from './course.ts'

export { inPrivate, Ref } from '#domain/steps/index.ts'

/** What cards and buttons about a station have in common. */
export const { cardFor, went, facingTruth, rowAt, rowSeen, recordButton, button } = pressingOn(stationCourse)
