import { get, listen } from './api.js'
import { h } from './dom.js'
import { t } from './lang.js'

/** This long a break may last before anybody is told. */
const patienceMs = 600

const line = h(
  'div',
  { className: 'away', role: 'status', hidden: true },
  h('span', { className: 'spinner' }),
  h('span', { className: 'away-words' }),
)
document.body.append(line)

/** A conversation is shown after this long even where the live line does not come to stand. */
const openMs = 2_000

/**
 * Follows what happens in somebody's chats. While the server is away a line says so; once it is back, what was missed
 * is fetched (`onBack`), or the whole page when the server began anew.
 */
export const follow = (openId, run, { onEvent, onBack }) => {
  let waiting = 0
  let opened = () => {}
  const ready = new Promise(resolve => {
    opened = resolve
    setTimeout(resolve, openMs)
  })
  const stop = listen(openId, {
    onEvent,
    onOpen: opened,
    onAway: () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => say(t('与服务器的连接断开了，正在重新连接')), patienceMs)
    },
    onBack: async () => {
      clearTimeout(waiting)
      // A server that has only just come up may still stumble: then the next break tells.
      const world = await get('/world').catch(() => null)
      if (world && world.run !== run) return location.reload()
      say('')
      onBack()
    },
  })
  return {
    /** From now on nothing is missed. */
    ready,
    stop: () => {
      clearTimeout(waiting)
      say('')
      stop()
    },
  }
}

const say = words => {
  line.hidden = words === ''
  line.lastElementChild.textContent = words
}
