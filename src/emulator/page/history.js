import { get } from './api.js'
import { h } from './dom.js'
import { t } from './lang.js'
import { prepend } from './log.js'

/** So many messages come at once; older ones when somebody scrolls up to them. */
export const pageSize = 60

/** This close to the top older messages are asked for. */
const nearPx = 240

export const messagesPath = ({ chat, me }, before) =>
  `/chats/${chat.chatId}/messages?${new URLSearchParams({
    as: me,
    limit: String(pageSize),
    ...(before ? { before } : {}),
  })}`

/** Reads on into the past of a conversation. `draw(message)` gives its element, or nothing for what is in a thread. */
export const createHistory = (talk, newest, draw) => {
  const past = {
    oldest: newest[0]?.messageId,
    whole: newest.length < pageSize,
    busy: null,
    line: h(
      'p',
      { className: 'history', role: 'status', hidden: newest.length < pageSize },
      t('向上滚动看更早的消息'),
    ),
  }
  talk.log.prepend(past.line)
  const more = () => {
    if (past.whole) return null
    past.busy ??= older(talk, past, draw).finally(() => {
      past.busy = null
    })
    return past.busy
  }
  return {
    scrolled: () => {
      if (talk.log.scrollTop < nearPx) void more()?.catch(() => {})
    },
    /** Reads back until a message is there; null when it is nowhere. */
    find: async messageId => {
      while (!talk.drawn.has(messageId) && !past.whole) await more()
      return talk.drawn.get(messageId) ?? null
    },
  }
}

const older = async (talk, past, draw) => {
  const { chat, log } = talk
  const messages = await get(messagesPath(talk, past.oldest))
  if (talk.chat !== chat || talk.log !== log) return
  past.whole = messages.length < pageSize
  past.oldest = messages[0]?.messageId ?? past.oldest
  past.line.hidden = past.whole
  prepend(
    talk,
    messages.flatMap(message => {
      const drawn = talk.drawn.has(message.messageId) ? null : draw(message)
      return drawn ? [[message, drawn]] : []
    }),
  )
}
