import { h, icon, icons } from './dom.js'
import { t } from './lang.js'

const holdsFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files')

/** Files can be dropped anywhere on a conversation; while they hover, it says where they go. `take(files, folders)`. */
export const dropsOn = (area, name, take) => {
  const veil = h(
    'div',
    { className: 'veil', hidden: true, 'aria-hidden': 'true' },
    h('span', { className: 'veil-words' }, icon(icons.clip, 28), t('松开发给 {0}', name)),
  )
  area.append(veil)
  area.addEventListener('dragover', event => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    veil.hidden = false
  })
  area.addEventListener('dragleave', event => {
    if (!area.contains(event.relatedTarget)) veil.hidden = true
  })
  area.addEventListener('drop', event => {
    veil.hidden = true
    if (!holdsFiles(event)) return
    event.preventDefault()
    const { files, folders } = sorted(event.dataTransfer)
    take(files, folders)
  })
}

/** A folder comes as a file without content: only the browser's own entry tells them apart. */
const sorted = dataTransfer => {
  const items = [...dataTransfer.items].filter(item => item.kind === 'file')
  const all = items.map(item => ({
    file: item.getAsFile(),
    folder: item.webkitGetAsEntry?.()?.isDirectory === true,
  }))
  return {
    files: all.flatMap(({ file, folder }) => (file && !folder ? [file] : [])),
    folders: all.flatMap(({ file, folder }) => (folder ? [file?.name ?? t('文件夹')] : [])),
  }
}

/** Files let go beside a conversation must not make the browser leave the page for them. */
for (const kind of ['dragover', 'drop'])
  addEventListener(kind, event => {
    if (event.defaultPrevented || !holdsFiles(event)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'none'
  })
