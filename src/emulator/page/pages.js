import { h, icon, icons } from './dom.js'
import { t } from './lang.js'

/** Turning pages under a table. `show(from, to)` draws the rows; nothing to turn, nothing shown. */
export const paged = (total, size, show) => {
  const pages = Math.max(1, Math.ceil(total / size))
  let now = 0
  const count = h('span', { 'aria-live': 'polite' })
  const step = (words, by, path) =>
    h(
      'button',
      {
        type: 'button',
        className: 'ghost page-turn',
        'aria-label': words,
        title: words,
        onclick: () => turn(now + by),
      },
      icon(path, 16),
    )
  const back = step(t('上一页'), -1, icons.back)
  const on = step(t('下一页'), 1, icons.forth)
  const turn = page => {
    now = Math.min(Math.max(page, 0), pages - 1)
    show(now * size, (now + 1) * size)
    count.textContent = `${now + 1} / ${pages}`
    // A button that has the focus keeps it at the last page.
    back.setAttribute('aria-disabled', String(now === 0))
    on.setAttribute('aria-disabled', String(now === pages - 1))
  }
  turn(0)
  return pages > 1 ? h('div', { className: 'table-pages' }, back, count, on) : null
}
