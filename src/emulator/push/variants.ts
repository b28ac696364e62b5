/**
 * Where the platform's documents are silent or say two things, the emulator does the likelier one; a bot should live
 * with the other, too. Each of these turns one point around.
 */
export const variantNames = [
  /** The challenge of a new request URL carries the signature headers. */
  'signChallenge',
  /** Without an Encrypt Key pushes are signed all the same, with an empty key. */
  'signWithoutKey',
  /** A retry has an event id of its own (接收消息.md: dedupe on message_id). */
  'newEventIdOnRetry',
  /** `create_time` of events in microseconds, as the overview prints it. */
  'microseconds',
  /** Long connection: card callbacks come in frames of type `card`, which the SDKs leave unanswered. */
  'cardFrames',
  /** A delayed update before the callback was answered is taken, and the card flips back with the answer. */
  'flipBack',
  /** A card cannot be patched while a press on it is being answered (发送消息.md: 11310, card action is lock). On at first. */
  'lockedWhilePressed',
] as const

export type VariantName = (typeof variantNames)[number]

export type Variants = Record<VariantName, boolean>

export const createVariants = (on: Partial<Readonly<Variants>> = {}): Variants => ({
  signChallenge: on.signChallenge ?? false,
  signWithoutKey: on.signWithoutKey ?? false,
  newEventIdOnRetry: on.newEventIdOnRetry ?? false,
  microseconds: on.microseconds ?? false,
  cardFrames: on.cardFrames ?? false,
  flipBack: on.flipBack ?? false,
  lockedWhilePressed: on.lockedWhilePressed ?? true,
})
