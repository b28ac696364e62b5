import { isObject } from '../messages.ts'

/** `Bearer t-1a2b3c…`: enough to tell two tokens apart. */
export const maskedToken = (authorization: string): string => {
  const [, bearer = '', start = ''] = /^(Bearer\s+)?(.{0,8})/s.exec(authorization) ?? []
  return `${bearer}${start}…`
}

export const maskedSent = (sent: string): string =>
  /secret|token/i.test(sent) ? sent.replace(secrets, '$1***"') : sent

const secrets = /("(?:app_secret|AppSecret|app_access_token|refresh_token)"\s*:\s*")[^"]*"/g

/** Some answers hand out what opens doors: a token, or the address of a long connection. */
export const maskedAnswer = (path: string, answer: unknown): unknown => {
  if (path.includes('/auth/')) return withoutTokens(answer)
  if (path.endsWith('/callback/ws/endpoint') && isObject(answer) && isObject(answer.data)) {
    const { URL: url } = answer.data
    return typeof url === 'string' ? { ...answer, data: { ...answer.data, URL: maskedUrl(url) } } : answer
  }
  return answer
}

const withoutTokens = (answer: unknown): unknown => {
  if (!isObject(answer)) return answer
  const entries = Object.entries(answer).map(([key, value]) => [
    key,
    typeof value === 'string' && key.endsWith('_token') ? maskedToken(value) : withoutTokens(value),
  ])
  return Object.fromEntries(entries)
}

const maskedUrl = (url: string): string => url.replace(/(access_key|ticket)=[^&]*/g, '$1=***')

/** A text without the app's own verification token; one that is wrong on purpose stays. */
export const withoutVerification = (text: string, token: string): string =>
  text
    .replaceAll(`"token":${JSON.stringify(token)}`, '"token":"***"')
    .replaceAll(`"token": ${JSON.stringify(token)}`, '"token": "***"')
