const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000

/** The next such moment after now, never one that has passed: the clock is only ever moved on. */
export const nextMoment = (now, { weekday, time }) => {
  const [hour, minute] = time.split(':').map(Number)
  const midnight = Math.floor((now + shanghaiMs) / dayMs) * dayMs - shanghaiMs
  const days = [0, 1, 2, 3, 4, 5, 6, 7].map(add => midnight + add * dayMs + (hour * 60 + minute) * 60_000)
  return days.find(at => at > now && (!weekday || isoWeekday(at) === weekday))
}

/** Monday is 1, Sunday 7. */
const isoWeekday = at => ((Math.floor((at + shanghaiMs) / dayMs) + 3) % 7) + 1
