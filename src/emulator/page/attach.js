import { h } from './dom.js'
import { fileLine, sizeShown } from './files.js'
import { t } from './lang.js'
import { toast } from './toast.js'

const filesMax = 20

/** Files that wait to be sent, each with a way to take it out again. `bytesMax` is what one may have. */
export const createTray = bytesMax => {
  const tray = {
    files: [],
    going: [],
    bytesMax,
    element: h('div', { className: 'tray', hidden: true, role: 'list', 'aria-label': t('待发送的文件') }),
  }
  const hold = change => {
    Object.assign(tray, change)
    draw(tray)
  }
  return {
    element: tray.element,
    add: (files, folders = []) => add(tray, files, folders),
    take: () => {
      const taken = tray.files
      hold({ files: [] })
      return taken
    },
    /** These are on their way: they are seen, but cannot be taken out any more. */
    show: going => hold({ going }),
    /** What was on its way has arrived, but for these. */
    putBack: files => hold({ going: [], files: [...files, ...tray.files] }),
    isEmpty: () => tray.files.length === 0,
  }
}

const add = (tray, files, folders) => {
  const fitting = files.filter(file => file.size > 0 && file.size <= tray.bytesMax)
  const room = filesMax - tray.files.length
  for (const words of refusals(tray, files, folders)) toast('warning', words)
  if (fitting.length > room) toast('warning', t('一次最多发 {0} 个文件', filesMax))
  tray.files = [...tray.files, ...fitting.slice(0, Math.max(0, room))]
  draw(tray)
}

const refusals = ({ bytesMax }, files, folders) => {
  const huge = files.filter(file => file.size > bytesMax)
  const hollow = files.filter(file => file.size === 0)
  return [
    folders.length > 0 ? t('不能发文件夹（{0}），请压缩成一个文件再发', folders.join('、')) : '',
    huge.length > 0 ? t('{0} 太大，单个文件最多 {1}', namesOf(huge), sizeShown(bytesMax)) : '',
    hollow.length > 0 ? t('{0} 是空的，没有内容可发', namesOf(hollow)) : '',
  ].filter(Boolean)
}

const namesOf = files => files.map(file => file.name).join('、')

const draw = tray => {
  const { element, files, going } = tray
  element.hidden = files.length + going.length === 0
  element.setAttribute('aria-busy', String(going.length > 0))
  element.replaceChildren(
    ...going.map(file =>
      row(file, h('span', { className: 'spinner', role: 'status', 'aria-label': t('正在发送') })),
    ),
    ...files.map(file => row(file, out(tray, file))),
  )
}

const row = (file, end) =>
  h(
    'div',
    { className: 'tray-file', role: 'listitem' },
    file.type.startsWith('image/') ? preview(file) : fileLine({ name: file.name, bytes: file.size }),
    end,
  )

const out = (tray, file) =>
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
