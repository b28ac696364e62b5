import { drawCard } from './card.js'
import { h } from './dom.js'
import { t } from './lang.js'
import { toast } from './toast.js'

/** A card drawn where nobody answers: a press only says what would be sent. */
export const drawAlone = (card, people) => {
  const act = (part, how) => {
    const sent = { ...part, ...how }
    toast('info', t('这里没有机器人应答。会发送：{0}', JSON.stringify(sent)))
  }
  return drawCard(card, { people, members: [...people.keys()], me: '', act })
}

/** One face: its name, what the platform says of it, the card, and its JSON. */
export const drawFace = (face, people) =>
  h(
    'article',
    { className: 'face', id: face.name, 'aria-label': face.name, data: { noun: face.noun } },
    h(
      'header',
      { className: 'face-head' },
      h('h3', {}, h('a', { href: `#${face.name}` }, face.name)),
      judgement(face),
    ),
    h('div', { className: 'face-card' }, cardOf(face, people)),
    json(face),
  )

const cardOf = (face, people) => {
  if (face.trouble) return h('p', { className: 'face-trouble' }, face.trouble)
  try {
    return drawAlone(face.card, people)
  } catch (error) {
    return h('p', { className: 'face-trouble' }, t('画不出来：{0}', error.message))
  }
}

/** What the platform takes of a card. */
const bytesMax = 30 * 1024
const elementsMax = 200

/** Bytes, elements, and the strict check: green, or the platform's refusal with its path. */
export const judgement = judged =>
  h(
    'p',
    { className: 'judgement' },
    h(
      'span',
      { className: `verdict ${judged.ok ? 'verdict-good' : 'verdict-bad'}` },
      judged.ok ? t('检查通过') : t('平台会拒绝'),
    ),
    h(
      'span',
      { className: judged.bytes > 28 * 1024 ? 'near' : '' },
      t(
        '{0} 字节，占 30 KB 的 {1}%',
        judged.bytes.toLocaleString('zh-CN'),
        Math.ceil((judged.bytes / bytesMax) * 100),
      ),
    ),
    h(
      'span',
      { className: judged.elements > 180 ? 'near' : '' },
      t('{0} / {1} 个元素', judged.elements, elementsMax),
    ),
    judged.refusal ? h('code', { className: 'refusal' }, refusalWords(judged.refusal)) : null,
  )

export const refusalWords = ({ code, msg }) => `${code}　${msg}`

const json = face => {
  const text = face.golden ?? JSON.stringify(face.card, null, 2)
  return h(
    'details',
    { className: 'face-json' },
    h(
      'summary',
      {},
      h('span', {}, face.golden === null ? t('JSON（没有留存的样本）') : `cards/${face.name}.json`),
      face.golden !== null && !face.current ? h('span', { className: 'near' }, t('与现在画的不同')) : null,
    ),
    h('button', { type: 'button', className: 'btn btn-small', onclick: () => copy(text) }, t('复制')),
    h('pre', { tabIndex: 0, 'aria-label': 'JSON' }, text),
  )
}

export const copy = async text => {
  try {
    await navigator.clipboard.writeText(text)
    toast('success', t('已复制'))
  } catch {
    toast('error', t('浏览器不让复制，请在框里全选后复制'))
  }
}
