import type { StoryReach } from '#core/handlers.ts'
import { readGrievanceNumber } from './number.ts'
import { knowsPerson, maySee } from './policy.ts'
import { findGrievance } from './record.ts'

/**
 * The steps of a case are for whoever may see it. What was said stays behind 看内容; who asked not to be named to the
 * departments stays unnamed here too.
 */
export const story: StoryReach = async (ctx, subject) => {
  const id = readGrievanceNumber(subject)
  const row = id === null ? null : await findGrievance(ctx.db, id)
  if (!row || !maySee(ctx.actor, row)) return null
  if (knowsPerson(ctx.actor, row)) return 'steps'
  return { unnamed: [`person:${row.talent.personId}`, `person:${row.filedById}`] }
}
