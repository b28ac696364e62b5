import { dayOf, h } from './dom.js'

/** What the log of a conversation knows: what is drawn, and whether somebody moved it away from its end. */
export const createLog = () => ({ drawn: new Map(), held: false, touchedAt: 0, early: [] })

export const append = (talk, message, drawn) => {
  talk.log.querySelector('.empty')?.remove()
  const last = talk.log.lastElementChild
  const day = dayOf(message.at)
  if (last?.dataset.day !== day)
    talk.log.append(h('div', { className: 'day', data: { day } }, h('time', {}, day)))
  drawn.dataset.day = day
  talk.log.append(drawn)
}

export const byHand = ['wheel', 'touchmove', 'pointerdown', 'keydown']

export const touch = talk => {
  talk.touchedAt = Date.now()
}

/** The log follows what is new until somebody moves it away from its end by hand; back at the end it follows again. */
export const scrolled = talk => {
  const { log } = talk
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
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

/** Up and down walk from message to message; Escape goes back to the input. */
export const walk = (talk, event) => {
  const { log, compose } = talk
  const here = event.target
  if (event.key === 'Escape' && !event.defaultPrevented) return compose.focus()
  if (here !== log && !here.matches('.message')) return
  const all = [...log.querySelectorAll('.message')]
  const at = all.indexOf(here)
  const to = { ArrowUp: at < 0 ? all.length - 1 : at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[
    event.key
  ]
  if (to === undefined || !all[to]) return
  event.preventDefault()
  all[to].focus()
  all[to].scrollIntoView({ block: 'nearest' })
}
