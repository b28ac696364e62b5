import { shortDate } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { notFound, refuse } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { type At, personOf, quietUntil } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { symposiumCourse } from '../course.ts'
import { answers } from '../dictionary.ts'
import { isHis, maySee, runsThings } from '../policy.ts'
import { findSymposium, type GuestRow, guestName, type SymposiumRow, symposiumNumber } from '../record.ts'
import { mayAnswer, mayDeputise, tellGuests } from '../telling.ts'
import { guestsMax, type Invited, putOnList } from './plan.ts'

export type Answering =
  | { readonly answer: 'yes' }
  | { readonly answer: 'no'; readonly reason: string }
  | { readonly answer: 'deputy'; readonly deputy: string }

export type Answered = { readonly row: SymposiumRow; readonly guest: GuestRow }

/** An invitation the actor may answer: his own, his unit's, or, for the office, anybody's who told it by phone. */
export const invitationAt = async (
  db: Context['db'] | Tx,
  { actor }: Pick<Context, 'actor'>,
  guestId: number,
): Promise<Answered> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const found = await (db as Tx).symposiumGuest.findUnique({ where: { id: guestId } })
  const row = found && (await findSymposium(db, found.symposiumId))
  const guest = row?.guests.find(({ id }) => id === guestId)
  if (!row || !guest || !maySee(actor, row)) return notFound('这份邀请')
  if (!isHis(actor, guest) && !runsThings(actor)) return notFound('这份邀请')
  return { row, guest }
}

/** Yes, no or somebody else; it can be changed until the talk begins. Whoever planned it hears of a no. */
export const answerInvitation = (ctx: Context, guestId: number, answering: Answering): Promise<Answered> =>
  change(ctx, async tx => {
    const { row, guest } = await invitationAt(tx, ctx, guestId)
    if (!mayAnswer(row, ctx.now)) tooLate(row)
    if (answering.answer === 'deputy' && !mayDeputise(row, guest)) nobodyElse()
    await tx.symposiumGuest.update({
      where: { id: guestId },
      data: columnsOf(ctx, answering),
    })
    const after = await invitationAt(tx, ctx, guestId)
    return {
      result: after,
      event: {
        event: 'symposium.answered',
        subject: symposiumNumber(row.id),
        before: { answer: guest.answer },
        after: { answer: answering.answer, guest: guestId, own: isHis(ctx.actor, guest) },
      },
      notices: answering.answer === 'yes' ? [] : await plannerHears(ctx, tx, after),
    }
  })

const columnsOf = (ctx: Context, answering: Answering) => ({
  answer: answering.answer,
  reason: answering.answer === 'no' ? ctx.vault.seal(answering.reason) : null,
  deputy: answering.answer === 'deputy' ? answering.deputy : null,
  answeredAt: ctx.now,
  answeredBy: actorKey(ctx.actor),
})

const plannerHears = async (ctx: Context, tx: Tx, { row, guest }: Answered): Promise<readonly Notice[]> => {
  const [planner] = await personOf(tx, row.createdBy)
  if (!planner || actorKey(ctx.actor) === row.createdBy) return []
  const later = await quietUntil(symposiumCourse, tx, ctx.now)
  const what = guest.answer === 'deputy' ? `派${guest.deputy ?? '人'}代会` : answers.no
  return [
    {
      to: { openId: planner.openId },
      say: {
        text: `${shortDate(row.startsAt)}的座谈会（${symposiumNumber(row.id)} ${row.topic}）：${guestName(guest)}${what}。`,
      },
      once: `symposium:${row.id}:answer:${guest.id}:${guest.answeredAt?.getTime() ?? 0}`,
      ...(later ? { notBefore: later } : {}),
    },
  ]
}

const tooLate = ({ state }: SymposiumRow): never =>
  refuse(
    state === 'cancelled' ? '这场座谈会已经取消，不用答复了。' : '现在不能再答复了。',
    '发出邀请以后、开会以前都可以答复和修改。',
    '有事请直接联系县委人才办。',
  )

const nobodyElse = (): never =>
  refuse('恳谈会请专家本人来，不能派人代。', '恳谈会听的是本人的心里话。', '来不了请点“请假”。')

