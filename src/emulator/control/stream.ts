import type { Message } from '../messages.ts'
import type { Happening, State } from '../state.ts'
import { chatShown, messageShown, unreadOf } from './views.ts'

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
      const end = () => {
        stop()
        controller.close()
      }
      stop = () => {
        clearInterval(beat)
        state.watchers.delete(watch)
        state.streams.delete(end)
      }
      gone.addEventListener('abort', stop)
      state.watchers.add(watch)
      state.streams.add(end)
      write(': \n\n')
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/** Told to everybody: who is there, and that the bot was pushed something or called. */
const forEverybody = new Set<Happening['kind']>(['person', 'reset', 'pushed', 'called'])

/** Outside one's chats only the counts at other people's names change. */
const shownTo = (state: State, openId: string, happening: Happening) => {
  const chat = state.chats.get(happening.chatId ?? '')
  if (happening.kind === 'clock') return { ...happening, now: state.clock.now().getTime() }
  if (!chat) return forEverybody.has(happening.kind) ? happening : null
  const unread = happening.kind === 'undelivered' ? {} : unreadOf(state, chat.members)
  if (!chat.members.has(openId)) return { kind: 'elsewhere', unread }
  const message = state.messages.get(happening.messageId ?? '')
  const base = { ...happening, unread, chat: chatShown(state, chat, openId) }
  if (!message) return base
  return isFor(message, openId) ? { ...base, message: messageShown(state, message) } : null
}

const isFor = (message: Message, openId: string): boolean =>
  message.onlyFor === null || message.onlyFor === openId
