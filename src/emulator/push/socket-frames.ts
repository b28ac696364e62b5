import type { Frame } from './frame.ts'
import type { SocketFaultKind } from './socket-faults.ts'

type Telegram = {
  readonly messageId: string
  readonly payload: Buffer
  readonly struck: ReadonlySet<SocketFaultKind>
  /** Payloads longer than this come in several frames. */
  readonly bytesMax?: number | undefined
}

/** The numeric service every connection of the emulator belongs to. */
export const serviceId = 33_554_678

/** A fault that needs pieces cuts into so many, wherever that is: inside a character, too. */
const piecesMin = 3

/** The frames of one push, in the order they go out. */
export const framesFor = (telegram: Telegram): Frame[] => {
  const { struck } = telegram
  const whole = cut(telegram)
  const kept = struck.has('missing') ? whole.slice(0, -1) : whole
  const ordered = struck.has('reversed') ? kept.toReversed() : kept
  return struck.has('repeated') ? [...ordered, ...ordered] : ordered
}

const cut = ({ messageId, payload, struck, bytesMax = payload.length }: Telegram): Frame[] => {
  const inPieces = struck.has('split') || struck.has('reversed') || struck.has('missing')
  const size = inPieces ? Math.min(bytesMax, Math.ceil(payload.length / piecesMin)) : bytesMax
  const sum = Math.max(1, Math.ceil(payload.length / size))
  return Array.from({ length: sum }, (_, seq) => ({
    seqId: 1,
    logId: 1,
    service: serviceId,
    method: 1,
    headers: {
      type: struck.has('cardFrame') ? 'card' : 'event',
      message_id: messageId,
      sum: String(sum),
      seq: String(seq),
      trace_id: messageId,
    },
    payload: payload.subarray(seq * size, (seq + 1) * size),
  }))
}
