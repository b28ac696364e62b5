import { z } from 'zod'
import { addForm } from '#cards/grievances/add-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { onPress } from '#core/handlers.ts'
import { notFound } from '#core/refusal.ts'
import { ask } from '#core/reply.ts'
import { talentNumber } from '#domain/talents/index.ts'
import { kinds } from './dictionary.ts'
import { maySubmit, runsThings } from './policy.ts'
import { suggested } from './suggest.ts'

const incomplete = '这张卡片不完整，请重新打开。'

/** The contact whose difficulty somebody may hand in: the leader himself, or the office. */
export const contactFor = async (ctx: Context, id: number) => {
  const contact = await ctx.db.contact.findUnique({
    where: { id },
    include: { liaison: { include: { leader: true } } },
  })
  const isLeader = ctx.actor.kind === 'person' && contact?.liaison.leader.personId === ctx.actor.personId
  return contact && (isLeader || runsThings(ctx.actor)) ? contact : notFound('这次联系')
}

/** What an expert finds hard, as his leader wrote it down, becomes a grievance that keeps the link. */
export const fromContact = onPress({
  name: 'grievances.fromContact',
  allow: maySubmit.inChats('private'),
  bound: z.object({ contact: z.number({ error: incomplete }).int({ error: incomplete }) }),
  run: async (ctx, { contact: id }) => {
    const { difficulty, liaison } = await contactFor(ctx, id)
    const text = difficulty === null ? '' : ctx.vault.open(difficulty)
    ctx.noteReading({ talentId: liaison.talentId, dataClass: 'P3', why: '把联系时反映的困难转为诉求' })
    const reply = ask(
      addForm,
      addForm({
        text,
        kinds: [...optionsOf(kinds)],
        kind: suggested(text).kind,
        whom: talentNumber(liaison.talentId),
        mayBeBehalf: true,
        hints: [],
        bound: { contact: id },
      }),
    )
    return { ...reply, anew: true }
  },
})
