import type { Card } from '#cards/kit/card.ts'
import type { Conversation } from './conversation.ts'
import type { SentFile } from './inbound.ts'
import type { SlotValue } from './slots.ts'

/** One thing to say: a card, plain words, or a file as a message of its own. */
export type Say = { readonly card: Card } | { readonly text: string } | { readonly file: SaidFile }

/** A file or picture: made here, or one that somebody sent, which is fetched and passed on without his name. */
export type SaidFile = {
  /** As it is called on the way: 诉求通报.docx */
  readonly name: string
  readonly from: { readonly bytes: Uint8Array } | { readonly sent: SentFile }
}

export type Toast = { readonly type: 'info' | 'success' | 'warning' | 'error'; readonly content: string }

/** Who gets a notice: a person by open id, or a group by chat id. */
export type Recipient = { readonly openId: string } | { readonly chatId: string }

/**
 * A message to somebody other than the one who spoke; leaves through the outbox with the change that caused it.
 * `once` names it for ever: a second notice with the same key is never sent.
 */
export type Notice = {
  readonly to: Recipient
  readonly say: Say
  readonly once: string
  /** Replies go before notices, notices before digests. */
  readonly urgency?: 'notice' | 'digest'
  readonly notBefore?: Date
  /** The message of a card that this one is drawn in place of: progress on the card itself. Nothing new is said. */
  readonly redraws?: string
}

/**
 * What a handler says to the person who spoke. Handlers return it; nothing is sent from inside them.
 * For a press, `answer.card` becomes the pressed card's new truth and `toast` flies over it.
 */
export type Reply = {
  /** Said where the person spoke (message), or drawn in place of the pressed card (press). `null` leaves all as it is. */
  readonly answer: Say | null
  readonly toast: Toast | null
  /** Said to the person alone, in private chat, when the answer must not stand in a group. */
  readonly privately: Say | null
  /** The form or confirm card in `answer`/`privately` that now waits for this person: the face's name. */
  readonly awaits: string | null
  /** The id of the row that `awaits` opens; the bot has stamped it as `p` into the card's buttons. */
  readonly pendingId?: string
  /** The waiting card this turn closes. */
  readonly settles?: Settling
  /** For a press: `answer` is a new message instead of the pressed card's new truth (a card past 14 days, a question asked by button). */
  readonly anew?: true
  /** What the answer showed, so that 「第二个」「下一页」「他」 can be said of it. */
  readonly shown?: Shown
  /** A question instead of an answer: which of several was meant. The bot draws it and goes on with the one chosen. */
  readonly which?: Which
  /** What is kept of the conversation for the next ten minutes; absent: as it was. */
  readonly remembers?: Conversation
  /** Further answers, each a message of its own: one for every further request of a message. */
  readonly also?: readonly Reply[]
}

/** Several that a name or a word may mean. */
export type Which = {
  /** The command's slot that the choice fills. */
  readonly slot: string
  /** 叫“李建华”的有3位，您说的是哪一位？ */
  readonly question: string
  /** Most likely first. `words` tell them apart and are fit for the chat: unit and village, masked in groups. */
  readonly options: readonly { readonly value: SlotValue; readonly words: string }[]
  /** In a group: asked of the person alone. */
  readonly alone?: true
}

/** The records a list or card showed, and where it goes on. */
export type Shown = {
  /** Numbers in the order shown: RC-12, GZ-3. One alone is what 他 and 它 mean next. */
  readonly items: readonly string[]
  /** The value of the button that shows the next page; absent when there is none. */
  readonly next?: Readonly<Record<string, unknown>>
  readonly previous?: Readonly<Record<string, unknown>>
}

/** How a waiting card ended: somebody answered it, or took it back. */
export type Settling = { readonly pendingId: string; readonly state: 'answered' | 'cancelled' }

const nothing: Reply = { answer: null, toast: null, privately: null, awaits: null }

/** Words, where the person spoke. */
export const say = (text: string): Reply => ({ ...nothing, answer: { text } })

/** A card that only informs, or whose buttons stand for themselves. */
export const show = (card: Card): Reply => ({ ...nothing, answer: { card } })

/** A file as a message of its own; after a press the card stays, and `toast` flies over it. */
export const sendFile = (file: SaidFile, toast: string): Reply => ({
  ...nothing,
  answer: { file },
  toast: { type: 'success', content: toast },
})

/** A form or confirm card: it waits for this person until answered, cancelled, or its question is recalled. */
export const ask = (face: { readonly name: string }, card: Card): Reply => ({
  ...nothing,
  answer: { card },
  awaits: face.name,
})

/** Which of several was meant: asked in one line, answered by a word, 「第二个」 or a button. */
export const askWhich = (which: Which): Reply => ({ ...nothing, which })

/** A press that went well: a toast, and the card's new truth if it changed. */
export const done = (toast: string, card?: Card): Reply => ({
  ...nothing,
  toast: { type: 'success', content: toast },
  answer: card ? { card } : null,
})

/** A press that changed nothing: the present truth, and why. */
export const stale = (toast: string, card?: Card): Reply => ({
  ...nothing,
  toast: { type: 'warning', content: toast },
  answer: card ? { card } : null,
})

/** In a group: `reply` goes to the person alone, and the group reads `publicly` (short, masked). In private chat: `reply` as it is. */
export const privately = (
  chat: { readonly scope: string },
  reply: Reply,
  publicly = '详情已私聊发您。',
): Reply =>
  chat.scope === 'private' ? reply : { ...reply, answer: { text: publicly }, privately: reply.answer }
