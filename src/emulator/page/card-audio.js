import { colourOf } from './colour.js'
import { h, icon } from './dom.js'
import { addressOf } from './files.js'
import { localized, t } from './lang.js'
import { withTip } from './tip.js'
import { toast } from './toast.js'
import { widthOf } from './width.js'

const shapes = { play: 'M8 5l11 7-11 7z', pause: 'M8 5v14M16 5v14', speak: 'M4 10v4M9 7v10M14 4v16M19 9v6' }

/** A sound with its button, its progress and its times. */
export const audio = (element, _path, env) => {
  const sound = new Audio()
  sound.preload = 'none'
  const bar = h(
    'span',
    { className: 'audio-bar', role: 'progressbar', 'aria-label': t('播放进度') },
    h('span'),
  )
  const [start, end] = timesOf(element)
  const button = h('button', {
    type: 'button',
    className: `audio-play audio-${element.style ?? 'normal'}`,
    'aria-label': t('播放'),
    'aria-disabled': element.disabled ? 'true' : undefined,
    onclick: () => (element.disabled ? refuse(element) : flip(sound, localized(element, 'file_key'))),
  })
  const redraw = () => show({ element, sound, button, bar, start, end })
  for (const kind of ['play', 'pause', 'ended', 'timeupdate', 'loadedmetadata'])
    sound.addEventListener(kind, redraw)
  redraw()
  const made = h(
    'div',
    { className: `audio${element.disabled ? ' disabled' : ''}`, style: looks(element, env) },
    button,
    start,
    element.show_progress_bar === false ? null : bar,
    end,
  )
  return withTip(made, element.disabled ? localized(element.disabled_tips) : '')
}

const looks = (element, env) => ({
  width: element.width === 'fill' ? '100%' : widthOf(element.width),
  padding: element.padding ?? '',
  background: colourOf(element.background_style, env),
  color: colourOf(element.fill_color, env),
  borderRadius: element.border?.corner_radius ?? '',
  border: element.border ? `1px solid ${colourOf(element.border.color, env) || 'transparent'}` : '',
})

const refuse = element => {
  if (localized(element.disabled_tips)) toast('info', localized(element.disabled_tips))
}

/** Where times stand: at an end of the bar, or at both. */
const timesOf = ({ show_time, time_position = 'end' }) => {
  const place = () => h('span', { className: 'audio-time' })
  if (show_time === false) return [null, null]
  if (time_position === 'both_sides') return [place(), place()]
  return time_position === 'start' ? [place(), null] : [null, place()]
}

const flip = async (sound, key) => {
  if (!sound.paused) return sound.pause()
  if (!sound.src) sound.src = addressOf(key)
  try {
    await sound.play()
  } catch {
    toast('info', t('这段语音放不出来'))
  }
}

const clock = seconds =>
  Number.isFinite(seconds)
    ? `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
    : '--:--'

const show = ({ element, sound, button, bar, start, end }) => {
  const shape = element.style === 'speak' ? 'speak' : sound.paused ? 'play' : 'pause'
  button.replaceChildren(icon(shapes[shape], 16))
  button.setAttribute('aria-label', sound.paused ? t('播放') : t('暂停'))
  const part = sound.duration ? sound.currentTime / sound.duration : 0
  bar.setAttribute('aria-valuenow', String(Math.round(part * 100)))
  bar.firstChild.style.width = `${part * 100}%`
  const [now, whole] = [clock(sound.currentTime), clock(sound.duration)]
  if (start && end) {
    start.textContent = now
    end.textContent = whole
    return
  }
  const one = start ?? end
  if (one) one.textContent = timeShown(element, sound, now, whole)
}

const timeShown = (element, sound, now, whole) => {
  if (element.time_display === 'both') return `${now} / ${whole}`
  return sound.currentTime > 0 ? now : whole
}
