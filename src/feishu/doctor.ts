import { dayOf, minuteOfDay } from '#core/shanghai.ts'
import type { FeishuClient } from './client.ts'
import { checkAbility, checkScopes, type Finding, good, unsure, wrong } from './doctor-platform.ts'
import { checkSocket, checkWebhook, type Patient } from './doctor-reach.ts'

export type DoctorDeps = {
  /** `null`: no Feishu values are set, the try-out runs. */
  readonly feishu: Patient | null
  readonly publicUrl: string | null
  /** `null` exactly when `feishu` is. */
  readonly client: FeishuClient | null
  /** Resolves with what is there (`PostgreSQL 18.4，内嵌`), rejects when it cannot be reached. */
  readonly checkDatabase: () => Promise<string>
  /** When the newest event or press was kept; `null`: none ever. */
  readonly lastEventAt: () => Promise<Date | null>
  readonly now: () => Date
  /** One finished line at a time. */
  readonly print: (line: string) => void
}

/** Checks the connection from end to end, in words. 0: everything that could be checked is well. */
export const runDoctor = async (deps: DoctorDeps): Promise<0 | 1> => {
  const findings: Finding[] = []
  for (const check of checksFor(deps)) {
    for (const finding of await safely(check)) {
      findings.push(finding)
      deps.print(lineOf(finding))
    }
  }
  const faults = findings.filter(finding => finding.state === 'wrong').length
  deps.print(faults === 0 ? '没有发现问题。' : `发现 ${faults} 个问题，请按上面的办法处理后再检查一次。`)
  return faults === 0 ? 0 : 1
}

type Check = () => Promise<readonly Finding[]>

const checksFor = (deps: DoctorDeps): readonly Check[] => {
  const { feishu, client } = deps
  const database = async () => [await checkDatabase(deps)]
  if (feishu === null || client === null) return [async () => [notConfigured], database]
  return [
    async () => checkValues(feishu),
    async () => checkAbility(client),
    async () => checkScopes(client),
    async () => [
      feishu.transport === 'socket' ? await checkSocket(feishu) : await checkWebhook(feishu, deps.publicUrl),
    ],
    async () => [await checkEvents(deps)],
    async () => [await checkClock(client.domain, deps.now)],
    database,
  ]
}

const notConfigured = unsure(
  '配置：没有填飞书的值，现在是试用',
  '要接入飞书，请按 README 在 .env 里填四个 FEISHU_ 开头的值',
)

const transportWords = { webhook: '回调地址', socket: '长连接' } as const

const checkValues = (feishu: Patient): readonly Finding[] => [
  good(`配置：应用 ${feishu.appId}，${feishu.domain}，${transportWords[feishu.transport]}`),
  ...(feishu.abroad
    ? [unsure('配置：Lark 国际版的数据存放在境外', '有个人信息出境问题，请先向县委网信办确认')]
    : []),
]

const checkEvents = async (deps: DoctorDeps): Promise<Finding> => {
  const at = await deps.lastEventAt()
  if (at !== null) return good(`事件：最近一次收到是 ${timeWords(at)}`)
  return wrong(
    '事件：从来没有收到过',
    '请启动程序，在飞书里私聊机器人发“帮助”；没有反应，请核对“事件与回调”里勾选的事件，并发布应用的新版本',
  )
}

const timeWords = (at: Date): string => {
  const minutes = minuteOfDay(at)
  const two = (count: number): string => String(count).padStart(2, '0')
  return `${dayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

const skewSecondsMax = 30
const askWithinMs = 5_000

const checkClock = async (domain: string, now: () => Date): Promise<Finding> => {
  const asked = now().getTime()
  const theirs = Date.parse((await dateOf(domain)) ?? '')
  if (Number.isNaN(theirs)) return unsure('时钟：飞书没有告诉时间，没有检查', '请确认本机开着时间同步')
  // their second has no fraction; half the round trip belongs to the way
  const skewSeconds = Math.round(((asked + now().getTime()) / 2 - theirs - 500) / 1000)
  return Math.abs(skewSeconds) <= skewSecondsMax
    ? good('时钟：与飞书一致')
    : wrong(
        `时钟：本机比飞书${skewSeconds > 0 ? '快' : '慢'} ${Math.abs(skewSeconds)} 秒`,
        '请开启时间同步（timedatectl set-ntp true）',
      )
}

// Somebody out of reach is told of by the check before this one.
const dateOf = (domain: string): Promise<string | null> =>
  fetch(domain, { method: 'HEAD', signal: AbortSignal.timeout(askWithinMs) }).then(
    response => response.headers.get('date'),
    () => null,
  )

const checkDatabase = async (deps: DoctorDeps): Promise<Finding> => {
  try {
    return good(`数据库：${await deps.checkDatabase()}`)
  } catch {
    return wrong('数据库：连不上', '请核对 DATABASE_URL，或确认 DATA_DIR 所在的磁盘可写')
  }
}

const safely = async (check: Check): Promise<readonly Finding[]> => {
  try {
    return await check()
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error
    return [wrong(`检查中途出错（${name}）`, '请确认本机能访问飞书，再检查一次')]
  }
}

const marks = { good: '✓', wrong: '✗', unsure: '–' } as const

const lineOf = (finding: Finding): string =>
  `${marks[finding.state]} ${finding.words}${finding.next === null ? '' : `。${finding.next}。`}`
