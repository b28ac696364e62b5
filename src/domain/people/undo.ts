import { z } from 'zod'
import { scopes, scopeWords } from '#core/chat.ts'
import type { Undo } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { type Reply, say } from '#core/reply.ts'
import { bindChat } from './bind.ts'
import { undoGrants, undoRevoking } from './service.ts'

/** How 撤销 takes back what this noun changes. */
export const undo: Readonly<Record<string, Undo>> = {
  'person.granted': async (ctx, { subject, before }) => {
    const { replaced } = Granted.parse(before)
    await undoGrants(ctx, subject, [Number(subject.replace('grant:', ''))], replaced)
    return takenBack('刚才的授权已收回，并通知了本人。')
  },
  'person.lent': async (ctx, { subject, before }) => {
    await undoGrants(ctx, subject, Grants.parse(before).grants, [])
    return takenBack('刚才的委托已收回，并通知了本人。')
  },
  'person.revoked': async (ctx, { subject, before }) => {
    await undoRevoking(ctx, subject, Grants.parse(before).grants)
    return takenBack('刚才撤去的角色已恢复。')
  },
  'person.tookBack': async (ctx, { subject, before }) => {
    await undoRevoking(ctx, subject, Grants.parse(before).grants)
    return takenBack('刚才收回的委托已恢复。')
  },
  'chat.bound': async (ctx, { subject, before }) => {
    if (subject !== `chat:${ctx.chat.chatId}`) return elsewhere()
    const { scope } = Bound.parse(before)
    if (scope === 'private') return elsewhere()
    await bindChat(ctx, scope, 'chat.unbound')
    return takenBack(`本群恢复为${scopeWords[scope]}。`)
  },
}

/** What the audit kept of each event, as this noun wrote it. */
const Granted = z.object({ replaced: z.array(z.number()) })
const Grants = z.object({ grants: z.array(z.number()) })
const Bound = z.object({ scope: z.enum(scopes) })

const takenBack = (words: string): Reply => say(words)

const elsewhere = (): never =>
  refuse(
    '群用途要在那个群里撤销。',
    '绑定说的是发话所在的群。',
    '请到原来的群里 @我 发“撤销”，或者重新绑定。',
  )
