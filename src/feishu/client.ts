import {
  Client,
  DefaultCache,
  defaultHttpInstance,
  type HttpInstance,
  type HttpRequestOptions,
  LoggerLevel,
} from '@larksuiteoapi/node-sdk'
import type { Log } from '#core/log.ts'
import { type Fault, faultInBody, faultThrown } from './fault.ts'
import { isObject, type JsonObject } from './json.ts'
import { createSdkLogger } from './sdk-log.ts'

export type ClientConfig = {
  readonly appId: string
  readonly appSecret: string
  /** Base URL. */
  readonly domain: string
  readonly log: Log
  readonly timeoutMs?: number
}

/** One call. Ids that become part of `path` pass {@link pathId} first. */
export type ApiCall = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** After `/open-apis`: `/im/v1/messages`. */
  readonly path: string
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>
  readonly data?: JsonObject
  /** Instead of `data`: fields and a file's bytes, sent as `multipart/form-data`. */
  readonly form?: Readonly<Record<string, string | Buffer>>
}

export type ApiAnswer =
  | { readonly ok: true; readonly body: JsonObject }
  | { readonly ok: false; readonly fault: Fault }

export type FeishuClient = {
  readonly appId: string
  readonly domain: string
  /** Never rejects. A token the platform no longer knows is fetched anew, once. */
  readonly call: (call: ApiCall) => Promise<ApiAnswer>
  /** The same for an answer that is a file. */
  readonly bytes: (call: ApiCall) => Promise<BytesAnswer>
}

export type BytesAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: Fault }

/** Feishu's API through the SDK, with what that leaves out: a timeout, a token of its own, one token request at a time. */
export const createClient = (config: ClientConfig): FeishuClient => {
  const cache = createTokenCache()
  const domain = config.domain.replace(/\/+$/, '')
  const sdk = new Client({
    appId: config.appId,
    appSecret: config.appSecret,
    domain,
    cache,
    httpInstance: oneTokenAtATime(createHttp(config.timeoutMs ?? timeoutMsDefault)),
    logger: createSdkLogger(config.log),
    loggerLevel: LoggerLevel.error,
  })
  /** A token the platform no longer knows is forgotten, and the call made once more. */
  const renewing = async <Answer extends ApiAnswer | BytesAnswer>(
    once: () => Promise<Answer>,
  ): Promise<Answer> => {
    const first = await once()
    if (first.ok || !tokenFaults.has(first.fault.code ?? 0)) return first
    cache.clear()
    return once()
  }
  return {
    appId: config.appId,
    domain,
    call: call => renewing(() => attempt(sdk, call)),
    bytes: call => renewing(() => attemptBytes(sdk, call)),
  }
}

/** An id as part of a URL. The SDK's own escaping lets `../` through; `null` for whatever is no id. */
export const pathId = (id: string): string | null => (/^[A-Za-z0-9_-]+$/.test(id) ? id : null)

const timeoutMsDefault = 10_000
const answerBytesMax = 20 * 1024 * 1024

// Missing, expired, of another kind, malformed. The SDK keeps using such a token until its time is up.
const tokenFaults = new Set([99991661, 99991663, 99991664, 99991668, 99991671])

const attempt = async (sdk: Client, call: ApiCall): Promise<ApiAnswer> => {
  try {
    const body: unknown = await sdk.request({
      method: call.method,
      url: `/open-apis${call.path}`,
      ...(call.params ? { params: call.params } : {}),
      ...(call.data ? { data: call.data } : {}),
      ...(call.form ? { data: call.form, headers: { 'Content-Type': 'multipart/form-data' } } : {}),
    })
    const fault = faultInBody(body)
    return fault === null && isObject(body)
      ? { ok: true, body }
      : { ok: false, fault: fault ?? faultThrown('不是 JSON') }
  } catch (error) {
    return { ok: false, fault: faultThrown(error) }
  }
}

const attemptBytes = async (sdk: Client, { method, path, params }: ApiCall): Promise<BytesAnswer> => {
  try {
    const body: unknown = await sdk.request({
      method,
      url: `/open-apis${path}`,
      ...(params ? { params } : {}),
      responseType: 'arraybuffer',
    })
    return body instanceof Uint8Array || body instanceof ArrayBuffer
      ? { ok: true, bytes: new Uint8Array(body) }
      : { ok: false, fault: faultThrown('不是文件') }
  } catch (error) {
    return { ok: false, fault: faultThrown(error) }
  }
}

/** An axios of our own: the SDK's default is shared by the process and waits for ever. It must hand back the bare body. */
export const createHttp = (timeoutMs: number): HttpInstance => {
  const http = defaultHttpInstance.create({ timeout: timeoutMs, maxContentLength: answerBytesMax })
  http.interceptors.request.use(request => {
    // axios counts silence; this counts all in all
    request.signal ??= AbortSignal.timeout(timeoutMs)
    return request
  })
  http.interceptors.response.use(response => response.data)
  // axios has the same methods; only its optional properties are typed without undefined
  return http as HttpInstance
}

// Ten calls on a cold start would ask for ten tokens.
const oneTokenAtATime = (http: HttpInstance): HttpInstance => {
  const asked = new Map<string, Promise<unknown>>()
  const post = http.post.bind(http)
  const shared = async <T, R = T, D = unknown>(
    url: string,
    data?: D,
    options?: HttpRequestOptions<D>,
  ): Promise<R> => {
    // Url, app and secret are the same for all askers of one client.
    const pending = asked.get(url) ?? post(url, data, options).finally(() => asked.delete(url))
    asked.set(url, pending)
    return (await pending) as R // what the asker calls the answer's type is its own affair, as with axios
  }
  return Object.assign(http, { post: shared })
}

// The SDK's default cache is one for the whole process, by app id alone: another domain or secret would find it.
const createTokenCache = () => {
  let cache = new DefaultCache()
  return {
    get: (...args: Parameters<DefaultCache['get']>) => cache.get(...args),
    set: (...args: Parameters<DefaultCache['set']>) => cache.set(...args),
    clear: () => {
      cache = new DefaultCache()
    },
  }
}
