/**
 * What the platform tells us, normalised: the rooms behind `feishu` never see an envelope.
 * `key` is what makes a delivery one of a kind (message id, event id, callback token); a repeat has the same key.
 * `lane` is what must stay in order: a chat's id, or a person's where there is no chat.
 */
type Arrival = { readonly key: string; readonly lane: string; readonly sentAt: string | null }

/** Somebody named with @, in the order of the sentence. */
export type Mention = { readonly openId: string; readonly name: string }

export type MessageInbound = Arrival & {
  readonly kind: 'message'
  readonly messageId: string
  readonly chatId: string
  readonly chatType: 'private' | 'group'
  readonly threadId: string | null
  readonly openId: string
  /** `text` and `post` carry words; any other platform type is named here and `text` is empty. */
  readonly contentType: string
  /** Words with our own mention removed and other mentions written as `@name`. */
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly mentionsBot: boolean
  /** The file or image that was sent; absent for words. */
  readonly file?: SentFile
  /** Pictures and videos a rich-text message (`post`) encloses beside its words; absent when there are none. */
  readonly enclosed?: readonly SentFile[]
}

/** Something sent into a chat, to be fetched by message and key. */
export type SentFile = {
  readonly kind: 'file' | 'image'
  readonly messageId: string
  readonly key: string
  /** As it was called where it came from; an image has no name. */
  readonly name: string
}

/** A button or field of a card. `value` is what the face bound to it, `form` the filled fields by name. */
export type PressInbound = Arrival & {
  readonly kind: 'press'
  readonly openId: string
  readonly messageId: string
  readonly chatId: string
  readonly token: string
  readonly tag: string
  readonly value: Readonly<Record<string, unknown>>
  readonly form: Readonly<Record<string, unknown>> | null
  /** What a select, picker, input or checker outside a form answered. */
  readonly option: string | readonly string[] | boolean | null
}

export type EnteredInbound = Arrival & {
  readonly kind: 'entered'
  readonly openId: string
  readonly chatId: string
}

export type MenuInbound = Arrival & {
  readonly kind: 'menu'
  readonly openId: string
  readonly menuKey: string
}

export type BotInGroupInbound = Arrival & {
  readonly kind: 'botAdded' | 'botRemoved'
  readonly chatId: string
  readonly openId: string | null
  readonly name: string
}

export type RecalledInbound = Arrival & {
  readonly kind: 'recalled'
  readonly messageId: string
  readonly chatId: string
}

export type LeftInbound = Arrival & {
  readonly kind: 'left'
  readonly openId: string
  readonly name: string
}

export type Inbound =
  | MessageInbound
  | PressInbound
  | EnteredInbound
  | MenuInbound
  | BotInGroupInbound
  | RecalledInbound
  | LeftInbound
