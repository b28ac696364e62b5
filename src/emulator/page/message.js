import { clockTime, h } from './dom.js'
import { emojiName, emojiShown } from './emoji.js'
import { addressOf, fileLine, opening } from './files.js'
import { lang, t } from './lang.js'
import { textNodes } from './markdown.js'
import { avatar } from './people.js'
import { pressable } from './pressable.js'
import { tools } from './tools.js'

/**
 * One message: who, when, what they said or the card they sent, and what can be done with it. `before` is the same
 * message as drawn earlier: a card that did not change stays in the page, with all that was filled into it.
 */
export const drawMessage = (message, context, before) => {
  const mine = message.from.id === context.me
  if (message.recalled)
    return h('div', { className: 'withdrawn' }, t('{0}撤回了一条消息', mine ? t('你') : message.from.name))
  const kind = message.from.kind === 'app' ? 'bot' : 'user'
  return h(
    'article',
    {
      className: `message${mine ? ' mine' : ''}${message.card ? ' has-card' : ''}`,
      tabIndex: -1,
      'aria-label': `${message.from.name} ${clockTime(message.at)}`,
      data: { id: message.messageId },
    },
    avatar(message.from.name, message.from.id, kind),
    h(
      'div',
      { className: 'message-body' },
      head(message, kind),
      h(
        'div',
        { className: 'message-row' },
        h('div', { className: 'message-main' }, said(message, context, before)),
        tools(message, context, mine),
      ),
      reactions(message, context),
      threadFoot(message, context),
    ),
  )
}

const head = (message, kind) =>
  h(
    'div',
    { className: 'message-head' },
    h('span', { className: 'message-name' }, message.from.name),
    kind === 'bot' ? h('span', { className: 'bot-tag' }, t('机器人')) : null,
    message.forwarded ? h('span', { className: 'message-note' }, t('转发')) : null,
    message.onlyForYou ? h('span', { className: 'message-note' }, t('仅你可见')) : null,
    h('time', { dateTime: new Date(message.at).toISOString() }, clockTime(message.at)),
    message.edited && !message.card ? h('span', { className: 'message-note' }, t('已编辑')) : null,
  )

const said = (message, context, before) => {
  const quote = quoted(message, context)
  if (message.card) return h('div', { className: 'card-holder' }, quote, pressable(message, context, before))
  const alone = kinds[message.type] && !quote
  return h(
    'div',
    { className: alone ? `bubble bare` : 'bubble' },
    quote,
    (kinds[message.type] ?? plain)(message, context),
  )
}

const quoted = ({ replyTo }, { onQuote }) =>
  replyTo
    ? h(
        'button',
        { type: 'button', className: 'quote', onclick: () => onQuote(replyTo) },
        lang === 'en'
          ? `Reply to ${replyTo.name}: ${replyTo.words}`
          : `回复 ${replyTo.name}：${replyTo.words}`,
      )
    : null

const plain = message =>
  h('div', { className: 'bubble-text' }, ...textNodes(message.text, message.mentions ?? []))

const kinds = {
  image: ({ content }) => h('div', { className: 'sent-image' }, opening(content?.image_key, t('图片'))),
  file: ({ content }) => fileLine({ key: content?.file_key, name: content?.file_name }),
  media: ({ content }) => fileLine({ key: content?.file_key, name: content?.file_name }),
  audio: ({ content }) =>
    content?.file_key
      ? h('audio', {
          controls: true,
          preload: 'none',
          src: addressOf(content.file_key),
          'aria-label': t('语音'),
        })
      : h('span', {}, t('语音')),
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
          'aria-label': `${emojiName(emoji)} ${names}`,
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
        t('{0} 条话题回复', message.threadReplies),
      )
    : null
