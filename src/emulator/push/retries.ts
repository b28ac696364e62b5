import { isObject } from '../messages.ts'
import { type State, tell } from '../state.ts'
import type { Attempt } from './attempt.ts'
import type { Delivery } from './courier.ts'

/** After the first try: 15 s, 5 min, 1 h, 6 h. */
export const retryMs = [15_000, 300_000, 3_600_000, 21_600_000] as const

export type Retries = {
  /** Comes back at its time, or is given up after the last. */
  readonly wait: (delivery: Delivery) => void
  /** What waits is tried now: a bot has come back on the line. */
  readonly hurry: (appId: string) => void
  readonly forget: () => void
}

export const createRetries = (state: State, again: (delivery: Delivery) => void): Retries => {
  const waiting = new Map<Delivery, () => void>()
  const retry = (delivery: Delivery): void => {
    waiting.get(delivery)?.()
    waiting.delete(delivery)
    again(delivery)
  }
  return {
    wait: delivery => {
      const ms = retryMs[delivery.retries++]
      if (ms === undefined) {
        delivery.state = 'given up'
        return
      }
      delivery.state = 'waiting'
      report(state, delivery, ms)
      waiting.set(
        delivery,
        state.clock.after(ms, () => retry(delivery)),
      )
    },
    hurry: appId => {
      for (const delivery of [...waiting.keys()]) if (delivery.appId === appId) retry(delivery)
    },
    forget: () => {
      for (const cancel of waiting.values()) cancel()
      waiting.clear()
    },
  }
}

/** Whoever looks at the chat is told that the bot has not heard. */
const report = (state: State, delivery: Delivery, ms: number): void => {
  const { message } = delivery.envelope.event
  const chatId = isObject(message) ? message.chat_id : delivery.envelope.event.chat_id
  const last = delivery.attempts.at(-1)
  if (last && typeof chatId === 'string')
    tell(state, {
      kind: 'undelivered',
      chatId,
      words: `机器人${outcomeWords(last)}，${waitWords(ms)}后再送一次`,
    })
}

/** What became of a try: 机器人…… */
export const outcomeWords = ({ status, outcome }: Attempt): string =>
  status ? `答了 HTTP ${status}` : failureWords[outcome]

const failureWords: Readonly<Record<Attempt['outcome'], string>> = {
  ok: '收到了',
  status: '答错了',
  timeout: '没有按时应答',
  connect: '连不上',
  dns: '的地址解析不了',
  failed: '连不上',
  offline: '不在线',
  closed: '的长连接断了',
}

const waitWords = (ms: number): string =>
  ms < 60_000 ? `${ms / 1000} 秒` : ms < 3_600_000 ? `${ms / 60_000} 分钟` : `${ms / 3_600_000} 小时`
