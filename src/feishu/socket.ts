import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import { Unavailable } from '#core/unavailable.ts'
import { createHttp } from './client.ts'
import { createIntake, type Intake, type IntakeDeps } from './intake.ts'
import { isObject, type JsonObject, parseObject } from './json.ts'
import { createSdkLogger } from './sdk-log.ts'
import { mendLosses } from './sdk-mends.ts'

type SocketConfig = {
  readonly appId: string
  readonly appSecret: string
  /** Base URL. */
  readonly domain: string
}

type SocketStatus = {
  readonly state: 'connected' | 'connecting' | 'reconnecting' | 'failed' | 'idle'
  /** One line for the health card. */
  readonly words: string
}

export type Socket = {
  readonly status: () => SocketStatus
  /** Lets what is in hand be answered (at most 3 s), then hangs up. */
  readonly close: () => Promise<void>
}

/**
 * The long connection (长连接): the platform's frames through the SDK, everything behind them the same as over the
 * webhook. Throws when the app id is not one the SDK will connect with: it would say so in a log line and do nothing.
 */
export const openSocket = (deps: IntakeDeps & { readonly config: SocketConfig }): Socket => {
  const { config, log } = deps
  if (!appIdShape.test(config.appId)) throw new Error(appIdWords)
  const inHand = new Set<Promise<JsonObject>>()
  const dispatcher = createDispatcher(deps, inHand)
  let restart: NodeJS.Timeout | undefined
  let failure = ''
  const client = new WSClient({
    ...config,
    httpInstance: createHttp(httpTimeoutMs),
    logger: createSdkLogger(log),
    loggerLevel: LoggerLevel.warn,
    handshakeTimeoutMs: httpTimeoutMs,
    wsConfig: { pingTimeout: pongWithinSeconds },
    onReady: () => log.info('长连接已连上'),
    onReconnecting: () => log.warn('长连接断开，正在重连'),
    onReconnected: () => log.info('长连接已重新连上'),
    // The SDK gives up for ever on anything but one code, a busy platform included.
    onError: error => {
      failure = failureWords(error.message)
      log.error({ retryInMs: restartMs }, failure)
      restart = setTimeout(() => void client.start({ eventDispatcher: dispatcher }), restartMs)
    },
  })
  mendLosses(client)
  void client.start({ eventDispatcher: dispatcher })
  return {
    status: () => statusOf(client.getConnectionStatus().state, failure),
    close: async () => {
      clearTimeout(restart)
      await Promise.race([Promise.allSettled(inHand), pause(closeWithinMs)])
      // The SDK writes the ack after our promise has settled.
      await pause(0)
      client.close()
    },
  }
}

const appIdShape = /^cli_[0-9a-fA-F]{16}$/
const appIdWords =
  'FEISHU_APP_ID 应为 cli_ 加 16 位十六进制字符（开发者后台“凭证与基础信息”），否则长连接不会建立。'

const httpTimeoutMs = 10_000
const pongWithinSeconds = 20
const restartMs = 30_000
const closeWithinMs = 3_000

const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

// The SDK's own `invoke` flattens header and event into one: in a press the card's token would overwrite the other,
// in a reaction one app id the other. So the payload is taken before that.
const createDispatcher = (
  deps: IntakeDeps & { readonly config: SocketConfig },
  inHand: Set<Promise<JsonObject>>,
): EventDispatcher => {
  const take = createIntake(deps)
  const dispatcher = new EventDispatcher({
    logger: createSdkLogger(deps.log),
    loggerLevel: LoggerLevel.error,
  })
  const invoke = (payload: unknown): Promise<JsonObject> => {
    const answer = handle(payload, deps, take).finally(() => inHand.delete(answer))
    inHand.add(answer)
    return answer
  }
  return Object.assign(dispatcher, { invoke })
}

/** The ack's data: always an object, for without one the person who pressed sees an error. Throwing makes the ack a 500. */
const handle = async (
  payload: unknown,
  deps: IntakeDeps & { readonly config: SocketConfig },
  take: Intake,
): Promise<JsonObject> => {
  // Read anew from text: what the database cannot hold is cleaned there.
  const envelope = parseObject(JSON.stringify(payload) ?? '')
  if (envelope === null) return {}
  if (isObject(envelope.header) && envelope.header.app_id !== deps.config.appId) {
    deps.log.warn('长连接送来另一个应用的事件，没有处理')
    return {}
  }
  const taken = await take(envelope)
  if (taken.kind === 'retry') throw new Unavailable('not kept')
  return taken.body
}

const stateWords: Readonly<Record<SocketStatus['state'], string>> = {
  connected: '长连接正常',
  connecting: '长连接正在建立',
  reconnecting: '长连接断开，正在重连',
  failed: '长连接没有建立',
  idle: '长连接已关闭',
}

const statusOf = (state: SocketStatus['state'], failure: string): SocketStatus => ({
  state,
  words: state === 'failed' && failure !== '' ? failure : stateWords[state],
})

const failureWords = (message: string): string => {
  const code = /code=(\d+)/.exec(message)?.[1] ?? ''
  return failuresByCode.get(code) ?? `长连接没有建立（${message.slice(0, 100)}），稍后再试`
}

const failuresByCode = new Map([
  ['1', '飞书正忙，长连接没有建立，稍后再试'],
  ['403', '飞书不允许这个应用使用长连接：请在开发者后台把订阅方式改为“使用长连接接收”'],
  ['514', '应用凭证不对，长连接没有建立：请核对 FEISHU_APP_ID 与 FEISHU_APP_SECRET'],
  ['1000040350', '这个应用的长连接超过 50 个，请停掉多余的程序'],
])
