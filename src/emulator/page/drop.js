import { h } from './dom.js'
import { t } from './lang.js'

/** Files can be dropped anywhere on a conversation; while they hover, it says where they go. */
export const dropsOn = (area, name, take) => {
  const veil = h('div', { className: 'veil', hidden: true, 'aria-hidden': 'true' }, t('松开发给 {0}', name))
  area.append(veil)
  const holdsFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files')
  area.addEventListener('dragover', event => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    veil.hidden = false
  })
  area.addEventListener('dragleave', event => {
    if (!area.contains(event.relatedTarget)) veil.hidden = true
  })
  area.addEventListener('drop', event => {
    veil.hidden = true
    if (!holdsFiles(event)) return
    event.preventDefault()
    take([...event.dataTransfer.files])
  })
}
