import { post, upload } from './api.js'
import { createTray } from './attach.js'
import { h, icon, icons } from './dom.js'
import { t } from './lang.js'
import { createMentions } from './mentions.js'
import { toast } from './toast.js'

/**
 * The input: Enter sends, Shift+Enter breaks the line, `@` offers whom to name, files wait above it until they are
 * sent. `inThread` is the message whose thread it speaks in.
 */
export const createCompose = ({ me, chat, people, bot, label, inThread }) => {
  const box = { me, chat, reply: null, inThread, sending: false }
  box.input = h('textarea', {
    className: 'compose-input',
    rows: 1,
    'aria-label': label,
    placeholder: placeholder(chat, bot, inThread),
    oninput: () => changed(box),
    onkeydown: event => pressed(box, event),
    onpaste: event => pasted(box, event),
  })
  box.mentions = createMentions(box.input, { me, chat, people })
  box.tray = createTray()
  box.quote = h('div', { className: 'compose-quote', hidden: true })
  box.element = h(
    'footer',
    { className: 'compose' },
    box.mentions.element,
    inThread ? null : menuBar(box, bot),
    h(
      'div',
      { className: 'compose-box' },
      box.quote,
      box.tray.element,
      h('div', { className: 'compose-row' }, box.input, ...buttons(box, bot)),
    ),
  )
  return {
    element: box.element,
    focus: () => box.input.focus(),
    fill: text => fill(box, text),
    replyTo: message => quote(box, message),
    attach: files => attach(box, files),
  }
}

const placeholder = (chat, bot, inThread) => {
  if (inThread) return t('回复话题')
  return chat.kind === 'p2p' ? t('发消息给{0}', chat.name) : t('发到群里，@{0} 提问', bot.name)
}

const button = (words, path, onclick, className = 'ghost') =>
  h('button', { type: 'button', className, 'aria-label': words, title: words, onclick }, icon(path, 18))

const buttons = (box, bot) => {
  const chooser = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    onchange: () => {
      attach(box, [...chooser.files])
      chooser.value = ''
    },
  })
  return [
    box.chat.kind === 'p2p' ? null : button(`@${bot.name}`, icons.at, () => call(box, bot)),
    chooser,
    button(t('发送文件或图片'), icons.clip, () => chooser.click()),
    button(t('发送'), icons.send, () => send(box), 'send'),
  ]
}

/** The bot's own menu, in its private chat. */
const menuBar = (box, bot) => {
  const items = box.chat.kind === 'p2p' ? (bot.menu ?? []) : []
  if (items.length === 0) return null
  const press = key => post('/menu', { openId: box.me, key }).catch(error => toast('error', error.message))
  return h(
    'div',
    { className: 'bot-menu', role: 'group', 'aria-label': t('机器人菜单') },
    ...items.map(({ name, key }) =>
      h('button', { type: 'button', className: 'bot-menu-item', onclick: () => press(key) }, name),
    ),
  )
}

/** Names the bot first, once. */
const call = (box, bot) => {
  const said = box.input.value
  fill(box, said.startsWith(`@${bot.name}`) ? said : `@${bot.name} ${said}`)
}

const fill = (box, text) => {
  box.input.value = text
  box.input.focus()
  changed(box)
}

const attach = (box, files) => {
  box.tray.add(files)
  box.input.focus()
}

const pasted = (box, event) => {
  const files = [...(event.clipboardData?.files ?? [])]
  if (files.length === 0) return
  event.preventDefault()
  attach(box, files)
}

const send = async box => {
  const text = box.input.value.trim()
  const files = box.tray.take()
  if (text === '' && files.length === 0) return
  const where = whereOf(box)
  box.input.value = ''
  quote(box, null)
  changed(box)
  try {
    for (const file of files) await sendFile(box, file, where)
    if (text) await post('/say', { openId: box.me, text, ...where })
  } catch (error) {
    box.input.value ||= text
    changed(box)
    toast('error', error.message)
  }
}

const whereOf = ({ chat, reply, inThread }) => ({
  chatId: chat.chatId,
  ...(inThread ? { replyTo: inThread, inThread: true } : {}),
  ...(reply ? { replyTo: reply.messageId } : {}),
})

const sendFile = async ({ me }, file, where) => {
  const { type, content } = await upload(me, file)
  await post('/send', { openId: me, type, content, ...where })
}

const quote = (box, message) => {
  box.reply = message
  box.quote.hidden = !message
  box.quote.replaceChildren(
    ...(message
      ? [
          h(
            'span',
            { className: 'compose-quote-words' },
            t('回复 {0}', message.from.name),
            message.text ? `：${message.text}` : '',
          ),
          h(
            'button',
            {
              type: 'button',
              className: 'ghost',
              'aria-label': t('取消回复'),
              onclick: () => quote(box, null),
            },
            icon(icons.close, 14),
          ),
        ]
      : []),
  )
  if (message) box.input.focus()
}

/** Enter while an input method is composing belongs to the input method. */
const pressed = (box, event) => {
  if (event.isComposing || event.keyCode === 229) return
  if (box.mentions.pressed(event)) return event.preventDefault()
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    void send(box)
  }
  if (event.key === 'Escape' && box.reply) {
    event.preventDefault()
    quote(box, null)
  }
}

const changed = box => {
  box.input.style.height = 'auto'
  box.input.style.height = `${Math.min(box.input.scrollHeight, 160)}px`
  box.mentions.changed()
}
