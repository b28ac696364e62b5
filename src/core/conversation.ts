import type { Intent } from './handlers.ts'
import type { Shown } from './reply.ts'
import type { Located } from './slots.ts'

/** A value with the words it was said in. */
export type Told = Pick<Located, 'value' | 'typed'>

/** What somebody asked for, as it can be asked again with something changed. */
export type Asked = {
  readonly intent: Intent
  readonly told: Readonly<Record<string, readonly Told[]>>
  /** The words of the request. */
  readonly text: string
}

/** One of several that may have been meant, and how it is said on a button. */
export type Option = { readonly words: string; readonly asked: Asked }

/** A question that waits for an answer, which may be one word. */
export type Asking =
  | {
      readonly kind: 'slot'
      readonly asked: Asked
      readonly slot: string
      readonly question: string
      /** The waiting card that the answer takes the place of. */
      readonly replaces: string | null
    }
  | {
      readonly kind: 'choice'
      /** Names the question, so that an old button does not answer a newer one. */
      readonly id: string
      readonly question: string
      readonly options: readonly Option[]
    }

/** What one person and the bot last spoke of in one chat. */
export type Conversation = {
  readonly asking: Asking | null
  readonly last: {
    readonly asked: Asked
    /** How the answer names it later on: 茶叶、诺溪镇. */
    readonly words: string
    readonly shown: Shown | null
    /** The one record of it that was opened by a button: what 他 and 它 mean then. */
    readonly about?: string
    /** The waiting card it ended in. */
    readonly pendingId: string | null
  } | null
}

/** Minutes after which it is forgotten. */
export const rememberedMinutes = 10

/** Where it is kept: a private chat is one place whatever its id. */
export const placeOf = (chat: { readonly scope: string; readonly chatId: string }): string =>
  chat.scope === 'private' ? 'private' : chat.chatId
