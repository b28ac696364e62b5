import type { Context } from '#core/context.ts'
import { type Asked, type Conversation, placeOf, rememberedMinutes, type Told } from '#core/conversation.ts'
import type { Said } from '#core/handlers.ts'
import type { SlotValue } from '#core/slots.ts'
import { spokenOf } from '#understanding/saying.ts'
import type { Understood } from '#understanding/understand.ts'

/** What this person and the bot spoke of here within the last ten minutes; `null`: nothing that still counts. */
export const recall = async (ctx: Context): Promise<Conversation | null> => {
  if (ctx.actor.kind !== 'person') return null
  const { openId } = ctx.actor
  const row = await ctx.db.conversation.findUnique({
    where: { openId_place: { openId, place: placeOf(ctx.chat) } },
  })
  if (!row || ctx.now.getTime() - row.at.getTime() > rememberedMinutes * 60_000) return null
  return opened(ctx, row.words)
}

const opened = ({ vault }: Context, words: string): Conversation | null => {
  try {
    // Kept by the answer of an earlier turn.
    return JSON.parse(vault.open(words)) as Conversation
  } catch {
    // Its key is gone: what cannot be read is forgotten.
    return null
  }
}

export const nothingSpokenOf: Conversation = { asking: null, last: null }

/** A request as it can be asked again. */
export const askedOf = ({ intent, located, text }: Understood): Asked => ({
  intent,
  text,
  told: Object.fromEntries(
    Object.entries(located).map(([name, values]) => [
      name,
      values.map(({ value, typed }) => ({ value, typed })),
    ]),
  ),
})

/** What a command is told when something is asked again. */
export const saidAgain = ({ told, text }: Asked): Said => ({
  rest: text,
  words: [...new Set(Object.values(told).flatMap(values => values.map(spokenOf)))],
  named: {},
  mentions: Object.values(told).flatMap(values => values.flatMap(mentionOf)),
  slots: valuesOf(told),
  free: true,
})

export const valuesOf = (told: Asked['told']) =>
  Object.fromEntries(Object.entries(told).map(([name, values]) => [name, values.map(({ value }) => value)]))

const mentionOf = ({ value }: Told) =>
  value.kind === 'person' && value.openId !== null ? [{ openId: value.openId, name: value.name }] : []

/** A value nobody typed, as one that was. */
export const toldAs = (value: SlotValue): Told => ({ value, typed: wordsOf(value) })

/** A value in the office's words. */
export const wordsOf = (value: SlotValue): string => {
  switch (value.kind) {
    case 'choice':
    case 'period':
      return value.words
    case 'day':
      return value.day
    case 'number':
      return String(value.value)
    case 'money':
      return `${value.fen / 100}元`
    case 'duration':
      return `${value.count}${durationWords[value.unit]}`
    case 'phone':
      return value.digits
    case 'text':
      return value.text
    default:
      return spokenOf({ value, typed: '' })
  }
}

const durationWords = {
  minute: '分钟',
  hour: '小时',
  day: '天',
  workingDay: '个工作日',
  week: '周',
  month: '个月',
  year: '年',
} as const
