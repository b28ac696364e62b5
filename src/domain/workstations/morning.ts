import type { TellMorning } from '#core/morning.ts'
import { pastWords, remindedOf } from '#domain/steps/index.ts'
import { stationCourse } from './course.ts'
import { states } from './dictionary.ts'
import { type Standing, workstationMachine } from './machine.ts'
import { type StationRow, stationNumber } from './record.ts'
import { stateOf } from './view.ts'

/** Stations whose next step is due, close to it or late, with whoever it waits for. */
export const morning: TellMorning = (ctx, since) =>
  remindedOf(stationCourse, ctx, since, (row, past) => ({
    number: stationNumber(row.id),
    what: `${row.name} ［${states[stateOf(row)]}］`,
    lines: [`${pastWords(past)} · ${holderWords(row)}`],
    past,
    open: { do: 'workstations.show', value: { id: row.id } },
  }))

const holderWords = (row: StationRow): string => {
  const spec = workstationMachine.states[stateOf(row)]
  const owner: Standing | undefined = 'owner' in spec ? spec.owner[0] : undefined
  if (owner === 'host') return row.host.name
  if (owner === 'dept') return row.dept.name
  return owner === 'head' ? '县委人才办主任' : '县委人才办'
}
