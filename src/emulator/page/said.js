import { h } from './dom.js'
import { fileLine, opening, picture } from './files.js'
import { t } from './lang.js'
import { textNodes } from './markdown.js'
import { post } from './post.js'
import { serverWords } from './server-words.js'
import { film, sound } from './sound.js'

/** What a message says, by its kind. Those without a bubble of their own are `bare`. */
export const said = (message, context) => {
  const draw = kinds[message.type] ?? unknown
  return { made: draw(message, context), bare: bare.has(message.type) }
}

const bare = new Set(['image', 'file', 'media', 'sticker', 'share_chat', 'share_user', 'merge_forward'])

const text = message =>
  foldable(
    h('div', { className: 'bubble-text' }, ...textNodes(message.text, message.mentions ?? [])),
    message.text,
  )

const unknown = message => h('div', { className: 'bubble-text' }, serverWords(message.text))

/** Words longer than a screen are folded until somebody wants them all. */
const longWords = 1_200
const longLines = 24

const foldable = (made, words) => {
  if (words.length < longWords && words.split('\n').length < longLines) return made
  made.classList.add('folded')
  const button = h(
    'button',
    {
      type: 'button',
      className: 'fold',
      'aria-expanded': 'false',
      onclick: () => {
        const open = made.classList.toggle('folded')
        button.setAttribute('aria-expanded', String(!open))
        button.textContent = open ? t('展开全文') : t('收起')
      },
    },
    t('展开全文'),
  )
  return h('div', {}, made, button)
}

const file = ({ content, file }) =>
  fileLine({ key: content?.file_key, name: content?.file_name, bytes: file?.bytes })

const contact = (words, name) =>
  h('div', { className: 'contact' }, h('span', { className: 'contact-name' }, name), h('small', {}, words))

const merged = ({ merged = [] }) =>
  h(
    'div',
    { className: 'contact' },
    h('span', { className: 'contact-name' }, t('聊天记录')),
    ...merged.slice(0, 4).map(({ name, words }) => h('small', {}, `${name}：${serverWords(words)}`)),
    h('small', { className: 'contact-count' }, t('共 {0} 条', merged.length)),
  )

const kinds = {
  text,
  post: (message, context) => foldable(post(message, context), message.text),
  image: ({ content }) => h('div', { className: 'sent-image' }, opening(content?.image_key, t('图片'))),
  sticker: ({ content }) => h('div', { className: 'sent-image' }, picture(content?.file_key, t('表情'))),
  file,
  media: message => film(message, file(message)),
  audio: message => sound(message),
  share_chat: () => contact(t('群名片'), t('群聊')),
  share_user: ({ content }, { people }) =>
    contact(t('个人名片'), people.get(content?.user_id)?.name ?? t('未登记')),
  merge_forward: merged,
}
