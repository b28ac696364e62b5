import type { TellMorning } from '#core/morning.ts'
import { pastWords, remindedOf } from '#domain/steps/index.ts'
import { symposiumCourse } from './course.ts'
import { kinds, opinionKinds, opinionStates, states } from './dictionary.ts'
import { opinionCourse } from './opinion-course.ts'
import { kindOf, opinionKindOf, opinionNumber, opinionStateOf, stateOf, symposiumNumber } from './record.ts'

/** Talks and remarks whose next step is due, close to it or late: by number, never what was said nor who said it. */
export const morning: TellMorning = async (ctx, since) => [
  ...(await remindedOf(symposiumCourse, ctx, since, (row, past) => ({
    number: symposiumNumber(row.id),
    what: `${kinds[kindOf(row)]} ［${states[stateOf(row)]}］`,
    lines: [`${pastWords(past)} · ${row.topic}`],
    past,
    open: { do: 'symposia.show', value: { id: row.id } },
  }))),
  ...(await remindedOf(opinionCourse, ctx, since, (row, past) => ({
    number: opinionNumber(row.id),
    what: `座谈意见·${opinionKinds[opinionKindOf(row)]} ［${opinionStates[opinionStateOf(row)]}］`,
    lines: [[pastWords(past), ...(row.unit ? [row.unit.name] : [])].join(' · ')],
    past,
    open: { do: 'opinions.show', value: { id: row.id } },
  }))),
]
