import { elementOf, remember } from './card-live.js'
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
  // Fields that were drawn anew or went away stand in the form no more.
  const here = () => [...fields].filter(([, field]) => root.contains(field.control))
  const desk = {
    fields,
    complete: () => complete(here().map(([, field]) => field)),
    read: () => Object.fromEntries(here().map(([name, field]) => [name, field.read()])),
    reset: pressed => {
      fields.clear()
      const at = env.spots.real(pressed)
      fill(elementOf(root).elements)
      root.querySelector(`[data-path="${at}"]`)?.focus()
      toast('info', t('已恢复原样'))
    },
  }
  const inner = { ...env, form: desk }
  const fill = (elements = []) => root.replaceChildren(...drawAll(elements, `${path}.elements`, inner))
  fill(element.elements)
  remember(root, element, env, inner)
  Object.assign(root.style, layout(element, '12px'))
  return root
}

const complete = fields => {
  const troubled = fields.map(field => ({ field, words: field.trouble() }))
  for (const { field, words } of troubled) field.complain(words)
  const [first] = troubled.filter(({ words }) => words)
  if (!first) return true
  first.field.focus()
  toast('warning', first.words === t('请填写') ? t('有必填项未填写') : first.words)
  return false
}
