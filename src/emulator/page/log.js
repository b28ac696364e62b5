import { dayShown } from './days.js'
import { dayOf, h } from './dom.js'
import { t } from './lang.js'

/** What the log of a conversation knows: what is drawn, and whether somebody moved it away from its end. */
export const createLog = () => ({
  drawn: new Map(),
  said: new Map(),
  held: false,
  atEnd: false,
  touchedAt: 0,
  early: [],
})

/** Messages of one person within this time stand together, under one name. */
const togetherMs = 3 * 60_000

export const append = (talk, message, drawn) => {
  talk.log.querySelector('.empty')?.remove()
  stamp(drawn, message)
  talk.log.append(drawn)
  knit(drawn)
}

/** Older messages, above everything; what is before the eyes stays there. */
export const prepend = (talk, pairs) => {
  const { log } = talk
  const first = log.querySelector('.day, .message, .withdrawn')
  const below = log.scrollHeight - log.scrollTop
  for (const [message, drawn] of pairs) {
    stamp(drawn, message)
    log.insertBefore(drawn, first)
    knit(drawn)
  }
  const next = first?.matches('.day') ? first.nextElementSibling : first
  if (next) knit(next)
  log.scrollTop = log.scrollHeight - below
}

export const replace = (known, drawn, message) => {
  stamp(drawn, message)
  known.replaceWith(drawn)
  knit(drawn)
  const next = after(drawn)
  if (next) knit(next)
}

/** A line above the first message that was not read when the conversation was opened. */
export const markFresh = drawn => {
  if (before(drawn)) drawn.before(h('div', { className: 'fresh', role: 'separator' }, t('以下为新消息')))
  knit(drawn)
}

const stamp = (drawn, { at, from, recalled }) =>
  Object.assign(drawn.dataset, { day: dayOf(at), at, from: recalled ? '' : from.id })

const isSaid = element => element?.matches('.message, .withdrawn')

const before = element => {
  let at = element.previousElementSibling
  while (at && !isSaid(at)) at = at.previousElementSibling
  return at
}

const after = element => {
  let at = element.nextElementSibling
  while (at && !isSaid(at)) at = at.nextElementSibling
  return at
}

/** A message beside the one before it: a new day gets a line, the same person's next words need no name. */
const knit = drawn => {
  const earlier = before(drawn)
  const { day, from, at } = drawn.dataset
  const line = lineBefore(drawn)
  const newDay = earlier?.dataset.day !== day
  if (newDay && !line) (freshBefore(drawn) ?? drawn).before(dayLine(Number(at), day))
  if (!newDay) line?.remove()
  const together =
    !newDay && from !== '' && earlier.dataset.from === from && at - earlier.dataset.at < togetherMs
  drawn.classList.toggle('follows', together && !freshBefore(drawn))
}

const lineBefore = drawn => {
  const line = (freshBefore(drawn) ?? drawn).previousElementSibling
  return line?.matches('.day') ? line : null
}

const freshBefore = drawn => {
  const line = drawn.previousElementSibling
  return line?.matches('.fresh') ? line : null
}

const dayLine = (at, day) => h('div', { className: 'day', data: { day } }, h('time', {}, dayShown(at)))

export const byHand = ['wheel', 'touchmove', 'pointerdown', 'keydown']

export const touch = talk => {
  talk.touchedAt = Date.now()
}

/** The log follows what is new until somebody moves it away from its end by hand; back at the end it follows again. */
export const scrolled = talk => {
  const { log } = talk
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
  talk.atEnd = atEnd
  if (atEnd) talk.more.hidden = true
  if (atEnd || Date.now() - talk.touchedAt < 1000) talk.held = !atEnd
}

/** A card taller than the window shows its head, not its foot. */
export const reveal = (talk, drawn) => {
  if (drawn.offsetHeight > talk.log.clientHeight) drawn.scrollIntoView({ block: 'start' })
  else toEnd(talk)
}

export const toEnd = talk => {
  talk.held = false
  talk.more.hidden = true
  talk.log.scrollTop = talk.log.scrollHeight
}

const letters = {
  r: '.tool-reply',
  t: '.tool-thread',
  f: '.tool-forward',
  e: '.tool-emoji',
  c: '.tool-copy',
  delete: '.tool-recall',
}

/** Up and down walk from message to message, letters do what its buttons do; Escape goes back to the input. */
export const walk = (talk, event) => {
  const { log, compose } = talk
  const here = event.target
  if (event.key === 'Escape' && !event.defaultPrevented) return compose.focus()
  const held = event.ctrlKey || event.metaKey || event.altKey
  if (held || (here !== log && !here.matches('.message'))) return
  const act = toolFor(here, event.key) ?? stepTo(log, here, event.key)
  if (!act) return
  event.preventDefault()
  act()
}

const toolFor = (message, key) => {
  const tool = letters[key.toLowerCase()]
  const button = tool && message.querySelector(tool)
  return button ? () => button.click() : null
}

const stepTo = (log, here, key) => {
  const all = [...log.querySelectorAll('.message')]
  const at = all.indexOf(here)
  const to = { ArrowUp: at < 0 ? all.length - 1 : at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[
    key
  ]
  const next = all[to]
  if (!next) return null
  return () => {
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
}
