import type { Call } from './drawer/call-log.ts'
import type { Emulator } from './emulator.ts'
import type { Delivery } from './push/courier.ts'
import { outcomeWords } from './push/retries.ts'
import type { Happening } from './state.ts'

/** Tells, one line each, what a bot's maker would otherwise look for: pushes that failed, calls that were refused. */
export const watchTroubles = (emulator: Emulator, tell: (line: string) => void): void => {
  const told = new WeakMap<Delivery, number>()
  const wordsFor = ({ kind, deliveryId }: Happening): string | null => {
    if (kind === 'called') return callWords(emulator.calls.at(-1))
    if (kind !== 'pushed') return null
    const delivery = emulator.courier.deliveries.findLast(({ id }) => id === deliveryId)
    if (!delivery || told.get(delivery) === delivery.attempts.length) return null
    told.set(delivery, delivery.attempts.length)
    return pushWords(emulator, delivery)
  }
  emulator.state.watchers.add(happening => {
    const words = wordsFor(happening)
    if (words) tell(`${clockTime.format(emulator.clock.now())}  ${words}`)
  })
}

const clockTime = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' })

const callWords = (call: Call | undefined): string | null =>
  call && (call.code !== 0 || call.status >= 400)
    ? `调用 ${call.method} ${call.path} 被拒：HTTP ${call.status}，${call.code} ${call.msg}`
    : null

const pushWords = ({ state }: Emulator, { appId, kind, eventType, attempts }: Delivery): string | null => {
  const last = attempts.at(-1)
  if (!last || last.outcome === 'ok') return null
  const app = state.apps.get(appId)
  const url = kind === 'event' ? app?.eventUrl : app?.callbackUrl
  const where = app?.transport === 'socket' ? '长连接' : (url ?? '没有回调地址')
  return `推送 ${eventType} 到 ${where}，机器人${outcomeWords(last)}`
}
