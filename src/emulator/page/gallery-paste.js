import { post } from './api.js'
import { h } from './dom.js'
import { drawAlone, judgement } from './gallery-face.js'
import { t } from './lang.js'

const waitMs = 250

/** A box for any card's JSON: what is pasted is judged as the message API would, and drawn. */
export const drawPaste = people => {
  const shown = h('div', { className: 'paste-shown', 'aria-live': 'polite' })
  const box = h('textarea', {
    className: 'paste-box',
    id: 'paste',
    rows: 7,
    spellcheck: 'false',
    placeholder: '{ "schema": "2.0", "body": { "elements": [ … ] } }',
    oninput: () => later(() => judge(box.value, shown, people)),
  })
  return h(
    'section',
    { className: 'paste', 'aria-labelledby': 'paste-title' },
    h('h2', { id: 'paste-title' }, t('试一张卡片')),
    h(
      'div',
      { className: 'paste-both' },
      h(
        'div',
        { className: 'paste-left' },
        h('label', { for: 'paste' }, t('把卡片的 JSON 粘贴到这里')),
        box,
        h('button', { type: 'button', className: 'btn btn-small', onclick: () => tidy(box) }, t('整理格式')),
      ),
      shown,
    ),
  )
}

let timer
const later = run => {
  clearTimeout(timer)
  timer = setTimeout(run, waitMs)
}

const judge = async (content, shown, people) => {
  if (content.trim() === '') return shown.replaceChildren()
  try {
    const judged = await post('/cards/check', { content })
    shown.replaceChildren(judgement(judged), attempt(content, people))
  } catch (error) {
    shown.replaceChildren(h('p', { className: 'face-trouble' }, error.message))
  }
}

/** What can be drawn is drawn, also when the platform would refuse it. */
const attempt = (content, people) => {
  try {
    const card = JSON.parse(content)
    return h('div', { className: 'face-card' }, drawAlone(card, people))
  } catch (error) {
    return h('p', { className: 'face-trouble' }, t('画不出来：{0}', error.message))
  }
}

const tidy = box => {
  try {
    box.value = JSON.stringify(JSON.parse(box.value), null, 2)
  } catch {
    box.focus()
  }
}
