import { h } from './dom.js'
import { fileLine } from './files.js'
import { t } from './lang.js'

/** Files that wait to be sent, each with a way to take it out again. */
export const createTray = () => {
  const tray = {
    files: [],
    element: h('div', { className: 'tray', hidden: true, role: 'list', 'aria-label': t('待发送的文件') }),
  }
  return {
    element: tray.element,
    add: files => {
      tray.files.push(...files)
      draw(tray)
    },
    take: () => {
      const taken = tray.files
      tray.files = []
      draw(tray)
      return taken
    },
  }
}

const draw = tray => {
  tray.element.hidden = tray.files.length === 0
  tray.element.replaceChildren(...tray.files.map(file => row(tray, file)))
}

const row = (tray, file) =>
  h(
    'div',
    { className: 'tray-file', role: 'listitem' },
    file.type.startsWith('image/') ? preview(file) : fileLine({ name: file.name, bytes: file.size }),
    h(
      'button',
      {
        type: 'button',
        className: 'ghost tray-out',
        'aria-label': t('移除 {0}', file.name),
        onclick: () => {
          tray.files = tray.files.filter(one => one !== file)
          draw(tray)
        },
      },
      '×',
    ),
  )

const preview = file => {
  const made = h('img', { className: 'tray-image', alt: file.name })
  const reader = new FileReader()
  reader.addEventListener('load', () => {
    made.src = String(reader.result)
  })
  reader.readAsDataURL(file)
  return made
}
