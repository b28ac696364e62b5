import { type Finding, good, unsure, wrong } from './doctor-platform.ts'
import { parseObject } from './json.ts'
import { seal } from './seal.ts'
import { webhookPath } from './webhook.ts'

/** The Feishu values under examination. */
export type Patient = {
  readonly appId: string
  readonly appSecret: string
  readonly encryptKey: string | null
  readonly verificationToken: string
  readonly domain: string
  readonly transport: 'webhook' | 'socket'
  readonly abroad: boolean
}

/** The platform gives a challenge this long, and a connection two seconds. */
const challengeWithinMs = 1_000
const askWithinMs = 5_000

/** Sends the running program the console's challenge, by way of its public address. */
export const checkWebhook = async (feishu: Patient, publicUrl: string | null): Promise<Finding> => {
  if (publicUrl === null) {
    return unsure('回调地址：没有填 PUBLIC_URL，没有检查', '请填上飞书访问本程序用的 https 地址')
  }
  const url = `${publicUrl}${webhookPath}`
  const challenge = crypto.randomUUID()
  const plain = { challenge, token: feishu.verificationToken, type: 'url_verification' }
  const encrypted = JSON.stringify({ encrypt: seal(JSON.stringify(plain), feishu.encryptKey ?? '') })
  const began = performance.now()
  const response = await post(url, encrypted)
  if (typeof response === 'string') return wrong(`回调地址：${url} 连不上（${response}）`, reachWords)
  const tookMs = Math.round(performance.now() - began)
  if (parseObject(response.body)?.challenge !== challenge) return badAnswer(url, response)
  return tookMs <= challengeWithinMs
    ? good(`回调地址：${url} 从本机可以访问，${tookMs} 毫秒`)
    : wrong(`回调地址：${url} 用了 ${tookMs} 毫秒才回答，飞书只等 1 秒`, '请检查本机负载和前面的反向代理')
}

const reachWords = '请确认程序在运行，域名、证书、反向代理和防火墙都通到 PORT'

type Answer = { readonly status: number; readonly body: string }

const badAnswer = (url: string, { status }: Answer): Finding => {
  const next = statusWords.get(status) ?? '请确认反向代理把这个地址原样转给本程序'
  return wrong(`回调地址：${url} 的回答不对（HTTP ${status}）`, next)
}

const statusWords = new Map([
  [401, '正在运行的程序用的不是同一个 FEISHU_ENCRYPT_KEY 或 FEISHU_VERIFICATION_TOKEN，请重启程序'],
  [404, `请确认反向代理没有改动路径 ${webhookPath}`],
  [413, '请放宽反向代理对正文大小的限制'],
  [502, '反向代理后面的程序没有运行'],
  [503, '程序正在启动，或连不上飞书，请稍后再检查'],
])

/** Asks for a long connection without opening it. */
export const checkSocket = async (feishu: Patient): Promise<Finding> => {
  const asked = JSON.stringify({ AppID: feishu.appId, AppSecret: feishu.appSecret })
  const response = await post(`${feishu.domain}/callback/ws/endpoint`, asked)
  if (typeof response === 'string')
    return wrong(`长连接：连不上飞书（${response}）`, '请检查本机能否访问外网')
  const code = parseObject(response.body)?.code
  return code === 0
    ? good('长连接：可以建立')
    : wrong(`长连接：飞书不同意（${String(code)}）`, socketWords.get(code) ?? '请稍后再检查一次')
}

const socketWords = new Map<unknown, string>([
  [403, '请在开发者后台“事件与回调”里把订阅方式改为“使用长连接接收”'],
  [514, '请核对 FEISHU_APP_ID 与 FEISHU_APP_SECRET'],
  [1_000_040_350, '这个应用的长连接已满 50 个，请停掉多余的程序'],
])

/** The answer, or the network's word for why there was none. */
const post = async (url: string, body: string): Promise<Answer | string> => {
  const headers = { 'content-type': 'application/json' }
  try {
    const signal = AbortSignal.timeout(askWithinMs)
    const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' })
    return { status: response.status, body: await response.text() }
  } catch (error) {
    return networkWord(error)
  }
}

const networkWord = (error: unknown): string => {
  if (!(error instanceof Error)) return '没有连上'
  if (error.name === 'TimeoutError') return '5 秒内没有回答'
  const cause: unknown = error.cause
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}
