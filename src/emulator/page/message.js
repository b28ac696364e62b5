import { post } from './api.js'
import { drawCard } from './card.js'
import { clockTime, h, icon, icons } from './dom.js'
import { textNodes } from './markdown.js'
import { avatar } from './people.js'
import { confirmed, toast } from './toast.js'

/** One message: who, when, what they said or the card they sent, and what can be done with it. */
export const drawMessage = (message, context) => {
  const mine = message.from.id === context.me
  if (message.recalled)
    return h('div', { className: 'withdrawn' }, `${mine ? '你' : message.from.name}撤回了一条消息`)
  const kind = message.from.kind === 'app' ? 'bot' : 'user'
  return h(
    'article',
    { className: `message${mine ? ' mine' : ''}${message.card ? ' has-card' : ''}` },
    avatar(message.from.name, message.from.id, kind),
    h(
      'div',
      { className: 'message-body' },
      h(
        'div',
        { className: 'message-head' },
        h('span', { className: 'message-name' }, message.from.name),
        kind === 'bot' ? h('span', { className: 'bot-tag' }, '机器人') : null,
        h('time', {}, clockTime(message.at)),
      ),
      h(
        'div',
        { className: 'message-row' },
        h('div', { className: 'message-main' }, said(message, context)),
        tools(message, context, mine),
      ),
    ),
  )
}

const said = (message, context) => {
  const quote = message.replyTo
    ? h('div', { className: 'quote' }, `回复 ${message.replyTo.name}：${message.replyTo.words}`)
    : null
  if (!message.card)
    return h(
      'div',
      { className: 'bubble' },
      quote,
      h('div', { className: 'bubble-text' }, ...textNodes(message.text)),
    )
  return h('div', { className: 'card-holder' }, quote, pressable(message, context))
}

/** The card, and what happens when somebody presses on it: it waits, toasts, and stands as the bot redrew it. */
const pressable = (message, context) => {
  const act = async (part, how) => {
    card.classList.add('waiting')
    card.setAttribute('aria-busy', 'true')
    try {
      const press = { openId: context.me, messageId: message.messageId, part, ...how }
      answered(await post('/press', press))
    } catch (error) {
      toast('error', error.message)
    } finally {
      card.classList.remove('waiting')
      card.removeAttribute('aria-busy')
    }
  }
  const card = drawCard(message.card, { ...context, act })
  return card
}

const answered = ({ toast: word, error, opened }) => {
  if (word) toast(word.type, word.content)
  if (error) toast('error', error.words, error.code === 'client' ? undefined : error.code)
  if (opened) window.open(opened, '_blank', 'noopener')
}

const tools = (message, { me, onReply }, mine) => {
  const takeBack = async () => {
    if (!(await confirmed('撤回这条消息？', '撤回后大家都看不到它。'))) return
    post('/recall', { openId: me, messageId: message.messageId }).catch(error =>
      toast('error', error.message),
    )
  }
  return h(
    'div',
    { className: 'tools' },
    h(
      'button',
      { type: 'button', className: 'ghost', 'aria-label': '回复', title: '回复', onclick: onReply },
      icon(icons.reply, 16),
    ),
    mine
      ? h(
          'button',
          { type: 'button', className: 'ghost', 'aria-label': '撤回', title: '撤回', onclick: takeBack },
          icon(icons.undo, 16),
        )
      : null,
  )
}
