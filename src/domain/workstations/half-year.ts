import type { Context } from '#core/context.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import { eachOf } from '#domain/steps/index.ts'
import { stationCourse } from './course.ts'
import { isNoteTime } from './note-time.ts'
import { dateOf } from './verbs/found.ts'
import { askForNote, type NoteStage } from './verbs/note.ts'

/** From which day hosts are asked, asked again, and the office reads along. */
const stages: readonly (readonly [NoteStage, string])[] = [
  ['ask', '06-10'],
  ['last', '06-25'],
  ['late', '07-01'],
]

const firstAsked = '06-11'

/** A station that got its plate later has not much to tell yet. */
const latestPlate = '04-01'

/** Most stations one run looks at. */
const batchMax = 500

/** In June and July: whoever has not written the note is asked for it, once at every stage. */
export const askForNotes = async (ctx: Context): Promise<void> => {
  const today = dayOf(ctx.now)
  const stage = stages.findLast(([, from]) => today.slice(5) >= from)
  if (!stage || !isNoteTime(today)) return
  const [name, from] = stage
  const year = Number(today.slice(0, 4))
  const asked = await ctx.db.auditEvent.findMany({
    where: { event: `workstation.note_${name}`, at: { gte: instantOf(`${year}-${from}`) } },
    select: { subject: true },
  })
  const known = new Set(asked.map(({ subject }) => subject))
  const open = await ctx.db.workstation.findMany({
    where: {
      state: { in: ['running', 'renewal'] },
      plateOn: { lte: dateOf(`${year}-${latestPlate}`) },
      notes: { none: { year } },
      // Whoever was not here when the others were asked is not told that he is late.
      ...(name === 'ask' ? {} : { createdAt: { lt: instantOf(`${year}-${firstAsked}`) } }),
    },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })
  const rows = open.filter(({ id }) => !known.has(stationCourse.numberOf(id)))
  await eachOf(stationCourse, ctx, `note-${name}`, rows, (own, { id }) => askForNote(own, id, name))
}
