import type { Day } from '#core/shanghai.ts'

const opens = '06-01'
const closes = '07-15'

/** When the note on the first half of a year may be written. */
export const isNoteTime = (today: Day): boolean => today.slice(5) >= opens && today.slice(5) <= closes
