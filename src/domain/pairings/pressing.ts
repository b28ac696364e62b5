import { pressingOn } from '#domain/steps/index.ts'
import { pairingCourse } from './course.ts'

/** What cards and buttons about pairings have in common. */
export const { cardFor, rowSeen, rowAt, went, facingTruth, button, recordButton } = pressingOn(pairingCourse)
