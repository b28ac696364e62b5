import { z } from 'zod'
import { shortTime } from '#cards/kit/dates.ts'
import { doneCard } from '#cards/shell/done.ts'
import { handedOnCard } from '#cards/shell/handed-on.ts'
import { type Role, roles, roleWords } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { onPress } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { type Capability, matrix, reachIn } from '#core/permission-matrix.ts'
import { refuse } from '#core/refusal.ts'
import { done } from '#core/reply.ts'
import { type Holder, whoHolds } from '#domain/people/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'

const incomplete = '这张卡片不完整，请重新说一遍要办的事。'

// The keys of the matrix are its capabilities; Object.keys only says string.
const capabilities = Object.keys(matrix) as [Capability, ...Capability[]]

const Refused = z.object({
  capability: z.enum(capabilities, { error: incomplete }),
  what: z.string({ error: incomplete }).max(100, { error: incomplete }),
  /** Sealed. */
  words: z.string({ error: incomplete }).max(4000, { error: incomplete }),
})

/** What somebody was refused goes to those who may do it, in his own words; whether they do is theirs to decide. */
export const handOn = onPress({
  name: 'help.handOn',
  allow: everyone,
  bound: Refused,
  run: async (ctx, { capability, what, words }) => {
    const said = opened(ctx, words)
    const [role, holders] = await whoDoes(ctx, capability)
    if (holders.length === 0) return nobodyThere(capability)
    const card = handedOnCard({ from: nameOf(ctx), what, words: said, at: shortTime(ctx.now) })
    // The seal is never the same twice: it names this one refusal, whoever presses its button how often.
    const once = words.slice(-32)
    await change({ ...ctx, turn: `handOn:${once}` }, async () => ({
      result: undefined,
      event: { event: 'request.handedOn', subject: actorKey(ctx.actor), after: { capability } },
      notices: holders.map(({ openId }) => ({
        to: { openId },
        say: { card },
        once: `handOn:${once}:${openId}`,
      })),
    }))
    return done(
      '已转给能办的同事',
      doneCard({
        title: '已转交',
        what: `您要办的“${what}”已经转给${roleWords[role]}（${holders.map(({ name }) => name).join('、')}）。`,
        next: '办不办、怎么办由他们定，有结果会告诉您。',
      }),
    )
  },
})

const opened = ({ vault }: Context, sealed: string): string => {
  try {
    return vault.open(sealed)
  } catch {
    return refuse('这张卡片不能转交。', '卡片不是我发给您的，或者密钥已经换了。', '请重新说一遍要办的事。')
  }
}

/** Roles that only look on do not get other people's requests. */
const lookers: readonly Role[] = ['audit', 'leader', 'member']

/** The first role that does this in full and that somebody holds. */
const whoDoes = async (ctx: Context, capability: Capability): Promise<readonly [Role, readonly Holder[]]> => {
  const doers = roles.filter(role => !lookers.includes(role))
  const inFull = [
    ...doers.filter(role => reachIn(capability, role) === 'all'),
    ...doers.filter(role => reachIn(capability, role) === 'approve'),
  ]
  for (const role of inFull) {
    const holders = await whoHolds(ctx.db, role, undefined, ctx.now)
    if (holders.length > 0) return [role, holders]
  }
  return ['office', []]
}

const nameOf = ({ actor }: Context): string => {
  if (actor.kind === 'system') return actor.name
  const held = [...new Set(actor.grants.map(({ role }) => roleWords[role]))].join('、')
  return `${actor.name}（${held}）`
}

const nobodyThere = (capability: Capability): never =>
  refuse(
    '现在没有人能接这件事。',
    `“${matrix[capability].words}”还没有授权给任何人。`,
    '请联系县委人才办或者系统管理员。',
  )
