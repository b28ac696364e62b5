import { post } from './api.js'
import { h, icon, icons } from './dom.js'
import { avatar } from './people.js'
import { toast } from './toast.js'

/** The input: Enter sends, Shift+Enter breaks the line, `@` offers whom to name. */
export const createCompose = ({ me, chat, people, bot }) => {
  const box = { me, chat, named: namedIn(chat, people, me), reply: null, active: 0, found: [] }
  box.input = h('textarea', {
    className: 'compose-input',
    rows: 1,
    'aria-label': '输入消息',
    placeholder: chat.kind === 'p2p' ? `发消息给${chat.name}` : `发到群里，@${bot.name} 提问`,
    oninput: () => changed(box),
    onkeydown: event => pressed(box, event),
    onblur: () => setTimeout(() => offer(box, []), 150),
  })
  box.quote = h('div', { className: 'compose-quote', hidden: true })
  box.offers = h('ul', { className: 'offers', role: 'listbox', hidden: true })
  box.element = h(
    'footer',
    { className: 'compose' },
    box.offers,
    box.quote,
    h('div', { className: 'compose-row' }, mentionButton(box, bot), box.input, sendButton(box)),
  )
  return {
    element: box.element,
    focus: () => box.input.focus(),
    fill: text => fill(box, text),
    replyTo: message => quote(box, message),
  }
}

const namedIn = (chat, people, me) => {
  if (chat.kind === 'p2p') return []
  const others = chat.members.filter(id => id !== me).flatMap(id => people.get(id) ?? [])
  return [...chat.bots.map(bot => ({ ...bot, kind: 'bot', title: '机器人' })), ...others]
}

const mentionButton = (box, bot) =>
  box.chat.kind === 'p2p'
    ? null
    : h(
        'button',
        {
          type: 'button',
          className: 'ghost at',
          onclick: () => call(box, bot),
        },
        `@${bot.name}`,
      )

/** Names the bot first, once. */
const call = (box, bot) => {
  const said = box.input.value
  fill(box, said.startsWith(`@${bot.name}`) ? said : `@${bot.name} ${said}`)
}

const sendButton = box =>
  h(
    'button',
    {
      type: 'button',
      className: 'send',
      'aria-label': '发送',
      title: '发送（Enter）',
      onclick: () => send(box),
    },
    icon(icons.send, 18),
  )

const fill = (box, text) => {
  box.input.value = text
  box.input.focus()
  changed(box)
}

const send = async box => {
  const text = box.input.value.trim()
  if (text === '') return
  const replyTo = box.reply?.messageId
  box.input.value = ''
  quote(box, null)
  changed(box)
  try {
    await post('/say', { openId: box.me, chatId: box.chat.chatId, text, ...(replyTo ? { replyTo } : {}) })
  } catch (error) {
    box.input.value = text
    toast('error', error.message)
  }
}

const quote = (box, message) => {
  box.reply = message
  box.quote.hidden = !message
  box.quote.replaceChildren(
    ...(message
      ? [
          h('span', {}, `回复 ${message.from.name}`),
          h(
            'button',
            { type: 'button', className: 'ghost', 'aria-label': '取消回复', onclick: () => quote(box, null) },
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
  if (box.found.length > 0 && chooseByKey(box, event)) return event.preventDefault()
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    void send(box)
  }
  if (event.key === 'Escape') quote(box, null)
}

const chooseByKey = (box, event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) {
    box.active = (box.active + step + box.found.length) % box.found.length
    offer(box, box.found)
    return true
  }
  if (event.key === 'Escape') offer(box, [])
  else if (event.key === 'Enter' || event.key === 'Tab') take(box, box.found[box.active])
  else return false
  return true
}

const changed = box => {
  box.input.style.height = 'auto'
  box.input.style.height = `${Math.min(box.input.scrollHeight, 160)}px`
  const begun = /@([^\s@]{0,12})$/.exec(box.input.value.slice(0, box.input.selectionStart))
  box.active = 0
  offer(
    box,
    begun ? box.named.filter(one => one.name.startsWith(begun[1]) && one.name !== begun[1]).slice(0, 8) : [],
  )
}

const offer = (box, found) => {
  box.found = found
  box.offers.hidden = found.length === 0
  box.offers.replaceChildren(
    ...found.map((one, index) =>
      h(
        'li',
        {
          role: 'option',
          className: 'offer',
          'aria-selected': String(index === box.active),
          onmousedown: event => {
            event.preventDefault()
            take(box, one)
          },
        },
        avatar(one.name, one.openId, one.kind),
        h('span', {}, one.name),
        h('small', {}, one.title ?? ''),
      ),
    ),
  )
}

const take = (box, one) => {
  const at = box.input.selectionStart
  const before = box.input.value.slice(0, at).replace(/@[^\s@]*$/, `@${one.name} `)
  box.input.value = before + box.input.value.slice(at)
  box.input.setSelectionRange(before.length, before.length)
  offer(box, [])
  box.input.focus()
}
