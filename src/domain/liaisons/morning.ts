import type { TellMorning } from '#core/morning.ts'
import { pastWords, remindedOf } from '#domain/steps/index.ts'
import { liaisonCourse } from './course.ts'
import { states } from './dictionary.ts'
import { type LiaisonRow, liaisonNumber } from './record.ts'
import { stateOf } from './view.ts'

/** Experts a leader is to accept, to see before the half-year ends, or to leave to a successor: never what they spoke of. */
export const morning: TellMorning = (ctx, since) =>
  remindedOf(liaisonCourse, ctx, since, (row, past) =>
    isOver(row, past)
      ? null
      : {
          number: liaisonNumber(row.id),
          what: `联系专家${row.talent.name} ［${states[stateOf(row)]}］`,
          lines: [`${pastWords(past)} · ${leaderWords(row)}`],
          past,
          open: { do: 'liaisons.show', value: { id: row.id } },
        },
  )

/** The half-year has passed: the clock itself says so this very morning. */
const isOver = ({ state }: LiaisonRow, past: number): boolean => state === 'due_soon' && past > 0

const leaderWords = ({ state, leader }: LiaisonRow): string =>
  `${state === 'changed' ? '原联系领导' : '联系领导'}${leader.person.name}`
