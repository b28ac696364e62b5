import { h } from './dom.js'
import { t } from './lang.js'
import { createList } from './listbox.js'

/** A dialog to choose one thing from a list that can be searched. Options as `createList` takes them. */
export const pickFrom = (title, options, onPick) => {
  const close = () => {
    dialog.close()
    dialog.remove()
  }
  const list = createList({
    label: title,
    searched: true,
    options,
    isChosen: () => false,
    onPick: value => {
      close()
      onPick(value)
    },
  })
  const dialog = h(
    'dialog',
    { className: 'dialog pick', 'aria-labelledby': 'pick-title', oncancel: close },
    h('h2', { id: 'pick-title' }, title),
    ...list.elements,
    h(
      'div',
      { className: 'dialog-foot' },
      h('button', { type: 'button', className: 'btn', onclick: close }, t('取消')),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
  list.focus()
}
