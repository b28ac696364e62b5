import { h, svg } from './dom.js'
import { t } from './lang.js'
import { avatar } from './people.js'
import { createPopup } from './popup.js'

/** Who has read one's own message: a small circle that fills, and the names behind it. Bots read without a sign. */
export const receipt = (message, { me, members, people, isGroup }) => {
  const others = members.filter(id => id !== me && people.has(id))
  if (!isGroup || message.from.id !== me || others.length === 0) return null
  const read = others.filter(id => message.readBy.includes(id))
  const unread = others.filter(id => !message.readBy.includes(id))
  const words = unread.length === 0 ? t('全部已读') : t('{0} 人已读，{1} 人未读', read.length, unread.length)
  const button = h(
    'button',
    {
      type: 'button',
      className: `receipt${unread.length === 0 ? ' whole' : ''}`,
      'aria-label': words,
      title: words,
      'aria-expanded': 'false',
      onclick: () => {
        popup.panel.replaceChildren(
          side(t('{0} 人未读', unread.length), unread, people),
          side(t('{0} 人已读', read.length), read, people),
        )
        popup.flip()
      },
    },
    circle(read.length / others.length),
  )
  const popup = createPopup(() => button, { className: 'receipt-popup' })
  return h('span', { className: 'receipt-box' }, button, popup.panel)
}

const side = (words, ids, people) =>
  h(
    'section',
    { className: 'receipt-side' },
    h('h4', {}, words),
    h(
      'ul',
      { className: 'list' },
      ...ids.map(id => {
        const { name } = people.get(id)
        return h('li', { className: 'receipt-row' }, avatar(name, id), h('span', {}, name))
      }),
    ),
  )

/** A ring, filled like a pie as far as people have read; a tick once everybody has. */
const circle = share => {
  const ring = ['circle', { cx: 12, cy: 12, r: 9, fill: 'none', stroke: 'currentColor', 'stroke-width': 2.4 }]
  if (share === 1)
    return svg(
      [
        ring,
        [
          'path',
          {
            d: 'M7.500 12.300l3 3 6-6.300',
            fill: 'none',
            stroke: 'currentColor',
            'stroke-width': 2.4,
            'stroke-linecap': 'round',
            'stroke-linejoin': 'round',
          },
        ],
      ],
      16,
    )
  if (share === 0) return svg([ring], 16)
  const angle = share * 2 * Math.PI
  const [x, y] = [12 + 9 * Math.sin(angle), 12 - 9 * Math.cos(angle)]
  return svg(
    [ring, ['path', { d: `M12 12V3A9 9 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}z`, fill: 'currentColor' }]],
    16,
  )
}
