import { z } from 'zod'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { type GuestLine, guestsCard } from '#cards/symposia/guests.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { done, privately, type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { placeWords } from '#domain/talents/index.ts'
import { answers } from './dictionary.ts'
import { symposiumMeant } from './meant.ts'
import { phrases } from './phrases/attending.ts'
import { mayPlan, runsThings } from './policy.ts'
import { symposiumPress } from './pressing.ts'
import { type GuestRow, guestName, type SymposiumRow } from './record.ts'
import { looking } from './slots.ts'
import { mayAnswer, readersOf } from './telling.ts'
import { dropGuest, nudgeGuests } from './verbs/answer.ts'
import { answerWords, reasonOf, viewOf } from './view.ts'

const { rowSeen, cardFor } = symposiumPress

const pageSize = 10

/** `ZT-3谁还没答复`: the list of those invited, for the office. */
export const openGuests = command({
  intent: 'symposium.guests',
  phrases: phrases['symposium.guests'],
  slots: { id: looking.id, state: looking.state },
  words: ['参会名单', '座谈 名单', '座谈会名单', '到会名单', 'symposium guests'],
  summary: '看座谈会请了谁、谁来、谁没答复',
  example: '参会名单 ZT-3',
  allow: mayPlan,
  run: async (ctx, said) => {
    const meant = await symposiumMeant(ctx, said, { state: { in: ['planned', 'invited', 'held'] } })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, show(await guestsReply(ctx, meant.row, answerIn(said))), '名单已私聊发您。')
  },
})

/** 没答复的 narrows the list; so does 请假的. */
const answerIn = ({ slots, rest }: Said): string => {
  const [state] = slots.state ?? []
  if (state?.kind === 'choice' && state.value === 'unanswered') return 'none'
  if (/请假|来不了|不来/.test(rest)) return 'no'
  return /派人|代会/.test(rest) ? 'deputy' : ''
}

type Place = { readonly after?: number | undefined; readonly before?: number | undefined }

/** The list as a card; `answer` empty: all of them. */
export const guestsReply = async (
  ctx: Context,
  row: SymposiumRow,
  answer = '',
  place: Place = {},
): Promise<Card> => {
  const all = row.guests.filter(guest => answer === '' || guest.answer === answer)
  const from = startOf(all, place)
  const shown = all.slice(from, from + pageSize)
  const lines: GuestLine[] = []
  for (const guest of shown) lines.push(await lineOf(ctx, row, guest))
  return guestsCard({
    symposium: viewOf(row, true),
    understood: answer === '' ? null : `${wordOf(answers, answer) ?? ''}的`,
    lines,
    total: all.length,
    before: from,
    previous: from > 0 ? (shown[0]?.id ?? null) : null,
    next: from + shown.length < all.length ? (shown.at(-1)?.id ?? null) : null,
    query: { id: row.id, answer },
    buttons: runsThings(ctx.actor) ? buttonsOf(ctx, row, answer) : [],
  })
}

/** Guests stand in the order they were put on the list; the page begins behind or ends before one of them. */
const startOf = (all: readonly GuestRow[], { after, before }: Place): number => {
  if (before !== undefined) return Math.max(0, all.filter(({ id }) => id < before).length - pageSize)
  return after === undefined ? 0 : all.filter(({ id }) => id <= after).length
}

const lineOf = async (ctx: Context, row: SymposiumRow, guest: GuestRow): Promise<GuestLine> => {
  const reaches = (await readersOf(ctx.db, guest, ctx.now)).length > 0
  return {
    id: guest.id,
    name: guestName(guest),
    of: guest.talent === null ? '参会单位' : placeWords(guest.talent),
    answer: [answerWords(guest, runsThings(ctx.actor) ? reasonOf(ctx.vault, guest) : null), presence(guest)]
      .filter(words => words !== null)
      .join('，'),
    hint: reaches ? proxyHint(guest) : '没有开通账号，请电话通知',
    act: runsThings(ctx.actor) ? actOf(ctx, row, guest) : null,
  }
}

const presence = ({ attended }: GuestRow): string | null => {
  if (attended === null) return null
  return attended ? '到会' : '没有到会'
}

const proxyHint = ({ talent, answeredBy }: GuestRow): string | null =>
  answeredBy !== null && talent !== null && answeredBy !== `person:${talent.personId}` ? '答复是代记的' : null

const actOf = (ctx: Context, row: SymposiumRow, guest: GuestRow): ButtonSpec | null => {
  if (row.state === 'planned')
    return {
      text: '去掉',
      do: 'symposia.drop',
      value: { guest: guest.id },
      confirm: '从名单上去掉，确定吗？',
    }
  return mayAnswer(row, ctx.now)
    ? { text: '代记答复', do: 'symposia.openAnswerFor', value: { guest: guest.id } }
    : null
}

const buttonsOf = (ctx: Context, row: SymposiumRow, answer: string): readonly ButtonSpec[] => {
  const silent = row.guests.some(guest => guest.answer === 'none')
  return [
    ...(answer === '' && silent && row.state !== 'planned'
      ? [{ text: '只看没答复的', do: 'symposia.guests', value: { id: row.id, answer: 'none' } }]
      : []),
    ...(answer === '' ? [] : [{ text: '看全部', do: 'symposia.guests', value: { id: row.id, answer: '' } }]),
    ...(silent && mayAnswer(row, ctx.now)
      ? [{ text: '催一下没答复的', do: 'symposia.nudge', value: { id: row.id } }]
      : []),
  ]
}

const incomplete = '这张卡片不完整，请重新打开。'
const whole = z.number({ error: incomplete }).int({ error: incomplete })

export const guestsActions = [
  onPress({
    name: 'symposia.guests',
    allow: mayPlan.inChats('private'),
    bound: z.object({
      id: whole,
      answer: z.enum(['', 'none', 'yes', 'no', 'deputy'], { error: incomplete }).default(''),
      after: whole.optional(),
      before: whole.optional(),
    }),
    run: async (ctx, { id, answer, after, before }): Promise<Reply> => {
      const card = await guestsReply(ctx, await rowSeen(ctx, id), answer, { after, before })
      return { ...show(card), ...(after === undefined && before === undefined ? { anew: true } : {}) }
    },
  }),
  onPress({
    name: 'symposia.nudge',
    allow: mayPlan.inChats('private'),
    bound: z.object({ id: whole }),
    run: async (ctx, { id }) => {
      const count = await nudgeGuests(ctx, id, dayOf(ctx.now))
      return done(`已催${count}位，一天最多催一次`, await guestsReply(ctx, await rowSeen(ctx, id), 'none'))
    },
  }),
  onPress({
    name: 'symposia.drop',
    allow: mayPlan.inChats('private'),
    bound: z.object({ guest: whole }),
    run: async (ctx, { guest }) => {
      const row = await dropGuest(ctx, guest)
      return done(
        '已从名单上去掉',
        row.guests.length > 0 ? await guestsReply(ctx, row) : await cardFor(ctx, row),
      )
    },
  }),
]
