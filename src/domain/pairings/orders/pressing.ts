import { pressingOn } from '#domain/steps/index.ts'
import { orderCourse } from './course.ts'

/** What cards and buttons about orders have in common. */
export const { cardFor, rowSeen, rowAt, went, button, recordButton } = pressingOn(orderCourse)
