import type { TellMorning } from '#core/morning.ts'
import { pastWords, remindedOf } from '#domain/steps/index.ts'
import { talentCourse } from './course.ts'
import { states } from './dictionary.ts'
import { consentLapsesAfter, consentWithin } from './machine.ts'
import { talentNumber } from './number.ts'
import { placeWords, type TalentRow } from './record.ts'
import { stateOf } from './view.ts'

/** Records that wait to be agreed to, reviewed, put right or confirmed: told to whoever is to do it, also to the person himself. */
export const morning: TellMorning = (ctx, since) =>
  remindedOf(talentCourse, ctx, since, (row, past) =>
    lapses(row, past)
      ? null
      : {
          number: talentNumber(row.id),
          what: `${row.name} ［${states[stateOf(row)]}］`,
          lines: [`${pastWords(past)} · ${placeWords(row)}`],
          past,
          open: { do: 'talents.show', value: { id: row.id } },
        },
  )

/** Too late to answer: the clock lets it lapse this very morning. */
const lapses = ({ state }: TalentRow, past: number): boolean =>
  state === 'awaiting_consent' && past > consentLapsesAfter - consentWithin
