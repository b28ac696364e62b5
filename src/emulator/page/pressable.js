import { post } from './api.js'
import { drawCard } from './card.js'
import { openLink } from './card-buttons.js'
import { toast } from './toast.js'

const drawn = new WeakMap()

/** The card, and what happens when somebody presses on it: it waits, toasts, and stands as the bot redrew it. */
export const pressable = (message, context, before) => {
  const json = JSON.stringify(message.card)
  const earlier = before?.querySelector('.card')
  if (earlier && drawn.get(earlier) === json) return earlier
  const act = async (part, how) => {
    if (card.classList.contains('waiting')) return
    waiting(card, true)
    try {
      answered(await post('/press', { openId: context.me, messageId: message.messageId, part, ...how }))
    } catch (error) {
      toast('error', error.message)
    } finally {
      waiting(card, false)
    }
  }
  const card = drawCard(message.card, { ...context, act })
  card.tabIndex = -1
  drawn.set(card, json)
  return card
}

const waiting = (card, on) => {
  card.classList.toggle('waiting', on)
  card.setAttribute('aria-busy', String(on))
  card.querySelector('.card-wait').hidden = !on
}

const answered = ({ toast: word, error, opened }) => {
  if (word) toast(word.type, word.content)
  if (error) toast('error', error.words, error.code === 'client' ? undefined : error.code)
  if (opened) openLink(opened)
}

/** After a card was drawn anew the keyboard stands where it stood, or at the card. */
export const keepFocus = (before, after) => {
  const focused = document.activeElement
  if (!before.contains(focused)) return () => {}
  const path = focused.closest('[data-path]')?.dataset.path
  return () => {
    const same = path && after.querySelector(`[data-path="${path}"]`)
    const target = same?.matches('button, [tabindex]')
      ? same
      : (same?.querySelector('button, input, select, textarea') ?? after.querySelector('.card') ?? after)
    target.focus({ preventScroll: true })
  }
}
