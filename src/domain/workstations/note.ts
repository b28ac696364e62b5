import { z } from 'zod'
import { noteForm } from '#cards/workstations/note-form.ts'
import { optionalWords, wholeNumber, words } from '#core/form-input.ts'
import { type Action, onSubmit } from '#core/handlers.ts'
import { ask, done } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { cardFor, facingTruth, inPrivate, Ref, recordButton, rowAt } from './pressing.ts'
import { writeNote } from './verbs/note.ts'
import { viewOf } from './view.ts'

/** The note on the first half of the year. */
export const noteActions: readonly Action[] = [
  recordButton('openNote', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    const year = Number(dayOf(ctx.now).slice(0, 4))
    const former = row.notes.find(one => one.year === year)
    const card = noteForm({
      station: viewOf(row),
      year,
      daysOnSite: former?.daysOnSite.toString(),
      trainees: former?.trainees.toString(),
      done: former?.done,
      difficulty: former?.difficulty ?? undefined,
      bound: { id: row.id, version: row.version },
    })
    return { ...ask(noteForm, card), anew: true }
  }),
  onSubmit(noteForm, {
    allow: inPrivate,
    input: z.object({
      daysOnSite: wholeNumber('专家驻站', { max: 184, unit: '天' }),
      trainees: wholeNumber('培训本地人员', { max: 100_000, unit: '人次' }),
      done: words('做了哪些事', 300, 4),
      difficulty: optionalWords('困难和建议', 300),
    }),
    bound: Ref,
    run: (ctx, note, ref) =>
      facingTruth(ctx, async () => {
        const row = await writeNote(ctx, (await rowAt(ctx, ref)).id, note)
        return done('小结已提交', await cardFor(ctx, row))
      }),
  }),
]
