import { t } from './lang.js'
import { serverWords } from './server-words.js'

/** The emulator's control API. A refusal becomes an Error with its words. */
export const get = async path => await answerOf(called(`/emulator${path}`))

export const post = async (path, body) =>
  await answerOf(
    called(`/emulator${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

/** Puts a file in; the answer is the message content that sends it. */
export const upload = async (openId, file) => {
  const body = new FormData()
  body.append('openId', openId)
  body.append('file', file, file.name)
  return await answerOf(called('/emulator/upload', { method: 'POST', body }))
}

const called = async (path, init) => {
  try {
    return await fetch(path, init)
  } catch {
    throw new Error(t('连不上服务器，请稍后再试'))
  }
}

const answerOf = async calling => {
  const response = await calling
  const body = await response.json().catch(() => ({}))
  if (!response.ok)
    throw new Error(body.error ? serverWords(body.error) : t('出错了（{0}）', response.status))
  return body
}

const retryMs = 1_500

/**
 * Everything that happens in one person's chats, live. `onOpen` runs when the connection stands for the first time,
 * `onAway` when it breaks, `onBack` once it stands again; it is tried for as long as it takes.
 */
export const listen = (openId, { onEvent, onOpen, onAway, onBack }) => {
  const line = { source: null, timer: 0, away: false }
  const open = () => {
    line.source = new EventSource(`/emulator/stream?as=${encodeURIComponent(openId)}`)
    line.source.addEventListener('message', event => onEvent(JSON.parse(event.data)))
    line.source.addEventListener('open', () => {
      if (line.away) onBack()
      else onOpen()
      line.away = false
    })
    line.source.addEventListener('error', () => {
      line.source.close()
      line.timer = setTimeout(open, retryMs)
      if (!line.away) onAway()
      line.away = true
    })
  }
  open()
  return () => {
    clearTimeout(line.timer)
    line.source.close()
  }
}
