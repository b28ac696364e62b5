import { h, icon } from './dom.js'
import { addressOf } from './files.js'
import { t } from './lang.js'

const shapes = { play: 'M8 5v14l11-7z', pause: 'M8 5v14M16 5v14' }

/** A voice message: played here, with its length; a file that cannot be played says so and can be saved. */
export const sound = ({ content, file }) => {
  const key = content?.file_key
  const total = (file?.durationMs ?? content?.duration ?? 0) / 1000
  if (!key) return h('span', {}, t('语音'))
  const player = h('audio', { preload: 'none', src: addressOf(key) })
  const length = h('span', { className: 'sound-length' }, lengthShown(total))
  const done = h('span', { className: 'sound-done' })
  const button = h(
    'button',
    {
      type: 'button',
      className: 'sound-play',
      'aria-label': named(false, total),
      onclick: () => flip(player),
    },
    icon(shapes.play, 18),
  )
  const made = h(
    'div',
    { className: 'sound', style: { width: `${Math.min(280, 132 + total * 4)}px` } },
    button,
    h('span', { className: 'sound-bar', 'aria-hidden': 'true' }, done),
    length,
    player,
  )
  follow({ player, button, done, length, total, made, key })
  return made
}

const named = (playing, total) => `${t(playing ? '暂停' : '播放语音')} ${lengthShown(total)}`.trim()

/** Feishu writes seconds with two strokes. */
const lengthShown = seconds => {
  if (!(seconds > 0)) return ''
  const whole = Math.max(1, Math.round(seconds))
  return whole < 60 ? `${whole}″` : `${Math.floor(whole / 60)}′${String(whole % 60).padStart(2, '0')}″`
}

/** One voice at a time. */
const flip = player => {
  if (!player.paused) return player.pause()
  for (const other of document.querySelectorAll('audio, video')) if (other !== player) other.pause()
  // What cannot be played is told by its error event.
  player.play().catch(() => {})
}

const follow = ({ player, button, done, length, total, made, key }) => {
  const seconds = () => (Number.isFinite(player.duration) ? player.duration : total)
  const show = playing => {
    button.replaceChildren(icon(playing ? shapes.pause : shapes.play, 18))
    button.setAttribute('aria-label', named(playing, seconds()))
  }
  player.addEventListener('play', () => show(true))
  for (const name of ['pause', 'ended']) player.addEventListener(name, () => show(false))
  player.addEventListener('loadedmetadata', () => {
    length.textContent = lengthShown(seconds())
  })
  player.addEventListener('timeupdate', () => {
    done.style.width = `${seconds() > 0 ? Math.min(100, (player.currentTime / seconds()) * 100) : 0}%`
  })
  player.addEventListener('error', () => made.replaceWith(unplayable(key, total)))
}

const unplayable = (key, total) =>
  h(
    'a',
    { className: 'sound-lost', href: addressOf(key), download: '' },
    `${t('语音')} ${lengthShown(total)} · ${t('放不出来，可以保存')}`,
  )

/** A film plays in the conversation; one that cannot is a file like others. */
export const film = ({ content }, line) => {
  const made = h('video', {
    className: 'film',
    controls: true,
    preload: 'metadata',
    src: addressOf(content?.file_key ?? ''),
    'aria-label': content?.file_name || t('视频'),
    poster: content?.image_key ? addressOf(content.image_key) : undefined,
  })
  made.addEventListener('error', () => made.replaceWith(line))
  return made
}
