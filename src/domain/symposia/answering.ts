import { z } from 'zod'
import { absentForm } from '#cards/symposia/absent-form.ts'
import { answerForForm } from '#cards/symposia/answer-for-form.ts'
import { deputyForm } from '#cards/symposia/deputy-form.ts'
import type { Context } from '#core/context.ts'
import { choice, optionalWords, words } from '#core/form-input.ts'
import { command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply, show } from '#core/reply.ts'
import { inPrivate } from '#domain/steps/index.ts'
import { answers } from './dictionary.ts'
import { guestsReply } from './guests.ts'
import { symposiumMeant } from './meant.ts'
import { phrases } from './phrases/attending.ts'
import { isHis, mayPlan, mayRead } from './policy.ts'
import { type GuestRow, guestName, type SymposiumRow, symposiumNumber } from './record.ts'
import { answering } from './slots.ts'
import { invitationFor, mayDeputise } from './telling.ts'
import { type Answered, type Answering, answerInvitation, invitationAt } from './verbs/answer.ts'
import { reasonOf } from './view.ts'

/** `座谈会我参加`, `恳谈会请假，当天在外出差`: the invitation, or the form for what was said. */
export const openAnswer = command({
  intent: 'symposium.answer',
  phrases: phrases['symposium.answer'],
  slots: answering,
  writes: true,
  words: ['答复邀请', '座谈 答复', '座谈会答复', '参会答复', 'symposium answer'],
  summary: '答复座谈会的邀请：参加、请假、派人代',
  example: '答复邀请 ZT-3 参加',
  allow: mayRead,
  run: async (ctx, said) => {
    const meant = await symposiumMeant(ctx, said, mineToAnswer(ctx))
    if ('which' in meant) return meant.which
    const guest = meant.row.guests.find(one => isHis(ctx.actor, one)) ?? notInvited()
    return privately(ctx.chat, answerAsked(ctx, meant.row, guest, said), '邀请已私聊发您。')
  },
})

const mineToAnswer = (ctx: Context) => {
  const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
  return {
    state: 'invited',
    startsAt: { gt: ctx.now },
    guests: { some: { OR: [{ talent: { personId } }, { unitId: { not: null } }] } },
  }
}

const notInvited = (): never =>
  refuse('这场座谈会没有邀请您。', '受邀的专家和单位才答复。', '想参加，请联系县委人才办。')

const answerAsked = (ctx: Context, row: SymposiumRow, guest: GuestRow, said: Said): Reply => {
  const [answer] = said.slots.answer ?? []
  const [text] = said.slots.text ?? []
  const words = text?.kind === 'text' ? text.text : reasonIn(said.rest)
  if (answer?.kind === 'choice' && answer.value === 'no') return absent(ctx, { row, guest }, words)
  if (answer?.kind === 'choice' && answer.value === 'deputy' && mayDeputise(row, guest))
    return deputising({ row, guest })
  return show(invitationFor(ctx, row, guest, '请点一下能不能到会。'))
}

/** What is left of 座谈会请假，我那天在外地 once the answer itself is taken away. */
const reasonIn = (sentence: string): string | undefined =>
  sentence
    .split(/[，,。；;\s]+/)
    .filter(part => part.length > 1 && !/座谈|恳谈|请个?假|来不了|去不了|参加|不去|^ZT/i.test(part))
    .join('，') || undefined

const subtitleOf = ({ id, topic }: SymposiumRow): string => `${symposiumNumber(id)} ${topic}`

const absent = (ctx: Context, { row, guest }: Answered, words?: string): Reply =>
  ask(
    absentForm,
    absentForm({
      subtitle: subtitleOf(row),
      reason: words ?? reasonOf(ctx.vault, guest) ?? undefined,
      bound: { guest: guest.id },
    }),
  )

const deputising = ({ row, guest }: Answered): Reply =>
  ask(
    deputyForm,
    deputyForm({
      subtitle: subtitleOf(row),
      deputy: guest.deputy ?? undefined,
      bound: { guest: guest.id },
    }),
  )

const incomplete = '这张卡片不完整，请重新打开。'

export const Guest = z.object({ guest: z.number({ error: incomplete }).int({ error: incomplete }) })

const toasts = { yes: '已答复：参加', no: '已答复：请假', deputy: '已答复：派人代' } as const

const answered = async (ctx: Context, guestId: number, answer: Answering): Promise<Reply> => {
  const { row, guest } = await answerInvitation(ctx, guestId, answer)
  return done(toasts[answer.answer], invitationFor(ctx, row, guest))
}

const answerButton = (
  name: string,
  run: (ctx: Context, at: Answered) => Promise<Reply> | Reply,
  allow = inPrivate,
) =>
  onPress({
    name: `symposia.${name}`,
    allow,
    bound: Guest,
    run: async (ctx, { guest }) => run(ctx, await invitationAt(ctx.db, ctx, guest)),
  })

export const answeringActions = [
  onPress({
    name: 'symposia.come',
    allow: inPrivate,
    bound: Guest,
    run: (ctx, { guest }) => answered(ctx, guest, { answer: 'yes' }),
  }),
  answerButton('openAbsent', (ctx, at) => absent(ctx, at)),
  onSubmit(absentForm, {
    allow: inPrivate,
    input: z.object({ reason: words('请假原因', 100, 2) }),
    bound: Guest,
    run: (ctx, { reason }, { guest }) => answered(ctx, guest, { answer: 'no', reason }),
  }),
  answerButton('openDeputy', (_ctx, at) => deputising(at)),
  onSubmit(deputyForm, {
    allow: inPrivate,
    input: z.object({ deputy: words('代会的人', 30, 2) }),
    bound: Guest,
    run: (ctx, { deputy }, { guest }) => answered(ctx, guest, { answer: 'deputy', deputy }),
  }),
  answerButton(
    'openAnswerFor',
    (_ctx, { row, guest }) => ({
      ...ask(
        answerForForm,
        answerForForm({
          guest: guestName(guest),
          subtitle: subtitleOf(row),
          answers: (['yes', 'no', ...(mayDeputise(row, guest) ? (['deputy'] as const) : [])] as const).map(
            value => ({ value, text: answers[value] }),
          ),
          bound: { guest: guest.id },
        }),
      ),
      anew: true,
    }),
    mayPlan.inChats('private'),
  ),
  onSubmit(answerForForm, {
    allow: mayPlan.inChats('private'),
    input: z.object({
      answer: choice('答复', { yes: answers.yes, no: answers.no, deputy: answers.deputy }),
      words: optionalWords('说明', 100),
    }),
    bound: Guest,
    run: async (ctx, { answer, words: told }, { guest }) => {
      const { row } = await answerInvitation(ctx, guest, answerSaid(answer, told))
      return done('已代记', await guestsReply(ctx, row))
    },
  }),
]

const answerSaid = (answer: 'yes' | 'no' | 'deputy', told: string | null): Answering => {
  if (answer === 'yes') return { answer }
  if (told === null)
    return refuse(
      answer === 'no' ? '还没有写请假原因。' : '还没有写谁来代会。',
      '请假要写原因，派人代要写是谁。',
      '请补上再提交。',
    )
  return answer === 'no' ? { answer, reason: told } : { answer, deputy: told }
}
