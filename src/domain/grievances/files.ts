import { z } from 'zod'
import { attachCard } from '#cards/grievances/attach.ts'
import { isPrivate } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import type { Hears } from '#core/handlers.ts'
import { onPress } from '#core/handlers.ts'
import { done, type Reply, show } from '#core/reply.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import { grievanceCourse } from './course.ts'
import { kinds, open } from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { mine, standingOf } from './policy.ts'
import { cardFor, inPrivate, rowSeen } from './pressing.ts'
import { type GrievanceRow, kindOf } from './record.ts'

/** Cases offered, newest first. */
const casesMax = 4

const words = { image: '照片', file: '文件' } as const

/** Somebody with a case of his own sends a photo or file alone with the bot: he is asked where it belongs. */
export const hearFile: NonNullable<Hears['file']> = async (ctx, file): Promise<Reply | null> => {
  const { actor } = ctx
  if (!isPrivate(ctx.chat) || actor.kind !== 'person') return null
  const rows = await ctx.db.grievance.findMany({
    where: { state: { in: [...open] }, OR: mine(actor.personId) },
    orderBy: { id: 'desc' },
    take: casesMax,
  })
  if (rows.length === 0) return null
  return show(
    attachCard({
      what: words[file.kind],
      cases: rows.map(row => ({ id: row.id, words: `${grievanceNumber(row.id)} ${kinds[kindOf(row)]}` })),
      file: { message: file.messageId, key: file.key, kind: file.kind },
    }),
  )
}

const incomplete = '这张卡片不完整，请重新发一次。'

export const attach = onPress({
  name: 'grievances.attach',
  allow: inPrivate,
  bound: z.object({
    id: z.number({ error: incomplete }).int(),
    message: z.string({ error: incomplete }).max(80),
    key: z.string({ error: incomplete }).max(200),
    kind: z.enum(['image', 'file'], { error: incomplete }),
  }),
  run: async (ctx, { id, message, key, kind }) => {
    const row = await rowSeen(ctx, id)
    const standing = standingOf(ctx.actor, row)
    if (!standing.has('person') && !standing.has('filer')) throw grievanceCourse.notYours()
    await keep(ctx, row, { messageId: message, key, kind })
    return done('已附上', await cardFor(ctx, row))
  },
})

/** Kept once, however often it is pressed. */
const keep = (
  ctx: Context,
  { id }: GrievanceRow,
  file: { readonly messageId: string; readonly key: string; readonly kind: string },
): Promise<number> =>
  change(ctx, async tx => {
    await tx.grievanceFile.createMany({
      data: [{ grievanceId: id, ...file, by: actorKey(ctx.actor), at: ctx.now }],
      skipDuplicates: true,
    })
    return {
      result: id,
      event: { event: 'grievance.file_added', subject: grievanceNumber(id), after: { kind: file.kind } },
    }
  })
