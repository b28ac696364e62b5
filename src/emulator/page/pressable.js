import { post } from './api.js'
import { drawCard, followCard } from './card.js'
import { openLink } from './card-buttons.js'
import { put } from './card-live.js'
import { carry } from './field-state.js'
import { toast } from './toast.js'

/** Cards drawn here, with the press whose answer is on its way. */
const pressed = new WeakMap()

/** Stands for a card that lives on in the message as drawn before, until {@link keepFocus} moves it over. */
const slots = new WeakMap()

/** The card, and what happens when somebody presses on it: it waits, toasts, and stands as the bot redrew it. */
export const pressable = (message, context, before) => {
  const earlier = before?.querySelector('.card')
  if (earlier && pressed.has(earlier) && goesOn(earlier, message.card)) return slotFor(earlier)
  const press = { sent: null }
  const act = async (part, how) => {
    if (card.classList.contains('waiting')) return
    waiting(card, true)
    press.sent = how.form ? (part.spot ?? null) : null
    try {
      const said = await post('/press', {
        openId: context.me,
        messageId: message.messageId,
        part: { path: part.path },
        ...how,
      })
      if (!said.card) press.sent = null
      answered(said)
    } catch (error) {
      press.sent = null
      toast('error', error.message)
    } finally {
      waiting(card, false)
    }
  }
  const card = drawCard(message.card, { ...context, sentAt: message.at, act })
  card.tabIndex = -1
  pressed.set(card, press)
  if (earlier) carry(earlier, card)
  return card
}

/** The same card, with what has changed; the form whose answer this is starts over. */
const goesOn = (card, json) => {
  const press = pressed.get(card)
  const back = whereFocused(card)
  const fits = followCard(card, json, press.sent)
  if (fits) {
    press.sent = null
    back()
  }
  return fits
}

const slotFor = card => {
  const slot = document.createElement('span')
  slots.set(slot, card)
  slot.className = 'card-slot'
  queueMicrotask(() => slot.parentNode && slot.replaceWith(card))
  return slot
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

/**
 * A message drawn anew takes its place. A card that lives on moves over with all that is filled into it; else the
 * keyboard stands where it stood, or at the card.
 */
export const keepFocus = (before, after) => {
  const slot = after.querySelector('.card-slot')
  const card = slot && slots.get(slot)
  if (!card) return whereFocused(before, after)
  const back = whereFocused(before, after)
  before.after(after)
  put(slot.parentNode, card, slot)
  slot.remove()
  before.remove()
  return back
}

/** Puts the keyboard back where it stood in `before`, unless it still stands there. */
const whereFocused = (before, after = before) => {
  const focused = document.activeElement
  if (!before.contains(focused)) return () => {}
  const path = focused.closest('[data-path]')?.dataset.path
  return () => {
    if (focused === document.activeElement) return
    const target = focused.isConnected ? focused : (standIn(after, path) ?? cardIn(after) ?? after)
    target.focus({ preventScroll: true })
  }
}

const cardIn = root => (root.matches('.card') ? root : root.querySelector('.card'))

/** What can be focused in the component that stands where the old one stood. */
const standIn = (root, path) => {
  const same = path && root.querySelector(`[data-path="${path}"]`)
  if (!same) return null
  return same.matches('button, [tabindex]') ? same : same.querySelector('button, input, select, textarea')
}
