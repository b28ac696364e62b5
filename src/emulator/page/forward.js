import { post } from './api.js'
import { t } from './lang.js'
import { avatar } from './people.js'
import { pickFrom } from './pick.js'
import { toast } from './toast.js'

export const chatOption = chat => ({
  value: chat.chatId,
  words: chat.name,
  face: () => avatar(chat.name, chat.chatId, chat.kind === 'p2p' ? 'bot' : 'group'),
})

/** Asks which chat a message is passed on to, and passes it on. */
export const forwardTo = (message, me, chats) =>
  pickFrom(t('转发到'), chats.map(chatOption), async chatId => {
    try {
      await post('/forward', { openId: me, messageId: message.messageId, chatId })
      toast('success', t('已转发'))
    } catch (error) {
      toast('error', error.message)
    }
  })
