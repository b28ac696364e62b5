import { z } from 'zod'
import { leaderForm } from '#cards/liaisons/leader-form.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, day, typed, words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { whoHolds } from '#domain/people/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import { living, quotas, type Rank, ranks } from './dictionary.ts'
import { phrases } from './phrases.ts'
import { mayAssign } from './policy.ts'

const anywhere = { unitId: null, townshipId: null, villageId: null }

/** `县级领导 @陈立新`: the form for his rank and post. */
export const openLeader = command({
  intent: 'liaison.leader',
  phrases: phrases['liaison.leader'],
  slots: { leader: { kind: 'person', title: '县级领导' } },
  writes: true,
  words: ['县级领导', '领导职级', 'leader'],
  summary: '登记县级领导的职级和职务',
  example: '县级领导',
  allow: mayAssign.inChats('private', 'office'),
  run: async (ctx, said) => {
    const people = await whoHolds(ctx.db, 'leader', anywhere, ctx.now)
    if (people.length === 0) return nobody()
    const [mention] = said.mentions
    const [named] = said.slots.leader ?? []
    const person =
      mention?.openId ?? people.find(one => named?.kind === 'person' && one.name === named.name)?.openId
    return privately(
      ctx.chat,
      ask(
        leaderForm,
        leaderForm({
          people: people.map(({ openId }) => openId),
          person,
          ranks: [...optionsOf(ranks)],
          since: dayOf(ctx.now),
        }),
      ),
    )
  },
})

const nobody = (): never =>
  refuse('还没有县级领导。', '县级领导要先有“县级领导”角色。', '请管理员发：授权 @某人 县级领导')

export const submitLeader = onSubmit(leaderForm, {
  allow: mayAssign.inChats('private'),
  input: z.object({
    person: z.preprocess(typed, z.string({ error: '请选择领导。' }).min(1, { error: '请选择领导。' })),
    rank: choice('职级', ranks),
    post: words('职务', 40, 2),
    since: day('任职日期'),
  }),
  run: async (ctx, { person: openId, rank, post, since }) => {
    const people = await whoHolds(ctx.db, 'leader', anywhere, ctx.now)
    const person = people.find(one => one.openId === openId) ?? notLeader()
    await setLeader(ctx, { personId: person.personId, rank, post, since })
    return done(
      '已登记',
      doneCard({
        title: '县级领导职级',
        what: `${person.name}：${ranks[rank]}，${post}。联系专家${quotas[rank].least}—${quotas[rank].most}位。`,
      }),
    )
  },
})

const notLeader = (): never =>
  refuse('这位同志没有“县级领导”角色。', '职级只登记给县级领导。', '请先请管理员授权。')

type Post = {
  readonly personId: number
  readonly rank: Rank
  readonly post: string
  readonly since: string
}

/** A leader's present post; the former one stays with its dates, and his experts stay with him. */
const setLeader = (ctx: Context, { personId, rank, post, since }: Post): Promise<void> =>
  change(ctx, async tx => {
    const current = await tx.leader.findFirst({ where: { personId, until: null } })
    const from = new Date(`${since}T00:00:00Z`)
    const { id } = await tx.leader.create({ data: { personId, rank, post, since: from } })
    if (current) {
      await tx.leader.update({ where: { id: current.id }, data: { until: from } })
      await tx.liaison.updateMany({
        where: { leaderId: current.id, state: { in: [...living] } },
        data: { leaderId: id },
      })
    }
    return {
      result: undefined,
      event: {
        event: 'liaison.leader_set',
        subject: `person:${personId}`,
        before: current && { rank: current.rank, post: current.post },
        after: { rank, post, since, by: actorKey(ctx.actor) },
      },
    }
  })

export type LeaderLoad = {
  readonly id: number
  readonly personId: number
  readonly name: string
  readonly rank: Rank
  readonly post: string
  readonly experts: number
}

/** The leaders in office, with how many experts each keeps in touch with. */
export const leadersOf = async (ctx: Context): Promise<readonly LeaderLoad[]> => {
  const rows = await ctx.db.leader.findMany({
    where: { until: null, person: { leftAt: null } },
    include: { person: true, _count: { select: { liaisons: { where: { state: { in: [...living] } } } } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, personId, person, rank, post, _count }) => ({
    id,
    personId,
    name: person.name,
    rank: rank as Rank, // written by the form's dictionary only
    post,
    experts: _count.liaisons,
  }))
}
