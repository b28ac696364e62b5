import type { StoryReach } from '#core/handlers.ts'
import type { Course, Kind } from './course.ts'

/**
 * The story of a record is for whoever stands to it, whole; those of `outlined` read its steps without the words written to
 * them.
 */
export const storyOn =
  <K extends Kind>(course: Course<K>, outlined: readonly K['standing'][] = []): StoryReach =>
  async (ctx, subject) => {
    const id = Number(subject.split('-')[1])
    const row = Number.isSafeInteger(id) ? await course.find(ctx.db, id) : null
    const standing = row ? [...course.standingOf(ctx.actor, row)] : []
    if (standing.length === 0) return null
    return standing.every(one => outlined.includes(one)) ? 'steps' : 'all'
  }
