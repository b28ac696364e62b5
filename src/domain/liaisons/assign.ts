import { z } from 'zod'
import { assignForm } from '#cards/liaisons/assign-form.ts'
import { declineForm, endForm } from '#cards/liaisons/reason-form.ts'
import type { Context } from '#core/context.ts'
import { type Dictionary, optionsOf } from '#core/dictionary.ts'
import { choice, optionalWords, typed, words } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { inPrivate, Ref } from '#domain/steps/index.ts'
import { oneRegistered } from '#domain/talents/index.ts'
import { declineReasons, endReasons, quotas, ranks } from './dictionary.ts'
import { leadersOf } from './leaders.ts'
import { phrases } from './phrases.ts'
import { mayAssign } from './policy.ts'
import { cardFor, facingTruth, recordButton, rowAt, went } from './pressing.ts'
import { assigning } from './slots.ts'
import { acceptLiaison, assignLiaison, declineLiaison, endLiaison } from './verbs/assign.ts'
import { viewOf } from './view.ts'

/** `安排联系 @陈立新 杨春兰`: the form with both already in it. */
export const openAssign = command({
  intent: 'liaison.assign',
  phrases: phrases['liaison.assign'],
  slots: assigning,
  writes: true,
  words: ['安排联系', '联系 新增', '联系 安排', 'liaison assign', 'liaison add'],
  summary: '安排县级领导联系一位专家',
  example: '安排联系 @陈立新 杨春兰',
  allow: mayAssign.inChats('private', 'office'),
  run: async (ctx, said) => privately(ctx.chat, await opened(ctx, said), '安排表已私聊发您。'),
})

const opened = async (ctx: Context, said: Said): Promise<Reply> => {
  const leaders = await leadersOf(ctx)
  if (leaders.length === 0) noLeaders()
  // Two names in any order: the one in the leaders' book is the leader.
  const names = [...said.mentions.map(({ name }) => name), ...namesIn(said)]
  const leader = leaders.find(({ name }) => names.includes(name))
  return ask(
    assignForm,
    assignForm({
      leaders: await leaderOptions(ctx),
      leader: leader?.id.toString(),
      expert: numberIn(said) ?? names.find(name => name !== leader?.name),
      bound: { former: null },
    }),
  )
}

/** 陈立新（县委常委，已联系2人，最多4人） */
const leaderOptions = async (ctx: Context) =>
  (await leadersOf(ctx)).map(({ id, name, rank, experts }) => ({
    value: String(id),
    text: `${name}（${ranks[rank]}，已联系${experts}人，最多${quotas[rank].most}人）`,
  }))

const noLeaders = (): never =>
  refuse('还没有登记县级领导的职级。', '联系人数按职级安排。', '请先发“县级领导”登记职级。')

const namesIn = ({ slots }: Said): readonly string[] =>
  [...(slots.leader ?? []), ...(slots.expert ?? [])].flatMap(value =>
    value.kind === 'person' ? [value.name] : [],
  )

const numberIn = ({ slots }: Said): string | undefined => {
  const [value] = slots.talent ?? []
  return value?.kind === 'id' ? `${value.prefix}-${value.number}` : undefined
}

const reasoned = <Reason extends string>(label: string, reasons: Dictionary<Reason>) =>
  z.object({ reason: choice(label, reasons), remark: optionalWords('补充说明', 200) })

export const assignActions = [
  onSubmit(assignForm, {
    allow: mayAssign.inChats('private'),
    input: z.object({
      leader: z.preprocess(
        typed,
        z.coerce.number({ error: '请选择县级领导。' }).int().min(1, { error: '请选择县级领导。' }),
      ),
      expert: words('专家', 30),
    }),
    bound: z.object({ former: z.number().int().nullable().default(null) }),
    run: async (ctx, { leader, expert }, { former }) => {
      const talentId = await oneRegistered(ctx, expert)
      const row = await assignLiaison(ctx, { leaderId: leader, talentId, formerId: former })
      return done('已安排，确认卡片已发给领导', await cardFor(ctx, row))
    },
  }),
  recordButton('openSucceed', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(
      assignForm,
      assignForm({
        leaders: (await leaderOptions(ctx)).filter(({ value }) => value !== String(row.leaderId)),
        expert: `RC-${row.talentId}`,
        bound: { former: row.id },
      }),
    )
  }),
  recordButton('accept', async (ctx, ref) => went(ctx, '已确认', await acceptLiaison(ctx, ref))),
  recordButton('openDecline', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(
      declineForm,
      declineForm({ liaison: viewOf(row), reasons: [...optionsOf(declineReasons)], bound: ref }),
    )
  }),
  onSubmit(declineForm, {
    allow: inPrivate,
    input: reasoned('原因', declineReasons),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已告诉人才办', await declineLiaison(ctx, ref, reason, remark))),
  }),
  recordButton('openEnd', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(endForm, endForm({ liaison: viewOf(row), reasons: [...optionsOf(endReasons)], bound: ref }))
  }),
  onSubmit(endForm, {
    allow: inPrivate,
    input: reasoned('原因', endReasons),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已结束', await endLiaison(ctx, ref, reason, remark))),
  }),
]
