import { pressingOn } from '#domain/steps/index.ts'
import { symposiumCourse } from './course.ts'
import { opinionCourse } from './opinion-course.ts'

/** What cards and buttons about symposia have in common. */
export const symposiumPress = pressingOn(symposiumCourse)

/** What cards and buttons about opinions have in common. */
export const opinionPress = pressingOn(opinionCourse)
