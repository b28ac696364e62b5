import { h, icon, icons } from './dom.js'
import { t } from './lang.js'

const hues = [
  'blue',
  'turquoise',
  'violet',
  'orange',
  'carmine',
  'indigo',
  'green',
  'wathet',
  'purple',
  'red',
]

/** A round picture with the last two characters of the name, as Feishu draws it. */
export const avatar = (name, id, kind = 'user') => {
  const sum = [...id].reduce((total, character) => ((total * 33) ^ character.codePointAt(0)) >>> 0, 5381)
  const words = kind === 'group' ? [...name].slice(0, 2) : [...name].slice(-2)
  return h(
    'span',
    {
      className: `avatar avatar-${kind}`,
      data: { hue: kind === 'bot' ? 'blue' : hues[sum % hues.length] },
      'aria-hidden': 'true',
    },
    words.join(''),
  )
}

/**
 * The strip of people one can be; arrow keys move along it. `onPick(openId, elsewhere)`: in another window when the
 * click says so, as with links.
 */
export const drawStrip = (strip, people, me, onPick) => {
  strip.replaceChildren(...people.map(person => persona(person, person.openId === me, onPick)))
  // A mouse has no sideways wheel.
  strip.onwheel = event => {
    strip.scrollLeft += event.deltaY
  }
  strip.onkeydown = event => {
    const all = [...strip.children]
    const at = all.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = all.at(to % all.length)
    next.focus()
    next.click()
  }
  pushable(strip)
}

/** Arrows at the ends of the strip, where it goes on. */
const pushable = strip => {
  const holder = strip.parentElement
  for (const old of holder.querySelectorAll('.strip-push')) old.remove()
  const push = (way, words, path) =>
    h(
      'button',
      {
        type: 'button',
        className: `ghost strip-push strip-push-${way < 0 ? 'back' : 'on'}`,
        'aria-label': words,
        title: words,
        tabIndex: -1,
        onclick: () => strip.scrollBy({ left: way * strip.clientWidth * 0.7, behavior: 'smooth' }),
      },
      icon(path, 16),
    )
  const back = push(-1, t('前面的人'), icons.back)
  const on = push(1, t('后面的人'), icons.forth)
  strip.before(back)
  strip.after(on)
  const show = () => {
    back.hidden = strip.scrollLeft < 4
    on.hidden = strip.scrollLeft + strip.clientWidth > strip.scrollWidth - 4
    holder.classList.toggle('goes-back', !back.hidden)
    holder.classList.toggle('goes-on', !on.hidden)
  }
  strip.onscroll = show
  // The width changes with the window, and once the buttons at the end have come.
  new ResizeObserver(() => {
    show()
    intoView(strip.querySelector('[aria-checked="true"]'))
  }).observe(strip)
}

/** Marks who one is now, and brings that chip into view. */
export const markPersona = (strip, me) => {
  for (const chip of strip.children) {
    const chosen = chip.dataset.id === me
    chip.setAttribute('aria-checked', String(chosen))
    chip.tabIndex = chosen ? 0 : -1
    if (chosen) intoView(chip)
  }
}

const intoView = chip => chip?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** Shows at each face how much that person has not read. One's own chats show their own counts. */
export const markUnread = (strip, unread, me) => {
  for (const chip of strip.children) {
    const count = chip.dataset.id === me ? 0 : (unread[chip.dataset.id] ?? 0)
    const badge = chip.querySelector('.persona-badge')
    badge.hidden = count === 0
    badge.textContent = count > 99 ? '99+' : String(count)
    badge.setAttribute('aria-label', t('{0} 条未读', count))
  }
}

const persona = (person, chosen, onPick) =>
  h(
    'button',
    {
      type: 'button',
      className: 'persona',
      role: 'radio',
      'aria-checked': String(chosen),
      tabIndex: chosen ? 0 : -1,
      data: { id: person.openId },
      title: [person.name, person.department, person.title].filter(Boolean).join(' · '),
      onclick: event => onPick(person.openId, event.ctrlKey || event.metaKey),
      onauxclick: event => event.button === 1 && onPick(person.openId, true),
    },
    h(
      'span',
      { className: 'persona-face' },
      avatar(person.name, person.openId),
      h('span', { className: 'persona-badge', hidden: true }),
    ),
    h(
      'span',
      { className: 'persona-words' },
      h('span', { className: 'persona-name' }, person.name),
      h('span', { className: 'persona-title' }, person.title || person.department || t('未登记')),
    ),
  )
