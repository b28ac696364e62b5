import { get } from './api.js'
import { setNow } from './days.js'
import { h } from './dom.js'
import { drawFace } from './gallery-face.js'
import { drawPaste } from './gallery-paste.js'
import { isDark, setTheme } from './gallery-theme.js'
import './gallery-english.js'
import { t } from './lang.js'

/** What people call the folders below cards/; others stand under their own names. */
const nouns = {
  ...{
    talents: '人才',
    workstations: '专家工作站',
    pairings: '结对',
    liaisons: '联系服务',
    grievances: '诉求',
    symposia: '座谈会',
    imports: '导入',
    exports: '导出',
    templates: '上级模板',
    privacy: '个人信息',
  },
  ...{
    people: '人员与角色',
    calendar: '工作日',
    digests: '简报',
    figures: '指标',
    plans: '规划',
    history: '变更记录',
    places: '名录',
    shell: '通用',
  },
}

const [faces, world] = await Promise.all([get('/cards'), get('/world')])
setNow(world.now)
const people = new Map(world.people.map(person => [person.openId, person]))

const choice = { noun: '', words: '', bad: false }

/** Buttons of which one is chosen. */
const choices = (label, options, chosen, onPick) => {
  const group = h('div', { className: 'choices', role: 'group', 'aria-label': label })
  const draw = now =>
    group.replaceChildren(
      ...options.map(([value, words]) =>
        h(
          'button',
          {
            type: 'button',
            className: 'choice',
            'aria-pressed': String(value === now),
            data: { value },
            onclick: () => {
              draw(value)
              ;[...group.children].find(one => one.dataset.value === value)?.focus()
              onPick(value)
            },
          },
          words,
        ),
      ),
    )
  draw(chosen)
  return group
}

const main = document.getElementById('faces')

const fits = face =>
  (choice.noun === '' || face.noun === choice.noun) &&
  `${face.name} ${face.card?.header?.title?.content ?? ''}`.includes(choice.words.trim())

const filter = () => {
  const shown = new Set(faces.filter(fits).map(face => face.name))
  for (const article of main.querySelectorAll('.face')) article.hidden = !shown.has(article.id)
  count.textContent = t('{0} 张', shown.size)
}

const count = h('span', { className: 'gallery-count', 'aria-live': 'polite' })

const nounsHere = [...new Set(faces.map(face => face.noun))]

document.getElementById('bar').append(
  h('a', { className: 'gallery-home', href: '/' }, t('← 会话')),
  h('h1', {}, t('卡片画廊')),
  count,
  choices(
    t('按名词筛选'),
    [['', t('全部')], ...nounsHere.map(noun => [noun, t(nouns[noun] ?? noun)])],
    '',
    noun => {
      choice.noun = noun
      filter()
    },
  ),
  h('input', {
    type: 'search',
    className: 'gallery-find',
    'aria-label': t('按名称查找'),
    placeholder: t('按名称查找'),
    oninput: event => {
      choice.words = event.target.value
      filter()
    },
  }),
  choices(
    t('明暗'),
    [
      ['light', t('浅色')],
      ['dark', t('深色')],
    ],
    isDark() ? 'dark' : 'light',
    setTheme,
  ),
  choices(
    t('宽度'),
    [
      ['wide', t('电脑')],
      ['phone', t('手机')],
    ],
    'wide',
    width => main.classList.toggle('phone', width === 'phone'),
  ),
)

main.append(
  drawPaste(people),
  h(
    'section',
    { className: 'face-list', 'aria-label': t('全部卡片') },
    ...faces.map(face => drawFace(face, people)),
  ),
)
document.title = t('卡片画廊')
filter()

const wanted = decodeURIComponent(location.hash.slice(1))
if (wanted) document.getElementById(wanted)?.scrollIntoView()
