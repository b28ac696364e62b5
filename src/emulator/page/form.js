import { h } from './dom.js'

import { drawAll, layout } from './inside.js'
import { t } from './lang.js'
import { toast } from './toast.js'

/**
 * A form: its fields register themselves by name with how to read and how to complain; the submit button asks here.
 * Required fields are the client's to check, nothing is sent while one is empty.
 */
export const form = (element, path, env) => {
  const fields = new Map()
  const root = h('div', { className: 'form', role: 'form', 'aria-label': t('表单') })
  const desk = {
    fields,
    complete: () => complete(fields),
    read: () => Object.fromEntries([...fields].map(([name, field]) => [name, field.read()])),
    reset: path => {
      fill()
      root.querySelector(`[data-path="${path}"]`)?.focus()
      toast('info', t('已恢复原样'))
    },
  }
  const fill = () => {
    fields.clear()
    root.replaceChildren(...drawAll(element.elements ?? [], `${path}.elements`, { ...env, form: desk }))
  }
  fill()
  Object.assign(root.style, layout(element, '12px'))
  return root
}

const complete = fields => {
  const troubled = [...fields.values()].map(field => ({ field, words: field.trouble() }))
  for (const { field, words } of troubled) field.complain(words)
  const [first] = troubled.filter(({ words }) => words)
  if (!first) return true
  first.field.focus()
  toast('warning', first.words === t('请填写') ? t('有必填项未填写') : first.words)
  return false
}
