import { h } from './dom.js'
import { drawAll, gap } from './inside.js'
import { toast } from './toast.js'

/**
 * A form: its fields register themselves by name with how to read and how to complain; the submit button asks here.
 * Required fields are the client's to check, nothing is sent while one is empty.
 */
export const form = (element, path, env) => {
  const fields = new Map()
  const root = h('div', { className: 'form', role: 'form', 'aria-label': element.name ?? '表单' })
  const desk = {
    fields,
    complete: () => complete(fields),
    read: () => Object.fromEntries([...fields].map(([name, field]) => [name, field.read()])),
    reset: () => fill(),
  }
  const fill = () => {
    fields.clear()
    root.replaceChildren(...drawAll(element.elements ?? [], `${path}.elements`, { ...env, form: desk }))
  }
  fill()
  Object.assign(root.style, { gap: gap(element.vertical_spacing ?? '12px'), padding: element.padding ?? '' })
  return root
}

const complete = fields => {
  const missing = [...fields.values()].filter(field => {
    const lacks = field.required && isEmpty(field.read())
    field.complain(lacks)
    return lacks
  })
  if (missing.length === 0) return true
  missing[0].focus()
  toast('warning', '有必填项未填写')
  return false
}

const isEmpty = value => value === '' || value === undefined || (Array.isArray(value) && value.length === 0)
