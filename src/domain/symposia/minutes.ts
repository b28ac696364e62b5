import { z } from 'zod'
import { minutesForm } from '#cards/symposia/minutes-form.ts'
import type { Context } from '#core/context.ts'
import { optionalWords, words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { ask, privately, type Reply, show } from '#core/reply.ts'
import { Ref } from '#domain/steps/index.ts'
import { noting } from './dictionary.ts'
import { talentsIn } from './inputs.ts'
import { numbersPicked } from './invite.ts'
import { symposiumMeant } from './meant.ts'
import { phrases } from './phrases/attending.ts'
import { mayPlan } from './policy.ts'
import { symposiumPress } from './pressing.ts'
import { guestName, type SymposiumRow, stateOf } from './record.ts'
import { one } from './slots.ts'
import { archiveSymposium, holdSymposium, recordMinutes, sortOpinions } from './verbs/hold.ts'
import { viewOf } from './view.ts'

const { cardFor, facingTruth, recordButton, rowAt, went } = symposiumPress

/** `写ZT-3的纪要`: the form, once the talk took place. */
export const openMinutes = command({
  intent: 'symposium.minutes',
  phrases: phrases['symposium.minutes'],
  slots: one,
  writes: true,
  words: ['座谈纪要', '座谈 纪要', '写纪要', '座谈会纪要', 'symposium minutes'],
  summary: '写座谈会纪要，记下谁到会、谁说了什么',
  example: '座谈纪要 ZT-3',
  allow: mayPlan.inChats('private', 'office'),
  run: async (ctx, said) => {
    const meant = await symposiumMeant(ctx, said, { state: { in: ['held', 'recorded'] } })
    if ('which' in meant) return meant.which
    const { row } = meant
    const reply = noting.includes(stateOf(row))
      ? writing(ctx, row)
      : show(await cardFor(ctx, row, '还没有登记召开。开完会先点“已经召开”，再写纪要。'))
    return privately(ctx.chat, reply, '纪要表已私聊发您。')
  },
})

const writing = (ctx: Context, row: SymposiumRow): Reply =>
  ask(
    minutesForm,
    minutesForm({
      symposium: viewOf(row, true),
      guests: row.guests.map(guest => ({ text: guestName(guest), value: String(guest.id) })),
      present: row.guests.filter(isThere).map(({ id }) => String(id)),
      others: row.others ?? undefined,
      text: row.minutes === null ? undefined : ctx.vault.open(row.minutes),
      bound: { id: row.id, version: row.version },
    }),
  )

/** Who was there; before that is known, who said that he would come. */
const isThere = ({ attended, answer }: SymposiumRow['guests'][number]): boolean =>
  attended ?? (answer === 'yes' || answer === 'deputy')

export const minutesActions = [
  recordButton('hold', async (ctx, ref) => went(ctx, '已登记召开', await holdSymposium(ctx, ref))),
  recordButton('openMinutes', async (ctx, ref) => writing(ctx, await rowAt(ctx, ref))),
  onSubmit(minutesForm, {
    allow: mayPlan.inChats('private'),
    input: z.object({
      present: numbersPicked,
      more: optionalWords('名单外到会的专家', 200),
      others: optionalWords('其他到会的人', 200),
      text: words('纪要', 1000, 4),
      said: optionalWords('发言要点', 1000),
    }),
    bound: Ref,
    run: (ctx, { present, more, others, text, said }, ref) =>
      facingTruth(ctx, async () => {
        const moreTalents = await talentsIn(ctx, more)
        const { row, noted, left } = await recordMinutes(ctx, ref, {
          present,
          moreTalents,
          others,
          text,
          said,
        })
        return went(ctx, `纪要已交${noted > 0 ? `，拆出${noted}条意见` : ''}`, row, leftWords(left))
      }),
  }),
  recordButton('sort', async (ctx, ref) => went(ctx, '已梳理完毕', await sortOpinions(ctx, ref))),
  recordButton('close', async (ctx, ref) => went(ctx, '已归档', await archiveSymposium(ctx, ref))),
]

/** Lines nobody could be found for are said again, so that nothing is lost. */
const leftWords = (left: readonly string[]): string | undefined =>
  left.length === 0
    ? undefined
    : `下面${left.length}行没有认出是谁说的，没有记成意见，请点“记一条意见”补记：\n${left.join('\n')}`
