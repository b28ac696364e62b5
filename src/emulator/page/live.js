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
 * A window nobody looks at lets go of its line after this long: a browser has six connections to one server, and a
 * seventh window would wait for ever.
 */
const restMs = 30_000

/**
 * Follows what happens in somebody's chats. While the server is away a line says so; once it is back, what was missed
 * is fetched (`onBack(world)`), or the whole page when the server began anew.
 */
export const follow = (openId, run, { onEvent, onBack }) => {
  const state = { stop: () => {}, waiting: 0, resting: 0, rested: false, ended: false }
  const ready = Promise.withResolvers()
  setTimeout(ready.resolve, openMs)
  const back = async () => {
    clearTimeout(state.waiting)
    // A server that has only just come up may still stumble: then the next break tells.
    const world = await get('/world').catch(() => null)
    if (!world || state.ended) return
    if (world.run !== run) return location.reload()
    say('')
    onBack(world)
  }
  const connect = onOpen => {
    state.stop = listen(openId, {
      onEvent,
      onOpen,
      onAway: () => {
        clearTimeout(state.waiting)
        state.waiting = setTimeout(() => say(t('与服务器的连接断开了，正在重新连接')), patienceMs)
      },
      onBack: back,
    })
  }
  const looked = () => {
    clearTimeout(state.resting)
    if (document.visibilityState === 'hidden') state.resting = setTimeout(() => rest(state), restMs)
    else if (state.rested) {
      state.rested = false
      connect(back)
    }
  }
  connect(ready.resolve)
  document.addEventListener('visibilitychange', looked)
  return {
    /** From now on nothing is missed. */
    ready: ready.promise,
    stop: () => {
      document.removeEventListener('visibilitychange', looked)
      state.ended = true
      rest(state)
      say('')
    },
  }
}

const rest = state => {
  clearTimeout(state.waiting)
  clearTimeout(state.resting)
  state.stop()
  state.rested = true
}

const say = words => {
  line.hidden = words === ''
  line.lastElementChild.textContent = words
}
