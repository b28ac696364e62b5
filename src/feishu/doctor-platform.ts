import type { ApiCall, FeishuClient } from './client.ts'
import { scopesIn } from './delivery-faults.ts'
import { botIn } from './directory.ts'
import type { Fault } from './fault.ts'
import { isObject } from './json.ts'
import { type Scope, scopes } from './permissions.ts'

/** One line of the doctor's: what was found and, unless all is well, what to do next. */
export type Finding = {
  readonly state: 'good' | 'wrong' | 'unsure'
  readonly words: string
  readonly next: string | null
}

export const good = (words: string): Finding => ({ state: 'good', words, next: null })
export const wrong = (words: string, next: string): Finding => ({ state: 'wrong', words, next })
export const unsure = (words: string, next: string): Finding => ({ state: 'unsure', words, next })

/** Credentials, then what the bot is: one question answers both. */
export const checkAbility = async (client: FeishuClient): Promise<readonly Finding[]> => {
  const answer = await client.call({ method: 'GET', path: '/bot/v3/info' })
  if (!answer.ok && answer.fault.code === null) return [notReached(client.domain)]
  if (!answer.ok && credentialFaults.has(answer.fault.code ?? 0)) return [badCredentials]
  const credentials = good('凭证：App ID 与 App Secret 有效')
  const bot = botIn(answer)
  if (bot === null) return [credentials, noAbility]
  const fault = activation.get(bot.activateStatus)
  return [
    credentials,
    fault === undefined
      ? good(`机器人：${bot.name} 已启用`)
      : wrong(`机器人：${bot.name} ${fault}`, '请在飞书管理后台的“应用审核”里通过并启用它'),
  ]
}

const notReached = (domain: string): Finding =>
  wrong(`飞书：连不上 ${domain}`, '请检查本机能否访问外网、代理和防火墙，以及 FEISHU_DOMAIN')

const badCredentials = wrong(
  '凭证：飞书不认 App ID 或 App Secret',
  '请在开发者后台“凭证与基础信息”里重新复制到 .env；重置过 Secret 的要用新的',
)

const noAbility = wrong(
  '机器人：没有开启机器人能力',
  '请在开发者后台“添加应用能力”里添加机器人，并发布应用的新版本',
)

const credentialFaults = new Set([10003, 10014, 10015])

const activation = new Map([
  [0, '还没有安装到本组织'],
  [1, '已被组织停用'],
  [3, '安装后还没有启用'],
  [4, '升级后还没有启用'],
  [5, '许可已过期'],
  [6, '套餐到期或已降级'],
])

/** Which scopes the organisation has granted; where the platform does not list them, what calls are refused for. */
export const checkScopes = async (client: FeishuClient): Promise<readonly Finding[]> => {
  const granted = await grantedScopes(client)
  const missing =
    granted === null ? await refusedScopes(client) : scopes.filter(scope => !isGranted(scope, granted))
  if (missing === null) return [unsure('权限：没有查到', '请在开发者后台“权限管理”里对照 README 的清单')]
  if (missing.length === 0) return [good(granted === null ? '权限：试过的都已开通' : '权限：都已开通')]
  return missing.map(scope => {
    const name = `权限：缺 ${scope.name}（${scope.words}）`
    return scope.without === null
      ? unsure(name, '有的组织要开通它，才收得到相应的事件')
      : wrong(`${name}，${scope.without}`, '请在开发者后台“权限管理”里开通，并发布应用的新版本')
  })
}

// The page's own example leaves the first word of a scope's name out.
const isGranted = (scope: Scope, granted: readonly string[]): boolean =>
  granted.some(name =>
    [scope.name, ...scope.or].some(wanted => wanted === name || wanted.endsWith(`:${name}`)),
  )

/** application/v6/scopes wants no scope itself. `null` when it cannot be asked. */
const grantedScopes = async (client: FeishuClient): Promise<readonly string[] | null> => {
  const answer = await client.call({ method: 'GET', path: '/application/v6/scopes' })
  const list = answer.ok && isObject(answer.body.data) ? answer.body.data.scopes : null
  if (!Array.isArray(list)) return null
  return list.flatMap((item: unknown) =>
    isObject(item) && item.grant_status === 1 && typeof item.scope_name === 'string' ? [item.scope_name] : [],
  )
}

// Nobody and no group has these ids: the platform refuses either for want of a scope or because they are nobody's.
const probes: readonly ApiCall[] = [
  { method: 'GET', path: '/contact/v3/users/ou_0', params: { user_id_type: 'open_id' } },
  { method: 'GET', path: '/im/v1/chats', params: { page_size: 1 } },
  {
    method: 'POST',
    path: '/im/v1/messages',
    params: { receive_id_type: 'open_id' },
    data: { receive_id: 'ou_0', msg_type: 'text', content: '{"text":"-"}' },
  },
]

const refusedScopes = async (client: FeishuClient) => {
  const answers = await Promise.all(probes.map(probe => client.call(probe)))
  const faults = answers.flatMap(answer => (answer.ok ? [] : [answer.fault]))
  if (faults.some((fault: Fault) => fault.code === null)) return null
  const named = new Set(faults.filter(fault => fault.code === 99991672).flatMap(fault => scopesIn(fault.msg)))
  return scopes.filter(({ name }) => named.has(name))
}
