import { t } from './lang.js'

/** The emulator's control API. A refusal becomes an Error with its Chinese words. */
export const get = async path => await answerOf(await fetch(`/emulator${path}`))

export const post = async (path, body) =>
  await answerOf(
    await fetch(`/emulator${path}`, {
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
  return await answerOf(await fetch('/emulator/upload', { method: 'POST', body }))
}

/** Everything that happens in one person's chats, live. `onBack` runs after a broken connection came back. */
export const listen = (openId, onEvent, onBack) => {
  const source = new EventSource(`/emulator/stream?as=${encodeURIComponent(openId)}`)
  let broken = false
  source.addEventListener('message', event => onEvent(JSON.parse(event.data)))
  source.addEventListener('error', () => {
    broken = true
  })
  source.addEventListener('open', () => {
    if (broken) onBack()
    broken = false
  })
  return () => source.close()
}

const answerOf = async response => {
  const body = await response.json()
  if (!response.ok) throw new Error(body.error ?? t('出错了（{0}）', response.status))
  return body
}
