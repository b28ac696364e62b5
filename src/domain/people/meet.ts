import type { Person } from '#core/actor.ts'
import type { Scope } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import { type Identified, identify } from './identify.ts'

/** Somebody who reached us, as the platform names them. */
export type Arriving = {
  readonly openId: string
  /** What the directory calls them; `null` when it was not asked. */
  readonly name: string | null
  readonly chatId: string | null
  /** `null` where the platform does not say, as for a press. */
  readonly chatType: 'private' | 'group' | null
}

/** Who speaks, and what the chat they speak in is used for. */
export type Met = { readonly person: Person; readonly scope: Scope }

/** The name of an account the directory has not told us yet. */
const unnamed = '（姓名待核）'

/**
 * Who speaks: one query for somebody known. A stranger is remembered, as are a new name, the private chat and a
 * return to the company, each as an audited change. `ctx` is the program's own context of this turn.
 */
export const meet = async (ctx: Context, arriving: Arriving): Promise<Met> => {
  const known = await identify(ctx.db, arriving.openId, arriving.chatId, ctx.now)
  const news = newsOf(known, arriving)
  if (known && news === null) return metAs(known, arriving)
  await remember(ctx, arriving, news ?? 'met')
  const now = await identify(ctx.db, arriving.openId, arriving.chatId, ctx.now)
  if (!now) throw new Error('a person just remembered is gone')
  return metAs(now, arriving)
}

const metAs = ({ person, scope }: Identified, { chatType }: Arriving): Met => ({
  person,
  scope: chatType === 'private' ? 'private' : (scope ?? 'public'),
})

type News = 'met' | 'returned' | 'renamed' | 'reached'

const newsOf = (known: Identified | null, arriving: Arriving): News | null => {
  if (!known) return 'met'
  if (known.hasLeft) return 'returned'
  if (arriving.name !== null && arriving.name !== known.person.name) return 'renamed'
  return arriving.chatType === 'private' && arriving.chatId !== null && known.scope !== 'private'
    ? 'reached'
    : null
}

const remember = async (ctx: Context, arriving: Arriving, news: News): Promise<void> => {
  // Meeting happens once for ever; the rest once a turn. None of them may use up the turn's own name.
  const once = news === 'met' ? 'met' : `${news}:${ctx.turn}`
  const own: Context = { ...ctx, turn: `person:${arriving.openId}:${once}` }
  try {
    await change(own, async tx => {
      const told = {
        ...(arriving.name === null ? {} : { name: arriving.name, nameAt: ctx.now }),
        ...(arriving.chatType === 'private' && arriving.chatId !== null ? { chatId: arriving.chatId } : {}),
      }
      const { id } = await tx.person.upsert({
        where: { openId: arriving.openId },
        create: { openId: arriving.openId, createdAt: ctx.now, ...told, name: arriving.name ?? unnamed },
        update: { ...told, leftAt: null },
      })
      return { result: id, event: { event: `person.${news}`, subject: `person:${id}` } }
    })
  } catch (error) {
    // The same stranger speaking twice at once: the other turn was quicker.
    if (!(error instanceof AlreadyChanged)) throw error
  }
}
