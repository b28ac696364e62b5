import type { Inbound } from '#core/inbound.ts'
import { errorWords, type Log } from '#core/log.ts'
import { Unavailable } from '#core/unavailable.ts'
import { isObject, type JsonObject } from './json.ts'
import { normalise, typeOf } from './normalise.ts'

/** Claims an event durably, or answers a press. Rejects with {@link Unavailable} when it cannot be kept now. */
export type Receive = (inbound: Inbound) => Promise<unknown>

/** A genuine delivery came: what the doctor and the health card tell people. */
export type Seen = { readonly at: Date; readonly type: string }

export type IntakeDeps = {
  readonly receive: Receive
  /** `null` until bot/v3/info has answered; then nobody's mention is ours. */
  readonly botOpenId: () => string | null
  readonly now: () => Date
  readonly log: Log
  readonly onEventSeen?: (seen: Seen) => void
}

/** What goes back to the platform. `retry`: not kept, deliver it again. */
export type Taken = { readonly kind: 'answer'; readonly body: JsonObject } | { readonly kind: 'retry' }

export type Intake = (envelope: JsonObject) => Promise<Taken>

/** From a genuine plaintext envelope to an answer, the same for both transports. Never rejects. */
export const createIntake =
  (deps: IntakeDeps): Intake =>
  async envelope => {
    const type = typeOf(envelope)
    deps.onEventSeen?.({ at: deps.now(), type })
    const normalised = normalise(envelope, { botOpenId: deps.botOpenId() })
    if (normalised.kind === 'malformed') deps.log.warn({ event: type, why: normalised.why }, '事件看不懂')
    if (normalised.kind !== 'inbound') return nothing
    return normalised.inbound.kind === 'press'
      ? answerPress(deps, normalised.inbound)
      : claimEvent(deps, normalised.inbound)
  }

const nothing: Taken = { kind: 'answer', body: {} }

// The platform waits 3 s in all. An event not kept in time is delivered again, also when it was kept after all: the
// repeat has the same key. A press is never delivered again.
const claimWithinMs = 900
const answerWithinMs = 2_700

const claimEvent = async (deps: IntakeDeps, inbound: Inbound): Promise<Taken> => {
  try {
    const claimed = await within(claimWithinMs, deps.receive(inbound))
    if (claimed === late) deps.log.warn(named(inbound), '没能按时收下，等飞书重发')
    return claimed === late ? { kind: 'retry' } : nothing
  } catch (error) {
    noteFailure(deps.log, inbound, error)
    return { kind: 'retry' }
  }
}

const answerPress = async (deps: IntakeDeps, inbound: Inbound): Promise<Taken> => {
  try {
    const answer = await within(answerWithinMs, deps.receive(inbound))
    return {
      kind: 'answer',
      body: answer === late ? toast('info', '正在办理，请稍候。') : pressAnswer(answer),
    }
  } catch (error) {
    noteFailure(deps.log, inbound, error)
    return { kind: 'answer', body: toast('error', '系统正忙，这次没有办成，请稍后再点一次。') }
  }
}

// The platform takes a toast and a card and calls any other shape an error before the person's eyes (200672).
const pressAnswer = (answer: unknown): JsonObject =>
  isObject(answer)
    ? {
        ...(isObject(answer.toast) ? { toast: answer.toast } : {}),
        ...(isObject(answer.card) ? { card: answer.card } : {}),
      }
    : {}

const toast = (type: 'info' | 'error', content: string): JsonObject => ({ toast: { type, content } })

// A press's key is a credential: whoever has it may redraw the card.
const named = (inbound: Inbound) =>
  inbound.kind === 'press'
    ? { kind: inbound.kind, messageId: inbound.messageId }
    : { kind: inbound.kind, key: inbound.key }

const noteFailure = (log: Log, inbound: Inbound, error: unknown): void => {
  const about = { ...named(inbound), error: errorWords(error) }
  if (error instanceof Unavailable) log.warn(about, '暂时收不下，等飞书重发')
  else log.error(about, '收事件时出错')
}

const late = Symbol('late')

const within = async <Value>(limitMs: number, work: Promise<Value>): Promise<Value | typeof late> => {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<typeof late>(done => {
    timer = setTimeout(done, limitMs, late)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
