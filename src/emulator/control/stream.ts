import type { Happening, State } from '../state.ts'
import { chatShown, messageShown } from './views.ts'

/** Comments keep proxies from closing a quiet stream. */
const heartbeatMs = 15_000

/** Server-sent events: everything that happens in one person's chats. */
export const openStream = (state: State, openId: string, gone: AbortSignal): Response => {
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start: controller => {
      const write = (text: string) => controller.enqueue(new TextEncoder().encode(text))
      const watch = (happening: Happening) => {
        const shown = shownTo(state, openId, happening)
        if (shown) write(`data: ${JSON.stringify(shown)}\n\n`)
      }
      const beat = setInterval(() => write(': \n\n'), heartbeatMs).unref()
      stop = () => {
        clearInterval(beat)
        state.watchers.delete(watch)
      }
      gone.addEventListener('abort', stop)
      state.watchers.add(watch)
      write(': \n\n')
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  })
}

const shownTo = (state: State, openId: string, happening: Happening) => {
  const chat = state.chats.get(happening.chatId ?? '')
  if (!chat) return happening.kind === 'clock' || happening.kind === 'person' ? happening : null
  if (!chat.members.has(openId)) return null
  const message = state.messages.get(happening.messageId ?? '')
  return {
    ...happening,
    chat: chatShown(state, chat, openId),
    ...(message ? { message: messageShown(state, message) } : {}),
  }
}
