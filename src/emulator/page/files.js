import { h } from './dom.js'
import { t } from './lang.js'

export const addressOf = key => `/emulator/files/${encodeURIComponent(key)}`

/** Keys the emulator never gave out (samples have such) have no picture: a quiet frame with the words stands there. */
const given = /^(img|file)_/

/** A picture by its key; while it is missing its words stand in a frame. */
export const picture = (key, words) => {
  const frame = () =>
    h('span', { className: 'picture', role: 'img', 'aria-label': words || t('图片') }, words || t('图片'))
  if (!given.test(key ?? '')) return frame()
  const made = h('img', { src: addressOf(key), alt: words ?? '', loading: 'lazy', decoding: 'async' })
  made.addEventListener('error', () => made.replaceWith(frame()))
  return made
}

/** A picture at its full size, closed by Escape or a click. */
export const enlarge = (key, words) => {
  const close = () => {
    dialog.close()
    dialog.remove()
  }
  const dialog = h(
    'dialog',
    { className: 'enlarged', 'aria-label': words || t('图片'), onclick: close, oncancel: close },
    picture(key, words),
    h('button', { type: 'button', className: 'enlarged-close', 'aria-label': t('关闭') }, '×'),
  )
  document.body.append(dialog)
  dialog.showModal()
}

/** A picture that opens at its full size. */
export const opening = (key, words, made = picture(key, words)) =>
  h(
    'button',
    {
      type: 'button',
      className: 'picture-button',
      'aria-label': `${t('查看大图')} ${words ?? ''}`.trim(),
      onclick: () => enlarge(key, words),
    },
    made,
  )

export const sizeShown = bytes => {
  if (!(bytes >= 0)) return ''
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** A line with the kind, the name and the size of a file. */
export const fileLine = ({ key, name, bytes }) => {
  const kind = /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? ''
  const inner = [
    h(
      'span',
      { className: 'file-kind', data: { kind }, 'aria-hidden': 'true' },
      kind.slice(0, 4).toUpperCase() || '?',
    ),
    h(
      'span',
      { className: 'file-words' },
      h('span', { className: 'file-name' }, name ?? t('文件')),
      h('small', {}, sizeShown(bytes)),
    ),
  ]
  return key
    ? h('a', { className: 'file', href: addressOf(key), download: name ?? '' }, ...inner)
    : h('span', { className: 'file' }, ...inner)
}
