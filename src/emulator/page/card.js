import './card-english.js'
import { audio } from './card-audio.js'
import { buttonFor, openLink, overflow } from './card-buttons.js'
import { image, imageGroup } from './card-images.js'
import { columnSet, container, panel } from './card-layout.js'
import { createSpots, elementOf, followList, remember } from './card-live.js'
import { person, personList } from './card-people.js'
import { table } from './card-table.js'
import { division, textOf, textTag, words } from './card-text.js'
import { drawChart } from './chart.js'
import { h } from './dom.js'
import { fields } from './fields.js'
import { form } from './form.js'
import { iconOf } from './icons.js'
import { drawAll, layout } from './inside.js'
import { lang, localized, t } from './lang.js'

/**
 * A card as people see it. `context` has `people`, `members` (open ids of the chat), `sentAt`, and `act(part, how)`,
 * which presses a component by its path.
 */
export const drawCard = (given, context) => {
  const card = inLocales(given)
  const spots = createSpots()
  const env = {
    ...context,
    draw,
    spots,
    form: null,
    style: card.config?.style,
    config: () => cards.get(made)?.card.config,
    act: ({ path }, how) => context.act({ path: spots.real(path), spot: how.form && env.spotOf(path) }, how),
    spotOf: path => made.querySelector(`[data-path="${spots.real(path)}"]`)?.closest('.form')?.dataset.spot,
    remember: (node, element) => remember(node, element, env),
  }
  const [root, elements] = contentsOf(card)
  const body = h('div', { className: 'card-body', style: layout(card.body) })
  const made = h(
    'section',
    { className: `card card-${card.config?.width_mode ?? 'default'}`, 'aria-label': title(card) },
    header(card.header, env),
    body,
    h(
      'div',
      { className: 'card-wait', role: 'status', 'aria-label': t('正在办理'), hidden: true },
      h('span', { className: 'spinner' }),
    ),
  )
  cards.set(made, { card, env })
  body.append(...drawAll(elements, root, env))
  return linked(made, card.card_link)
}

const cards = new WeakMap()

const contentsOf = card =>
  card.body?.elements ? ['body.elements', card.body.elements] : ['elements', card.elements ?? []]

/**
 * A card that is drawn becomes `next` where it stands; false when it is another card altogether. `fresh` is the spot
 * of a form that starts over.
 */
export const followCard = (made, given, fresh) => {
  const next = inLocales(given)
  const { card, env } = cards.get(made)
  const frame = ({ header: _, body, config, elements: __, ...rest }) =>
    JSON.stringify([rest, config?.style, config?.width_mode, { ...body, elements: null }])
  if (frame(card) !== frame(next)) return false
  if (JSON.stringify(card) === JSON.stringify(next)) return true
  cards.set(made, { card: next, env })
  if (JSON.stringify(card.header) !== JSON.stringify(next.header)) {
    made.querySelector(':scope > .card-head')?.remove()
    made.prepend(...[header(next.header, env)].filter(Boolean))
    made.setAttribute('aria-label', title(next))
  }
  const [root, elements] = contentsOf(next)
  followList(made.querySelector(':scope > .card-body'), elements, root, env, fresh)
  return true
}

/** Where a card names the languages that count, the others do not. */
const inLocales = card => {
  const wanted = card.config?.locales
  if (!wanted?.length) return card
  const only = (key, value) =>
    key.startsWith('i18n_')
      ? Object.fromEntries(Object.entries(value).filter(([one]) => wanted.includes(one)))
      : value
  return JSON.parse(JSON.stringify(card), (key, value) =>
    value && typeof value === 'object' ? only(key, value) : value,
  )
}

/** A card that is a link as a whole opens where nothing else answers a click. */
const linked = (made, link) => {
  const url = link?.pc_url ?? link?.url
  if (!url) return made
  made.classList.add('jumps')
  made.addEventListener('click', event => {
    const busy = event.target.closest(
      'button, a, input, select, textarea, label, summary, .container, .popup',
    )
    if (!busy && !getSelection()?.toString()) openLink(url)
  })
  return made
}

const draw = (element, given, env) => {
  const path = env.spots.real(given)
  const spot = env.spots.claim(path)
  const drawer = drawers[element.tag]
  const made = drawer
    ? drawer(element, spot, env)
    : h('div', { className: 'placeholder' }, t('［{0}］暂不能显示', element.tag))
  if (element.margin) made.style.margin = element.margin
  Object.assign(made.dataset, { path, spot })
  if (!elementOf(made)) remember(made, element, env)
  return made
}

const drawers = {
  markdown: words,
  plain_text: (element, _path, env) => textOf(element, env),
  lark_md: (element, _path, env) => textOf(element, env),
  div: division,
  hr: () => h('hr'),
  button: buttonFor,
  overflow,
  column_set: columnSet,
  interactive_container: container,
  collapsible_panel: panel,
  form,
  table,
  person,
  person_list: personList,
  img: image,
  img_combination: imageGroup,
  audio,
  chart: drawChart,
  ...fields,
}

const title = card => localized(card.header?.title) || localized(card.header?.subtitle) || t('卡片')

const tagsOf = head =>
  (head.i18n_text_tag_list?.[lang === 'en' ? 'en_us' : 'zh_cn'] ?? head.text_tag_list ?? []).slice(0, 3)

/** A head with nothing but a subtitle shows it as the title. */
const header = (head, env) => {
  if (!head) return null
  const [first, second] = localized(head.title) ? [head.title, head.subtitle] : [head.subtitle ?? {}, null]
  return h(
    'header',
    {
      className: 'card-head',
      data: { hue: head.template ?? 'default' },
      style: { padding: head.padding ?? '' },
    },
    iconOf(head.icon, env, 20),
    h(
      'div',
      { className: 'card-head-words' },
      h(
        'div',
        { className: 'card-titles' },
        h('h3', {}, textOf(first, env)),
        ...tagsOf(head).map(tag => textTag(localized(tag.text), tag.color ?? 'blue')),
      ),
      localized(second) ? h('p', { className: 'card-subtitle' }, textOf(second, env)) : null,
    ),
  )
}
