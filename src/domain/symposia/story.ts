import type { StoryParts, StoryReach } from '#core/handlers.ts'
import { grievanceNumber } from '#domain/grievances/index.ts'
import { deadlineOn, storyOn } from '#domain/steps/index.ts'
import { symposiumCourse } from './course.ts'
import { opinionCourse } from './opinion-course.ts'
import { knowsSpeaker, opinionStandingOf } from './policy.ts'
import { findOpinion, opinionNumber } from './record.ts'

const idIn = (subject: string): number => Number(subject.replace(/^\D+/, ''))

/** Those invited read its steps; who wrote what to them is the office's and the host's. */
const symposiumStory = storyOn(symposiumCourse, ['guest'])

/** The steps of a remark are for whoever has to do with it; who asked not to be named stays unnamed here too. */
const opinionStory: StoryReach = async (ctx, subject) => {
  const row = await findOpinion(ctx.db, idIn(subject))
  const standing = row && opinionStandingOf(ctx.actor, row)
  if (!row || !standing || standing.size === 0) return null
  const speaker = row.guest.talent?.personId
  return knowsSpeaker(standing, row) || !speaker ? 'steps' : { unnamed: [`person:${speaker}`] }
}

export const stories: Readonly<Record<string, StoryReach>> = { ZT: symposiumStory, JY: opinionStory }

export const deadlines = { ZT: deadlineOn(symposiumCourse), JY: deadlineOn(opinionCourse) }

/** A talk's story goes on in what was said at it, and what was said in the grievance it became. */
export const storyParts: Readonly<Record<string, StoryParts>> = {
  ZT: async (ctx, subject) => {
    const opinions = await ctx.db.symposiumOpinion.findMany({
      where: { symposiumId: idIn(subject) },
      select: { id: true, grievanceId: true },
      orderBy: { id: 'asc' },
    })
    return opinions.flatMap(({ id, grievanceId }) => [opinionNumber(id), ...caseOf(grievanceId)])
  },
  JY: async (ctx, subject) => caseOf((await findOpinion(ctx.db, idIn(subject)))?.grievanceId ?? null),
}

const caseOf = (id: number | null): readonly string[] => (id === null ? [] : [grievanceNumber(id)])
