import { buttonFor, openLink, overflow } from './card-buttons.js'
import { audio, image, imageGroup } from './card-images.js'
import { columnSet, container, panel } from './card-layout.js'
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
 * A card as people see it. `context` has `people`, `members` (open ids of the chat) and `act(part, how)`, which
 * presses a component by its path.
 */
export const drawCard = (card, context) => {
  const elements = card.body?.elements ?? card.elements ?? []
  const root = card.body?.elements ? 'body.elements' : 'elements'
  const env = { ...context, draw, form: null, style: card.config?.style }
  const made = h(
    'section',
    { className: `card card-${card.config?.width_mode ?? 'default'}`, 'aria-label': title(card) },
    header(card.header, env),
    h('div', { className: 'card-body', style: layout(card.body) }, ...drawAll(elements, root, env)),
    h(
      'div',
      { className: 'card-wait', role: 'status', 'aria-label': t('正在办理'), hidden: true },
      h('span', { className: 'spinner' }),
    ),
  )
  return linked(made, card.card_link)
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

const draw = (element, path, env) => {
  const drawer = drawers[element.tag]
  const made = drawer
    ? drawer(element, path, env)
    : h('div', { className: 'placeholder' }, t('［{0}］暂不能显示', element.tag))
  if (element.margin) made.style.margin = element.margin
  made.dataset.path = path
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

const title = card => localized(card.header?.title) || t('卡片')

const tagsOf = head =>
  (head.i18n_text_tag_list?.[lang === 'en' ? 'en_us' : 'zh_cn'] ?? head.text_tag_list ?? []).slice(0, 3)

const header = (head, env) =>
  head
    ? h(
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
            h('h3', {}, textOf(head.title ?? {}, env)),
            ...tagsOf(head).map(tag => textTag(localized(tag.text), tag.color)),
          ),
          localized(head.subtitle)
            ? h('p', { className: 'card-subtitle' }, textOf(head.subtitle, env))
            : null,
        ),
      )
    : null
