import { isObject } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { type Http, postTo } from './webhook.ts'

/** What the developer console says after 「保存」. */
export type Challenged = { readonly ok: boolean; readonly words: string }

type Urls = { readonly eventUrl?: string; readonly callbackUrl?: string }

/** The console waits this long. */
const answerMs = 1000

/** Saves the request URLs as the console does: only after each has answered the challenge. */
export const challenge = async (state: State, http: Http, appId: string, urls: Urls): Promise<Challenged> => {
  const app = state.apps.get(appId)
  if (!app) throw new Error(`模拟器里没有这个应用：${appId}`)
  for (const url of new Set(Object.values(urls))) {
    const words = await ask(state, http, app, url)
    if (words) return { ok: false, words }
  }
  if (urls.eventUrl) app.eventUrl = urls.eventUrl
  if (urls.callbackUrl) app.callbackUrl = urls.callbackUrl
  return { ok: true, words: '已保存' }
}

/** Null when the URL passed. */
const ask = async (state: State, http: Http, app: App, url: string): Promise<string | null> => {
  const word = state.wire.next('')
  const plain = JSON.stringify({ challenge: word, token: app.verificationToken, type: 'url_verification' })
  const { signChallenge, signWithoutKey } = state.variants
  const struck = new Set(signChallenge ? [] : (['unsigned'] as const))
  const target = { url, encryptKey: app.encryptKey, struck, signed: signWithoutKey }
  const made = await postTo(state, { ...http, answerMs }, target, plain)
  if (made.outcome === 'timeout') return '请求 URL 1 秒内没有响应'
  if (made.outcome === 'status') return `请求 URL 返回了 HTTP ${made.status}`
  if (made.outcome !== 'ok') return made.outcome === 'dns' ? '请求 URL 的域名解析不了' : '请求 URL 连不上'
  return challengeIn(made.answer) === word ? null : 'challenge code 没有返回'
}

const challengeIn = (answer: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(answer)
    return isObject(parsed) ? parsed.challenge : null
  } catch {
    return null
  }
}
