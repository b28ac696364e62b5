import { post } from './api.js'
import { h } from './dom.js'
import { copy, drawAlone, judgement } from './gallery-face.js'
import { keysOf, lineOf, offsetOf } from './json-place.js'
import { keep, kept } from './kept.js'
import { t } from './lang.js'

const waitMs = 250

/** What is remembered of a card; longer ones are not kept. */
const keptMax = 200_000

/** A box for any card's JSON: what is pasted is judged as the message API would, drawn, and there again next time. */
export const drawPaste = people => {
  const shown = h('div', { className: 'paste-shown', 'aria-live': 'polite' })
  const mark = h('div', { className: 'paste-mark', hidden: true, 'aria-hidden': 'true' })
  const box = h('textarea', {
    className: 'paste-box',
    id: 'paste',
    rows: 12,
    wrap: 'off',
    spellcheck: 'false',
    placeholder: '{ "schema": "2.0", "body": { "elements": [ … ] } }',
    oninput: () => later(changed),
    onscroll: () => stand(mark, box),
  })
  const changed = () => {
    keep('paste', box.value.length > keptMax ? '' : box.value)
    void judge(box, mark, shown, people)
  }
  const put = text => {
    box.value = text
    changed()
    box.focus()
  }
  box.value = kept('paste') ?? ''
  changed()
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
        h('div', { className: 'paste-field' }, mark, box),
        h(
          'div',
          { className: 'paste-acts' },
          act('整理格式', () => put(tidied(box.value))),
          act('复制', () => copy(box.value)),
          act('清空', () => put('')),
        ),
      ),
      shown,
    ),
  )
}

const act = (words, onclick) => h('button', { type: 'button', className: 'btn btn-small', onclick }, t(words))

let timer
const later = run => {
  clearTimeout(timer)
  timer = setTimeout(run, waitMs)
}

const judge = async (box, mark, shown, people) => {
  const content = box.value
  if (content.trim() === '') return clear(mark, shown)
  try {
    const judged = await post('/cards/check', { content })
    if (box.value !== content) return
    const line = wrongLine(content, judged.refusal)
    highlight(mark, box, line)
    shown.replaceChildren(judgement(judged), ...(line ? [toLine(box, line)] : []), attempt(content, people))
  } catch (error) {
    shown.replaceChildren(h('p', { className: 'face-trouble' }, error.message))
  }
}

const clear = (mark, shown) => {
  mark.hidden = true
  shown.replaceChildren()
}

/** The line the refusal is about: of the property that is too much, of the value, or where the JSON breaks. */
const wrongLine = (content, refusal) => {
  if (!refusal || refusal.code === 230025) return 0
  const broken = breakOf(content)
  if (broken !== null) return lineOf(content, broken)
  const surplus = /unknown property, property: (.+), path: /.exec(refusal.msg)?.[1]
  return lineOf(content, offsetOf(content, [...keysOf(refusal.path), ...(surplus ? [surplus] : [])]))
}

const breakOf = content => {
  try {
    JSON.parse(content)
    return null
  } catch (error) {
    return Number(/position (\d+)/.exec(error.message)?.[1] ?? content.length)
  }
}

const highlight = (mark, box, line) => {
  mark.hidden = !line
  mark.dataset.line = line || ''
  stand(mark, box)
}

/** The mark lies behind its line, however far the box is scrolled. */
const stand = (mark, box) => {
  const { lineHeight, paddingTop } = getComputedStyle(box)
  const top = (Number(mark.dataset.line) - 1) * Number.parseFloat(lineHeight) + Number.parseFloat(paddingTop)
  mark.style.transform = `translateY(${top - box.scrollTop}px)`
}

const toLine = (box, line) =>
  h(
    'button',
    {
      type: 'button',
      className: 'btn btn-small paste-line',
      onclick: () => {
        const lines = box.value.split('\n')
        const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
        box.focus()
        box.setSelectionRange(from, from + lines[line - 1].length)
        box.scrollTop = (line - 4) * Number.parseFloat(getComputedStyle(box).lineHeight)
      },
    },
    t('第 {0} 行', line),
  )

/** What can be drawn is drawn, also when the platform would refuse it. */
const attempt = (content, people) => {
  try {
    return h('div', { className: 'face-card' }, drawAlone(JSON.parse(content), people))
  } catch (error) {
    return h('p', { className: 'face-trouble' }, t('画不出来：{0}', error.message))
  }
}

const tidied = text => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