/** More people on the list; where the invitations are out already, they get theirs at once. */
export const addGuests = (ctx: Context, ref: At, invited: Invited): Promise<SymposiumRow> =>
  change(ctx, async tx => {
    const before = (await findSymposium(tx, ref.id)) ?? notFound('这场座谈会')
    if (!['planned', 'invited'].includes(before.state)) closed()
    const added = await putOnList(ctx, tx, ref.id, invited)
    if (added.length === 0) allThere()
    const row = (await findSymposium(tx, ref.id)) ?? before
    return {
      result: row,
      event: {
        event: 'symposium.guests_added',
        subject: symposiumNumber(row.id),
        after: { added: added.length, guests: row.guests.length },
      },
      notices:
        row.state === 'invited'
          ? await tellGuests(ctx, tx, row, {
              key: 'invite',
              words: '县委人才办邀请您参加，请答复能不能到会。',
              to: ({ id }) => added.includes(id),
            })
          : [],
    }
  })

const closed = (): never =>
  refuse(
    '这场座谈会不能再加人了。',
    '开会前才能添加受邀人。',
    '临时到会的专家，请在纪要的“名单外到会的专家”里填。',
  )

const allThere = (): never =>
  refuse(
    '没有要加的人：选的都已经在名单里。',
    `名单上每人只列一次，最多${guestsMax}位。`,
    '请点“参会名单”看看。',
  )

/** Takes somebody off the list before he was written to. */
export const dropGuest = (ctx: Context, guestId: number): Promise<SymposiumRow> =>
  change(ctx, async tx => {
    const { row } = await invitationAt(tx, ctx, guestId)
    if (row.state !== 'planned')
      refuse('邀请已经发出，不能从名单上去掉。', '发出邀请前才能去掉。', '来不了的，请代记“请假”。')
    await tx.symposiumGuest.delete({ where: { id: guestId } })
    return {
      result: (await findSymposium(tx, row.id)) ?? row,
      event: {
        event: 'symposium.guest_dropped',
        subject: symposiumNumber(row.id),
        after: { guests: row.guests.length - 1 },
      },
    }
  })

/** Those who have not answered are asked again, at most once a day. */
export const nudgeGuests = (ctx: Context, id: number, day: string): Promise<number> =>
  change(ctx, async tx => {
    const row = (await findSymposium(tx, id)) ?? notFound('这场座谈会')
    if (!mayAnswer(row, ctx.now)) tooLate(row)
    const silent = row.guests.filter(({ answer }) => answer === 'none')
    if (silent.length === 0) refuse('名单上的人都答复了。', '只催没有答复的。', '请点“参会名单”看看。')
    return {
      result: silent.length,
      event: {
        event: 'symposium.nudged',
        subject: symposiumNumber(id),
        after: { guests: silent.length },
      },
      notices: await tellGuests(ctx, tx, row, {
        key: `nudge:${day}`,
        words: '您还没有答复能不能到会，请点一下。',
        to: ({ answer }) => answer === 'none',
      }),
    }
  })

/** The working day before: everybody who has not said no is reminded, whoever has not answered is asked. */
export const remindGuests = (ctx: Context, ref: At): Promise<number> =>
  change(ctx, async tx => {
    const row = (await findSymposium(tx, ref.id)) ?? notFound('这场座谈会')
    const due = row.guests.filter(({ answer, remindedAt }) => answer !== 'no' && remindedAt === null)
    await tx.symposiumGuest.updateMany({
      where: { id: { in: due.map(({ id }) => id) } },
      data: { remindedAt: ctx.now },
    })
    const of = (answered: boolean, words: string) =>
      tellGuests(ctx, tx, row, {
        key: 'remind',
        words,
        to: guest => due.includes(guest) && (guest.answer !== 'none') === answered,
      })
    return {
      result: due.length,
      event: {
        event: 'symposium.guests_reminded',
        subject: symposiumNumber(row.id),
        after: { guests: due.length },
      },
      notices: [
        ...(await of(true, '提醒：座谈会快开了，时间地点如下。')),
        ...(await of(false, '提醒：座谈会快开了，您还没有答复能不能到会。')),
      ],
    }
  })
