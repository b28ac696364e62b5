import { pressingOn } from '#domain/steps/index.ts'
import { liaisonCourse } from './course.ts'

/** What cards and buttons about liaisons have in common. */
export const { cardFor, rowSeen, rowAt, went, facingTruth, recordButton } = pressingOn(liaisonCourse)
