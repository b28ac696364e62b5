import type { State } from './state.ts'

/** No more than this many are kept unless the configuration says otherwise; a long benchmark shall not fill the memory. */
export const messagesMaxDefault = 200_000
const entitiesMax = 20_000
const blobBytesMax = 512 * 1024 * 1024

/** Forgets the oldest tenth of the messages at once: one by one would cost more than sending. */
export const forgetOldMessages = (state: State): void => {
  if (state.messages.size <= state.messagesMax) return
  const gone = new Set<string>()
  const wanted = Math.ceil(state.messagesMax / 10)
  const chats = new Set<string>()
  for (const [id, { chatId }] of state.messages) {
    if (gone.size >= wanted) break
    gone.add(id)
    chats.add(chatId)
  }
  for (const id of gone) {
    state.messages.delete(id)
    state.threads.delete(id)
  }
  for (const chatId of chats) forgetIn(state, chatId, gone)
}

const forgetIn = (state: State, chatId: string, gone: ReadonlySet<string>): void => {
  const chat = state.chats.get(chatId)
  if (!chat) return
  const before = chat.messageIds.length
  // Lists keep the order things were said in, so what is gone stands at the beginning.
  const first = chat.messageIds.findIndex(id => !gone.has(id))
  chat.messageIds.splice(0, first < 0 ? before : first)
  const lost = before - chat.messageIds.length
  for (const [openId, seen] of chat.seen) chat.seen.set(openId, Math.max(0, seen - lost))
  const whispers = chat.whispers.filter(id => !gone.has(id))
  chat.whispers.splice(0, chat.whispers.length, ...whispers)
}

export const forgetOldEntities = (state: State): void => {
  for (const id of state.entities.keys()) {
    if (state.entities.size <= entitiesMax) return
    state.entities.delete(id)
  }
}

/** By their bytes: a few films weigh more than all messages. */
export const forgetOldBlobs = (state: State): void => {
  let bytes = 0
  for (const blob of state.blobs.values()) bytes += blob.bytes.length
  for (const [key, blob] of state.blobs) {
    if (bytes <= blobBytesMax) return
    state.blobs.delete(key)
    bytes -= blob.bytes.length
  }
}
