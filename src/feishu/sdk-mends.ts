import type { WSClient } from '@larksuiteoapi/node-sdk'

type Frame = { readonly headers: readonly { readonly key: string; readonly value: string }[] }

type Line = { readonly pause: () => void; readonly resume: () => void }

/** What the SDK keeps private of its long connection. Its version is pinned, and the tests fail when these change. */
type Inner = {
  readonly wsConfig: { readonly getWSInstance: () => Line | null }
  pingLoop: () => void
  handleEventData: (frame: Frame) => Promise<void>
}

/** Two ways in which the SDK's long connection (1.74) loses what the platform sent it, mended. */
export const mendLosses = (client: WSClient): void => {
  const inner = client as unknown as Inner // private in its types
  listenBeforeReading(inner)
  readCardFrames(inner)
}

// On opening it pings, and only some promises later does it listen. What comes with the handshake itself (the events
// that waited for a reconnect do) is read before and lost. So nothing is read until the next turn of the event loop.
const listenBeforeReading = (inner: Inner): void => {
  const ping = inner.pingLoop
  inner.pingLoop = () => {
    const line = inner.wsConfig.getWSInstance()
    line?.pause()
    setImmediate(() => line?.resume())
    ping.call(inner)
  }
}

// Some tenants' presses come in frames of type `card`, which it drops without an ack, so that the person sees an error
// (larksuite/oapi-sdk-python#126). They carry the same payload: read as events.
const readCardFrames = (inner: Inner): void => {
  const handle = inner.handleEventData
  inner.handleEventData = frame => handle.call(inner, { ...frame, headers: frame.headers.map(asEvent) })
}

const asEvent = (header: Frame['headers'][number]): Frame['headers'][number] =>
  header.key === 'type' && header.value === 'card' ? { ...header, value: 'event' } : header
