import { h } from './dom.js'
import { t } from './lang.js'

/** Keys that work everywhere on the page, and those of a place; the list that `?` shows. */
const lines = [
  ['Alt+1 … 9', '换成第几个人'],
  ['Ctrl+K', '查找会话'],
  ['Alt+↑ / Alt+↓', '上一个、下一个会话'],
  ['Alt+I', '回到输入框'],
  ['Alt+S', '分屏：再看一个人'],
  ['Alt+G', '上手引导'],
  ['Alt+B', '后台'],
  ['Enter / Shift+Enter', '发送、换行'],
  ['@', '在群里提到谁'],
  ['↑ ↓', '在会话、消息、人员之间移动'],
  ['R T F E C Delete', '选中消息后：回复、话题、转发、表情、复制、撤回'],
  ['Esc', '关闭面板，回到输入框'],
  ['?', '这张表'],
]

const isTyping = element => element.matches('input, textarea, select, [contenteditable]')

/** The name a key goes by: `Alt+KeyS`, `Ctrl+KeyK`, `?`. The letter itself may be another one with Alt held. */
const nameOf = event => {
  if (event.key === '?' && !isTyping(event.target)) return '?'
  if (event.altKey && !event.ctrlKey && !event.metaKey) return `Alt+${event.code}`
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.code === 'KeyK' ? 'Ctrl+KeyK' : ''
}

/** `acts` by name; `Alt+Digit` gets the digit. */
export const listenToKeys = acts =>
  addEventListener('keydown', event => {
    if (event.isComposing || document.querySelector('dialog[open]')) return
    const [name, digit] = nameOf(event).split(/(?<=^Alt\+Digit)(?=\d$)/)
    if (!name || !acts[name]) return
    event.preventDefault()
    acts[name](Number(digit))
  })

export const showShortcuts = () => {
  const close = () => {
    dialog.close()
    dialog.remove()
  }
  const dialog = h(
    'dialog',
    { className: 'dialog keys', 'aria-labelledby': 'keys-title', oncancel: close },
    h('h2', { id: 'keys-title' }, t('快捷键')),
    h(
      'dl',
      { className: 'keys-list' },
      ...lines.flatMap(([keys, words]) => [h('dt', {}, h('kbd', {}, keys)), h('dd', {}, t(words))]),
    ),
    h(
      'div',
      { className: 'dialog-foot' },
      h('button', { type: 'button', className: 'btn', autofocus: true, onclick: close }, t('关闭')),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
}
