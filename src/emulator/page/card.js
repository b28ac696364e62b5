import { buttonFor, overflow } from './card-buttons.js'
import { columnSet, container, panel } from './card-layout.js'
import { chart, image, imageRow, person, personList } from './card-people.js'
import { table } from './card-table.js'
import { textOf, words } from './card-text.js'
import { h } from './dom.js'
import { fields } from './fields.js'
import { form } from './form.js'
import { drawAll, gap } from './inside.js'

/**
 * A card as people see it. `context` has `people`, `members` (open ids of the chat) and `act(part, how)`, which
 * presses a component by its path.
 */
export const drawCard = (card, context) => {
  const elements = card.body?.elements ?? card.elements ?? []
  const root = card.body?.elements ? 'body.elements' : 'elements'
  const env = { ...context, draw, form: null }
  return h(
    'section',
    { className: `card card-${card.config?.width_mode ?? 'default'}`, 'aria-label': title(card) },
    header(card.header, env),
    h(
      'div',
      { className: 'card-body', style: { gap: gap(card.body?.vertical_spacing) } },
      ...drawAll(elements, root, env),
    ),
    h('div', { className: 'card-wait', 'aria-hidden': 'true' }, h('span', { className: 'spinner' })),
  )
}

const draw = (element, path, env) => {
  const drawer = drawers[element.tag]
  const made = drawer
    ? drawer(element, path, env)
    : h('div', { className: 'placeholder' }, `［${element.tag}］暂不能显示`)
  if (element.margin) made.style.margin = element.margin
  return made
}

const drawers = {
  markdown: (element, _path, env) => words(element, env.people),
  plain_text: (element, _path, env) => textOf(element, env.people),
  lark_md: (element, _path, env) => textOf(element, env.people),
  div: (element, _path, env) =>
    h('div', { className: 'card-div' }, element.text ? textOf(element.text, env.people) : null),
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
  img_combination: imageRow,
  chart,
  ...fields,
}

const title = card => card.header?.title?.content ?? '卡片'

const header = (head, env) =>
  head
    ? h(
        'header',
        { className: 'card-head', data: { hue: head.template ?? 'default' } },
        h(
          'div',
          { className: 'card-titles' },
          h('h3', {}, textOf(head.title ?? {}, env.people)),
          ...(head.text_tag_list ?? []).map(tag =>
            h(
              'span',
              { className: 'text-tag', data: { hue: tag.color ?? 'neutral' } },
              tag.text?.content ?? '',
            ),
          ),
        ),
        head.subtitle?.content
          ? h('p', { className: 'card-subtitle' }, textOf(head.subtitle, env.people))
          : null,
      )
    : null
