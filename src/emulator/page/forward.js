import { post } from './api.js'
import { h } from './dom.js'
import { t } from './lang.js'
import { createList } from './listbox.js'
import { avatar } from './people.js'
import { toast } from './toast.js'

/** Asks which chat a message is passed on to, and passes it on. */
export const forwardTo = (message, me, chats) => {
  const close = () => {
    dialog.close()
    dialog.remove()
  }
  const list = createList({
    label: t('转发到'),
    searched: true,
    options: chats.map(chat => ({
      value: chat.chatId,
      words: chat.name,
      face: () => avatar(chat.name, chat.chatId, chat.kind === 'p2p' ? 'bot' : 'group'),
    })),
    isChosen: () => false,
    onPick: async chatId => {
      close()
      try {
        await post('/forward', { openId: me, messageId: message.messageId, chatId })
        toast('success', t('已转发'))
      } catch (error) {
        toast('error', error.message)
      }
    },
  })
  const dialog = h(
    'dialog',
    { className: 'dialog forward', 'aria-labelledby': 'forward-title', oncancel: close },
    h('h2', { id: 'forward-title' }, t('转发到')),
    ...list.elements,
    h(
      'div',
      { className: 'dialog-foot' },
      h('button', { type: 'button', className: 'btn', onclick: close }, t('取消')),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
  list.focus()
}
