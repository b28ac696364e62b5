import type { Day } from '#core/shanghai.ts'

/** What a plan wants of one figure, and where it started. */
export type Course = {
  readonly firstYear: number
  /** One number a year: what stands at its end, or what happens in it. */
  readonly values: readonly number[]
  /** The figure happens year by year, and the years add up. */
  readonly adds: boolean
  /** What stood the day before the plan began; 0 for what adds up. */
  readonly base: number
}

/** How far a figure is, against how far the time is. */
export type Pace = {
  /** What the plan wants by its end. */
  readonly target: number
  /** What would be there today if every year went evenly. */
  readonly expected: number
  /** Parts of one. */
  readonly timeShare: number
  /** Of the way from where it started to the target; `null` when the plan wants no growth. */
  readonly doneShare: number | null
  /** Where it ends if it goes on as since the first day, in a straight line; `null` while it is too early to say. */
  readonly forecast: number | null
}

/** Days a plan has to run before its course can be drawn on. */
const forecastFrom = 90

/** What is wanted by the end of each year, counted from the start. */
export const wantedBy = ({ values, adds }: Pick<Course, 'values' | 'adds'>): readonly number[] =>
  adds ? values.map((_, index) => values.slice(0, index + 1).reduce((sum, value) => sum + value, 0)) : values

export const paceOf = (course: Course, actual: number, day: Day): Pace => {
  const wanted = wantedBy(course)
  const target = wanted.at(-1) ?? course.base
  const passed = daysBetween(`${course.firstYear}-01-01`, day) + 1
  const all = daysBetween(`${course.firstYear}-01-01`, `${course.firstYear + wanted.length}-01-01`)
  const timeShare = Math.min(1, Math.max(0, passed / all))
  const way = target - course.base
  return {
    target,
    expected: expectedOn(course, day),
    timeShare,
    doneShare: way > 0 ? (actual - course.base) / way : null,
    forecast:
      passed < forecastFrom
        ? null
        : Math.max(0, Math.round(course.base + (actual - course.base) / timeShare)),
  }
}

/** Evenly through each year, from one year's end to the next. */
export const expectedOn = (course: Course, day: Day): number => {
  const wanted = wantedBy(course)
  const index = Number(day.slice(0, 4)) - course.firstYear
  if (index < 0) return course.base
  const to = wanted[index]
  if (to === undefined) return wanted.at(-1) ?? course.base
  const from = index === 0 ? course.base : (wanted[index - 1] ?? course.base)
  const year = day.slice(0, 4)
  const share =
    (daysBetween(`${year}-01-01`, day) + 1) / daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`)
  return from + (to - from) * share
}

const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
