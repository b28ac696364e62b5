import { type Message, threadOf } from '../messages.ts'
import type { State } from '../state.ts'
import { simplified } from '../words.ts'

/** A message as the API shows it. */
export const messageView = (state: State, message: Message, raw: boolean) => ({
  message_id: message.messageId,
  ...(message.rootId ? { root_id: message.rootId } : {}),
  ...(message.parentId ? { parent_id: message.parentId } : {}),
  ...threadIn(state, message),
  msg_type: message.type,
  create_time: String(message.createdAt),
  update_time: String(message.updatedAt),
  deleted: message.recalled,
  updated: message.edited,
  chat_id: message.chatId,
  sender: {
    id: message.sender.id,
    id_type: message.sender.kind === 'app' ? 'app_id' : 'open_id',
    sender_type: message.sender.kind,
    tenant_key: state.tenantKey,
  },
  body: { content: contentFor(message, raw) },
  ...(message.mentions.length > 0
    ? {
        mentions: message.mentions.map(({ key, id, name }) => ({
          key,
          id,
          id_type: 'open_id',
          name,
          tenant_key: state.tenantKey,
        })),
      }
    : {}),
})

const threadIn = (state: State, message: Message): { thread_id?: string } => {
  const thread = threadOf(state, message)
  return thread ? { thread_id: thread.threadId } : {}
}

/** Cards come back simplified, unless `card_msg_content_type=raw_card_content` asks for the original. */
const contentFor = (message: Message, raw: boolean): string => {
  if (message.recalled) return JSON.stringify({ text: 'This message was recalled' })
  if (message.type === 'merge_forward') return 'Merged and Forwarded Message'
  if (message.type === 'text' && !raw) return unstyled(message)
  return raw ? message.content : simplified(message)
}

const tags = /<\/?[ius]>/g

/** A bot's text is read without its styles: bold, italic, underlined, struck through. */
const unstyled = ({ content, sender }: Message): string => {
  if (sender.kind !== 'app' || !/\*\*|<[ius]>/.test(content)) return content
  return content.replace(/\*\*([^*]+)\*\*/g, '$1').replace(tags, '')
}
