import { type ApiAnswer, type ApiCall, type FeishuClient, pathId } from './client.ts'
import { isObject, type JsonObject } from './json.ts'

export type Bot = {
  readonly openId: string
  readonly name: string
  /** 2: in use. Anything else: see the platform's bot/v3/info. */
  readonly activateStatus: number
}

export type Member = { readonly openId: string; readonly name: string }

/**
 * Who people, groups and the bot are. `null` when the platform does not say: a missing scope, somebody outside the
 * contact range, no connection. Nothing here is an error; the name is asked for again later.
 */
export type Directory = {
  readonly personName: (openId: string) => Promise<string | null>
  readonly chatName: (chatId: string) => Promise<string | null>
  /** Bots are never among them. */
  readonly chatMembers: (chatId: string) => Promise<readonly Member[] | null>
  /** Asked for anew at every call until it is known. */
  readonly botInfo: () => Promise<Bot | null>
}

const keptMs = 30 * 60_000
/** What was not to be had is asked for again after this. */
const missingKeptMs = 60_000
const keptMax = 500
const membersPageSize = 100
const membersPagesMax = 30

export const createDirectory = (client: FeishuClient, now: () => Date): Directory => {
  const people = createMemory<string>(now)
  const chats = createMemory<string>(now)
  const members = createMemory<readonly Member[]>(now)
  const bots = createMemory<Bot>(now, 0)
  return {
    personName: openId => people(openId, () => askName(client, openId)),
    chatName: chatId => chats(chatId, () => askChatName(client, chatId)),
    chatMembers: chatId => members(chatId, () => askMembers(client, chatId)),
    botInfo: () => bots('', () => askBot(client)),
  }
}

const askName = async (client: FeishuClient, openId: string): Promise<string | null> => {
  const params = { user_id_type: 'open_id' }
  const data = await dataAt(client, openId, id => ({
    method: 'GET',
    path: `/contact/v3/users/${id}`,
    params,
  }))
  return isObject(data?.user) ? textIn(data.user.name) : null
}

const askChatName = async (client: FeishuClient, chatId: string): Promise<string | null> => {
  const data = await dataAt(client, chatId, id => ({ method: 'GET', path: `/im/v1/chats/${id}` }))
  return textIn(data?.name)
}

const askMembers = async (client: FeishuClient, chatId: string): Promise<readonly Member[] | null> => {
  const found: Member[] = []
  let pageToken = ''
  for (let page = 0; page < membersPagesMax; page += 1) {
    const params = {
      member_id_type: 'open_id',
      page_size: membersPageSize,
      ...(pageToken && { page_token: pageToken }),
    }
    const data = await dataAt(client, chatId, id => ({
      method: 'GET',
      path: `/im/v1/chats/${id}/members`,
      params,
    }))
    if (data === null) return null
    found.push(...membersIn(data.items))
    pageToken = data.has_more === true ? (textIn(data.page_token) ?? '') : ''
    if (pageToken === '') return found
  }
  return found
}

const askBot = async (client: FeishuClient): Promise<Bot | null> => {
  const answer = await client.call({ method: 'GET', path: '/bot/v3/info' })
  return botIn(answer)
}

/** Reads bot/v3/info, which answers under `bot` where everything else says `data`. */
export const botIn = (answer: ApiAnswer): Bot | null => {
  if (!answer.ok || !isObject(answer.body.bot)) return null
  const { open_id, app_name, activate_status } = answer.body.bot
  const openId = textIn(open_id)
  return openId === null
    ? null
    : { openId, name: textIn(app_name) ?? '', activateStatus: Number(activate_status) }
}

const dataAt = async (
  client: FeishuClient,
  id: string,
  call: (id: string) => ApiCall,
): Promise<JsonObject | null> => {
  const safe = pathId(id)
  const answer = safe === null ? null : await client.call(call(safe))
  return answer?.ok && isObject(answer.body.data) ? answer.body.data : null
}

const membersIn = (items: unknown): Member[] =>
  (Array.isArray(items) ? items : []).flatMap((item: unknown) => {
    const openId = isObject(item) ? textIn(item.member_id) : null
    return isObject(item) && openId !== null ? [{ openId, name: textIn(item.name) ?? '' }] : []
  })

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

type Kept<Value> = { readonly value: Promise<Value | null>; until: number }

/** Remembers the last answers; those who ask at the same time share one question. */
const createMemory = <Value>(now: () => Date, missingMs = missingKeptMs) => {
  const kept = new Map<string, Kept<Value>>()
  return async (key: string, ask: () => Promise<Value | null>): Promise<Value | null> => {
    const known = kept.get(key)
    if (known && known.until > now().getTime()) return known.value
    const fresh: Kept<Value> = { value: ask(), until: now().getTime() + keptMs }
    kept.delete(key)
    kept.set(key, fresh)
    if (kept.size > keptMax) kept.delete(kept.keys().next().value ?? '')
    const value = await fresh.value
    if (value === null) fresh.until = now().getTime() + missingMs
    return value
  }
}
