import { type Actor, type Grant, type Role, roles, roleWords } from './actor.ts'
import { type Chat, type Scope, scopes, scopeWords } from './chat.ts'
import { type Capability, matrix, type Reach, reachIn } from './permission-matrix.ts'

/** What an `allow` looks at. */
export type Asking = { readonly actor: Actor; readonly chat: Chat }

/** Why somebody may not: finished sentences for the refusal card. */
export type Denial = { readonly what: string; readonly rule: string; readonly next: string }

/**
 * Who may do something, and where. Stated on every command, action and job; there is no default.
 * Built with {@link may}, {@link everyone}, {@link onlySystem}; narrowed with `.inChats(…)`.
 */
export type Allow = {
  /** The capability this asks for, when it asks for one. */
  readonly capability: Capability | null
  /** `null` when it may be done, otherwise why not. */
  readonly check: (asking: Asking) => Denial | null
  /** The same permission, but only in chats of these uses. */
  readonly inChats: (...where: readonly Scope[]) => Allow
}

/** Allows whoever reaches `capability` at all in the matrix; rows are then narrowed by {@link grantsFor}. */
export const may = (capability: Capability): Allow =>
  allow(capability, ({ actor }) => (grantsFor(actor, capability).length > 0 ? null : noRight(capability)))

/** Allows every person of the tenant, strangers included: help, who-am-I, one's own data. */
export const everyone: Allow = allow(null, ({ actor }) => (actor.kind === 'person' ? null : notForSystem))

/** Allows only the program itself: jobs of the clock. */
export const onlySystem: Allow = allow(null, ({ actor }) => (actor.kind === 'system' ? null : onlyForSystem))

/** A grant together with how far it reaches for one capability. */
export type Reaching = { readonly grant: Grant; readonly reach: Exclude<Reach, 'none'> }

/** The actor's grants that reach `capability`, widest first. Empty: no right. */
export const grantsFor = (actor: Actor, capability: Capability): readonly Reaching[] =>
  actor.kind === 'system'
    ? []
    : actor.grants
        .map(grant => ({ grant, reach: reachIn(capability, grant.role) }))
        .filter((reaching): reaching is Reaching => reaching.reach !== 'none')
        .sort((a, b) => width[b.reach] - width[a.reach])

/** The widest reach the actor has for `capability`. */
export const reachOf = (actor: Actor, capability: Capability): Reach =>
  grantsFor(actor, capability)[0]?.reach ?? 'none'

const width: Readonly<Record<Exclude<Reach, 'none'>, number>> = { masked: 1, own: 2, approve: 3, all: 4 }

function allow(capability: Capability | null, check: Allow['check']): Allow {
  return { capability, check, inChats: (...where) => allow(capability, narrowed(check, where)) }
}

const narrowed =
  (check: Allow['check'], where: readonly Scope[]): Allow['check'] =>
  asking =>
    where.includes(asking.chat.scope) ? check(asking) : wrongChat(where)

const noRight = (capability: Capability): Denial => ({
  what: `您目前没有“${matrix[capability].words}”的权限。`,
  rule: `这项工作由${holdersOf(capability)}办理。`,
  next: '需要办理，请联系县委人才办；职责有变动，请管理员用“授权”为您登记。',
})

/** Who has the right in full, so that somebody refused knows whom to ask. */
const holdersOf = (capability: Capability): string => {
  const holders = roles.filter(role => reachIn(capability, role) !== 'none')
  const inFull = holders.filter(role => ['all', 'approve'].includes(reachIn(capability, role)))
  return (inFull.length > 0 ? inFull : holders).map((role: Role) => roleWords[role]).join('、')
}

const wrongChat = (where: readonly Scope[]): Denial => ({
  what: '这里不能办理这件事。',
  rule: `这件事只能在${scopes
    .filter(scope => where.includes(scope))
    .map(scope => scopeWords[scope])
    .join('、')}里办理。`,
  next: where.includes('private') ? '请点我的头像，私聊发同样的话。' : '请到相应的群里再试。',
})

const notForSystem: Denial = {
  what: '这件事要由人来办。',
  rule: '系统任务不能代替人操作。',
  next: '请由本人发起。',
}

const onlyForSystem: Denial = {
  what: '这件事由系统按时自动办理。',
  rule: '人不能代替系统任务。',
  next: '请等待系统运行，或联系管理员。',
}
