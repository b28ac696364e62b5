import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Tx } from '#storage/change.ts'

/** What an expert finds hard, as a leader heard it. */
export type Difficulty = {
  readonly contactId: number
  readonly talentId: number
  readonly words: string
  /** The grievance it has become. */
  readonly grievance: string | null
}

/**
 * The difficulty written down with a contact, for the leader who heard it and the office; `null` when there is none, or not
 * for this actor. The contact a `liaison.contacted` speaks of is the newest of its liaison.
 */
export const difficultyHeard = async (ctx: Context, contactId: number): Promise<Difficulty | null> => {
  const contact = await ctx.db.contact.findUnique({
    where: { id: contactId },
    include: { liaison: { include: { leader: true } } },
  })
  if (!contact || contact.difficulty === null || ctx.actor.kind !== 'person') return null
  const { talentId, leader } = contact.liaison
  const isHis = leader.personId === ctx.actor.personId
  if (!isHis && !holds(ctx.actor, 'office', 'head')) return null
  ctx.noteReading({ talentId, dataClass: 'P3', why: '看联系时反映的困难' })
  return { contactId, talentId, words: ctx.vault.open(contact.difficulty), grievance: contact.grievance }
}

/** Keeps which grievance a difficulty became; inside the change that files it. A difficulty becomes one grievance only. */
export const linkGrievance = async (tx: Tx, contactId: number, grievance: string): Promise<void> => {
  const { count } = await tx.contact.updateMany({
    where: { id: contactId, grievance: null, difficulty: { not: null } },
    data: { grievance },
  })
  if (count !== 1)
    refuse('这次联系反映的困难已经转成诉求了。', '一次反映的困难只转一件诉求。', '请发“诉求”看办到哪一步。')
}
