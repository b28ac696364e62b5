import { h } from './dom.js'
import { t } from './lang.js'

const marks = { success: '✓', error: '!', warning: '!', info: 'i' }
const shownMs = 3200

/** A word that flies over the page. */
export const toast = (type, words, code) => {
  const box = document.getElementById('toasts')
  const one = h(
    'div',
    { className: `toast toast-${type}` },
    h('span', { className: 'toast-mark', 'aria-hidden': 'true' }, marks[type] ?? 'i'),
    h('span', {}, words),
    code ? h('code', { className: 'toast-code' }, `code: ${code}`) : null,
  )
  box.append(one)
  setTimeout(() => one.classList.add('leaving'), type === 'error' ? shownMs * 2 : shownMs)
  one.addEventListener('transitionend', () => one.remove())
}

/** Asks before something is sent; resolves with the answer. */
export const confirmed = (title, words) =>
  new Promise(resolve => {
    const answer = yes => () => {
      dialog.close()
      dialog.remove()
      resolve(yes)
    }
    const dialog = h(
      'dialog',
      { className: 'dialog', 'aria-labelledby': 'dialog-title', oncancel: answer(false) },
      h('h2', { id: 'dialog-title' }, title),
      words ? h('p', {}, words) : null,
      h(
        'div',
        { className: 'dialog-foot' },
        h('button', { type: 'button', className: 'btn', onclick: answer(false) }, t('取消')),
        h(
          'button',
          { type: 'button', className: 'btn btn-primary_filled', onclick: answer(true) },
          t('确定'),
        ),
      ),
    )
    document.body.append(dialog)
    dialog.showModal()
  })
