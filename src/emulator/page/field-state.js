/** What somebody has filled in and not sent, so that it outlives a field that is drawn anew. */

const states = new WeakMap()

/** A field tells how to read and how to write what stands in it; what stands there now is its start. */
export const keepState = (control, { key, read, write }) => {
  control.dataset.field = ''
  states.set(control, { key, read, write, start: JSON.stringify(read()) })
}

const controlsIn = root => [
  ...(root.matches('[data-field]') ? [root] : []),
  ...root.querySelectorAll('[data-field]'),
]

/** What was filled into `before` goes into `after`, by name, or by place where fields have none. */
export const carry = (before, after) => {
  const targets = controlsIn(after)
  for (const [at, control] of controlsIn(before).entries()) {
    const state = states.get(control)
    const value = state.read()
    const target = targets.find(one => state.key && states.get(one).key === state.key) ?? targets[at]
    if (!target || JSON.stringify(value) === state.start || states.get(target).key !== state.key) continue
    states.get(target).write(value)
    caret(control, target)
  }
  opened(before, after)
}

const caret = (from, to) => {
  if (typeof from.selectionStart !== 'number' || !to.setSelectionRange) return
  to.setSelectionRange(from.selectionStart, from.selectionEnd)
}

/** A panel that somebody opened or closed stays so. */
const opened = (before, after) => {
  const panels = [
    ...after.querySelectorAll('details.panel'),
    ...(after.matches('details.panel') ? [after] : []),
  ]
  for (const panel of panels) {
    const old = [before, ...before.querySelectorAll('details.panel')].find(
      one => one.dataset.path === panel.dataset.path && one.matches('details.panel'),
    )
    if (old && old.dataset.expanded === panel.dataset.expanded) panel.open = old.open
  }
}
