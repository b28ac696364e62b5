import { createTray } from './attach.js'
import { botMenu } from './bot-menu.js'
import { h, icon, icons } from './dom.js'
import { draftOf, keepDraft } from './drafts.js'
import { t } from './lang.js'
import { createMentions } from './mentions.js'
import { sendAll, sendable } from './send.js'
import { serverWords } from './server-words.js'
import { toast } from './toast.js'

/**
 * The input: Enter sends, Shift+Enter breaks the line, `@` offers whom to name, files wait above it until they are
 * sent. `inThread` is the message whose thread it speaks in.
 */
export const createCompose = ({ me, chat, world, label, inThread }) => {
  const { bot, people } = world
  const box = { me, chat, reply: null, inThread, line: Promise.resolve() }
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
  box.tray = createTray(world.uploadBytesMax ?? Number.POSITIVE_INFINITY)
  box.quote = h('div', { className: 'compose-quote', hidden: true })
  box.element = h(
    'footer',
    { className: 'compose' },
    box.mentions.element,
    inThread ? null : botMenu(box, bot),
    h(
      'div',
      { className: 'compose-box' },
      box.quote,
      box.tray.element,
      h('div', { className: 'compose-row' }, box.input, ...buttons(box, bot)),
    ),
  )
  restore(box)
  return {
    element: box.element,
    focus: () => box.input.focus(),
    fill: text => fill(box, text),
    replyTo: message => quote(box, message),
    attach: (files, folders) => attach(box, files, folders),
  }
}

const placeholder = (chat, bot, inThread) => {
  if (inThread) return t('回复话题')
  return chat.kind === 'p2p' ? t('发消息给{0}', chat.name) : t('发到群里，@{0} 提问', bot.name)
}

const restore = box => {
  if (box.inThread) return
  box.input.value = draftOf(box.me, box.chat.chatId)
  // The height follows the words once the input stands in the page.
  if (box.input.value) queueMicrotask(() => grow(box))
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

/** Names the bot first, once. */
const call = (box, bot) => {
  const said = box.input.value
  fill(box, said.startsWith(`@${bot.name}`) ? said : `@${bot.name} ${said}`)
}

const fill = (box, text) => {
  box.input.value = text
  box.input.focus()
  box.input.setSelectionRange(text.length, text.length)
  changed(box)
}

const attach = (box, files, folders) => {
  box.tray.add(files, folders)
  box.input.focus()
}

const pasted = (box, event) => {
  const files = [...(event.clipboardData?.files ?? [])]
  if (files.length === 0) return
  event.preventDefault()
  attach(box, files)
}

/** One after the other, so that what was said first arrives first. */
const send = box => {
  const text = box.input.value.trim()
  if ((text === '' && box.tray.isEmpty()) || !sendable(text)) return
  const parcel = { me: box.me, where: whereOf(box), files: box.tray.take(), text, onProgress: box.tray.show }
  const reply = box.reply
  fillQuietly(box, '')
  quote(box, null)
  box.line = box.line.then(async () => {
    const left = await sendAll(parcel)
    box.tray.putBack(left.files)
    if (left.error) takeBack(box, left, reply)
  })
}

/** What could not be sent stands in the input again, unless something else does by now. */
const takeBack = (box, { text, error }, reply) => {
  if (!box.input.value) fillQuietly(box, text)
  if (reply) quote(box, reply)
  toast('error', error.message)
}

const fillQuietly = (box, text) => {
  box.input.value = text
  changed(box)
}

const whereOf = ({ chat, reply, inThread }) => ({
  chatId: chat.chatId,
  ...(inThread ? { replyTo: inThread, inThread: true } : {}),
  ...(reply ? { replyTo: reply.messageId } : {}),
})

const quote = (box, message) => {
  box.reply = message
  box.quote.hidden = !message
  box.quote.replaceChildren(...(message ? quoteParts(box, message) : []))
  if (message) box.input.focus()
}

const quoteParts = (box, message) => {
  const words = serverWords(message.text || message.card?.header?.title?.content || '').split('\n')[0]
  return [
    h(
      'span',
      { className: 'compose-quote-words' },
      t('回复 {0}', message.from.name),
      words ? `：${words}` : '',
    ),
    h(
      'button',
      { type: 'button', className: 'ghost', 'aria-label': t('取消回复'), onclick: () => quote(box, null) },
      icon(icons.close, 14),
    ),
  ]
}

/** Enter while an input method is composing belongs to the input method. */
const pressed = (box, event) => {
  if (event.isComposing || event.keyCode === 229) return
  if (box.mentions.pressed(event)) return event.preventDefault()
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    send(box)
  }
  if (event.key === 'Escape' && box.reply) {
    event.preventDefault()
    quote(box, null)
  }
}

const changed = box => {
  grow(box)
  box.mentions.changed()
  if (!box.inThread) keepDraft(box.me, box.chat.chatId, box.input.value)
}

const grow = ({ input }) => {
  input.style.height = 'auto'
  input.style.height = `${Math.min(input.scrollHeight, 160)}px`
}
