import { holds } from '#core/actor.ts'
import type { StoryReach } from '#core/handlers.ts'
import { readTalentNumber, talentNumber } from './number.ts'

/** The story of a record is its subject's. The office and the auditors read every story, also of a record that has none yet. */
export const story: StoryReach = async ({ actor, db }, subject) => {
  if (actor.kind === 'person' && actor.talentId !== null && subject === talentNumber(actor.talentId))
    return 'all'
  const id = holds(actor, 'office', 'head', 'audit') ? readTalentNumber(subject) : null
  return id !== null && (await db.talent.count({ where: { id } })) > 0 ? 'all' : null
}
