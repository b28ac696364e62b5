import { whenShown } from './days.js'
import { clockTime, h, icon, icons } from './dom.js'
import { emojiName, emojiShown } from './emoji.js'
import { t } from './lang.js'
import { avatar } from './people.js'
import { pressable } from './pressable.js'
import { receipt } from './receipts.js'
import { said } from './said.js'
import { serverWords } from './server-words.js'
import { tools } from './tools.js'

/**
 * One message: who, when, what they said or the card they sent, and what can be done with it. `before` is the same
 * message as drawn earlier: a card that did not change stays in the page, with all that was filled into it.
 */
export const drawMessage = (message, context, before) => {
  const mine = message.from.id === context.me
  if (message.recalled)
    return h('div', { className: 'withdrawn' }, t('{0}撤回了一条消息', mine ? t('你') : message.from.name))
  if (message.type === 'system') return h('div', { className: 'withdrawn' }, message.text)
  const kind = message.from.kind === 'app' ? 'bot' : 'user'
  const notes = notesOf(message, context)
  const made = h(
    'article',
    {
      className: `message${mine ? ' mine' : ''}${message.card ? ' has-card' : ''}${notes.length > 0 ? ' noted' : ''}`,
      tabIndex: -1,
      'aria-label': `${message.from.name} ${whenShown(message.at)}`,
      data: { id: message.messageId, clock: clockTime(message.at) },
    },
    avatar(message.from.name, message.from.id, kind),
    h(
      'div',
      { className: 'message-body' },
      head(message, kind, notes),
      h(
        'div',
        { className: 'message-row' },
        h('div', { className: 'message-main' }, words(message, context, before)),
        receipt(message, context),
        tools(message, context, mine),
      ),
      reactions(message, context),
      threadFoot(message, context),
    ),
  )
  markMe(made, context)
  return made
}

/** What people should know about a message before they read it. */
const notesOf = (message, { me }) =>
  [
    message.forwarded ? note(t('转发')) : null,
    message.onlyForYou ? note(t('仅你可见')) : null,
    message.urgent?.[me] ? note(t('加急'), 'urgent') : null,
  ].filter(Boolean)

const note = (said, kind = '') => h('span', { className: `message-note ${kind}` }, said)

const head = (message, kind, notes) =>
  h(
    'div',
    { className: 'message-head' },
    h('span', { className: 'message-name' }, message.from.name),
    kind === 'bot' ? h('span', { className: 'bot-tag' }, t('机器人')) : null,
    ...notes,
    h(
      'time',
      { dateTime: new Date(message.at).toISOString(), title: whenShown(message.at) },
      clockTime(message.at),
    ),
  )

const words = (message, context, before) => {
  const quote = quoted(message, context)
  if (message.card) return h('div', { className: 'card-holder' }, quote, pressable(message, context, before))
  const { made, bare } = said(message, context)
  return h(
    'div',
    { className: bare && !quote ? 'bubble bare' : 'bubble' },
    quote,
    made,
    message.edited ? h('small', { className: 'edited' }, t('已编辑')) : null,
  )
}

const quoted = ({ replyTo }, { onQuote }) => {
  if (!replyTo) return null
  const line = t('回复 {0}：{1}', replyTo.name, serverWords(replyTo.words))
  return h(
    'button',
    {
      type: 'button',
      className: 'quote',
      title: t('看原消息'),
      'aria-disabled': replyTo.recalled ? 'true' : undefined,
      onclick: () => onQuote(replyTo),
    },
    h('span', {}, line),
  )
}

/** One's own name stands out more than others'. */
const markMe = (made, { me, people }) => {
  const called = new Set([`@${people.get(me)?.name}`, '@所有人', '@all'])
  for (const one of made.querySelectorAll('.at-name'))
    one.classList.toggle('at-me', called.has(one.textContent))
}

/** Each emoji once, with who gave it; a click adds one's own or takes it back. */
const reactions = (message, { me, onReact }) => {
  const given = message.reactions ?? []
  if (given.length === 0) return null
  return h(
    'div',
    { className: 'reactions' },
    ...given.map(({ emoji, by }) => {
      const names = by.map(one => one.name).join('、')
      return h(
        'button',
        {
          type: 'button',
          className: 'reaction',
          'aria-pressed': String(by.some(one => one.id === me)),
          'aria-label': `${t(emojiName(emoji))} ${names}`,
          title: names,
          onclick: () => onReact(message, emoji),
        },
        emojiShown(emoji, 16),
        h('span', {}, names.length > 24 ? String(by.length) : names),
      )
    }),
  )
}

const threadFoot = (message, { onThread }) =>
  message.threadReplies > 0
    ? h(
        'button',
        { type: 'button', className: 'thread-foot', onclick: () => onThread(message) },
        icon(icons.thread, 14),
        t('{0} 条话题回复', message.threadReplies),
      )
    : null
