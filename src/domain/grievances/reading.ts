import { z } from 'zod'
import { textCard } from '#cards/grievances/text.ts'
import { shortDate } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { onPress } from '#core/handlers.ts'
import { type Reply, show } from '#core/reply.ts'
import { noteKinds } from './dictionary.ts'
import { fileButtons } from './files.ts'
import { beyondCase } from './notes.ts'
import { grievanceNumber } from './number.ts'
import { closedTo, knowsPerson, readsText, standingOf } from './policy.ts'
import { inPrivate, rowSeen } from './pressing.ts'
import type { GrievanceRow } from './record.ts'
import { personWords } from './view.ts'

/** Newest words of a case that are shown with it. */
const notesMax = 12

/** The text of a grievance, one tap away, and each reading by somebody else kept where the person can see it. */
export const read = onPress({
  name: 'grievances.read',
  allow: inPrivate,
  bound: z.object({ id: z.number({ error: '这张卡片不完整，请重新打开。' }).int() }),
  run: async (ctx, { id }): Promise<Reply> => {
    const row = await rowSeen(ctx, id)
    if (!readsText(ctx.actor, ctx.chat, row)) return closedTo(row)
    const standing = standingOf(ctx.actor, row)
    const isOwn = standing.has('person') || standing.has('filer')
    if (!isOwn)
      ctx.noteReading({ talentId: row.talentId, dataClass: 'P3', why: `看诉求${grievanceNumber(id)}的内容` })
    return { ...show(await drawn(ctx, row, isOwn)), anew: true }
  },
})

const drawn = async (ctx: Context, row: GrievanceRow, isOwn: boolean) => {
  const named = knowsPerson(ctx.actor, row)
  const tidy = (words: string): string => (isOwn ? words : beyondCase(words, named ? null : row.talent.name))
  const buttons = await fileButtons(ctx, row)
  const notes = await ctx.db.grievanceNote.findMany({
    where: { grievanceId: row.id },
    orderBy: { id: 'desc' },
    take: notesMax,
  })
  return textCard({
    number: grievanceNumber(row.id),
    person: personWords(row, named),
    text: named ? ctx.vault.open(row.text) : tidy(ctx.vault.open(row.text)),
    notes: notes.toReversed().map(({ kind, at, text }) => ({
      title: wordOf(noteKinds, kind) ?? '说明',
      when: shortDate(at),
      words: tidy(ctx.vault.open(text)),
    })),
    files: buttons.length > 0 ? `${buttons.length}份` : null,
    buttons,
    noted: !isOwn,
  })
}
