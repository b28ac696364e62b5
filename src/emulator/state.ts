import type { Done } from './acts/done.ts'
import type { Blob } from './blobs.ts'
import type { CardTemplate } from './cards/template.ts'
import { type Chat, groupFrom } from './chats.ts'
import { type Clock, createClock } from './clock.ts'
import type { EmulatorConfig } from './config.ts'
import { type Department, departmentsFrom } from './departments.ts'
import type { Entity } from './entities.ts'
import { messagesMaxDefault } from './forgetting.ts'
import { createIds, type Ids } from './ids.ts'
import type { Message, Sender, Thread } from './messages.ts'
import { type App, appFrom, type Person, personFrom } from './people.ts'
import { createVariants, type Variants } from './push/variants.ts'

/** What happened, for whoever is looking: the page's live stream. */
export type Happening = {
  readonly kind:
    | 'message'
    | 'edited'
    | 'recalled'
    | 'reaction'
    | 'read'
    | 'urgent'
    | 'chat'
    | 'person'
    | 'clock'
    | 'reset'
    | 'undelivered'
    | 'pushed'
    | 'called'
    | 'done'
  readonly chatId?: string
  readonly messageId?: string
  readonly openId?: string
  /** For `edited`: this text grows, and this many of its characters were there before. */
  readonly typing?: { readonly elementId: string; readonly from: number }
  /** For `reaction`: who put which emoji on, or took it off. */
  readonly reaction?: { readonly emoji: string; readonly by: Sender; readonly on: boolean }
  /** For `done`. */
  readonly done?: Done
  /** For `undelivered`: what became of the push, in words. */
  readonly words?: string
  /** For `pushed`: which push was made, or tried again. */
  readonly deliveryId?: number
}

/** Permission to redraw a card after its callback was answered: 30 minutes, two uses. */
export type CardToken = {
  readonly appId: string
  readonly messageId: string
  readonly until: number
  answered: boolean
  uses: number
}

/** Everything this Feishu knows, in memory. */
export type State = {
  readonly apps: Map<string, App>
  readonly people: Map<string, Person>
  readonly chats: Map<string, Chat>
  readonly messages: Map<string, Message>
  /** Cards whose callback is being answered: CardKit may not touch them. */
  readonly pressing: Set<string>
  /** CardKit's cards, by card id. */
  readonly entities: Map<string, Entity>
  readonly departments: Map<string, Department>
  /** Cards of the card builder. */
  readonly templates: readonly CardTemplate[]
  /** What was made under a `uuid`, and until when it counts. */
  readonly uuids: Map<string, { readonly id: string; readonly until: number }>
  /** The thread (话题) that grew from a message, by that message's id. */
  readonly threads: Map<string, Thread>
  readonly cardTokens: Map<string, CardToken>
  /** Uploaded images and files, by their key. */
  readonly blobs: Map<string, Blob>
  readonly watchers: Set<(happening: Happening) => void>
  /** Ends a live stream each. */
  readonly streams: Set<() => void>
  readonly clock: Clock
  readonly ids: Ids
  /** What only the wire sees: nonces, IVs, log ids, frames. Drawn apart, so that one retry more changes no message's id. */
  readonly wire: Ids
  readonly variants: Variants
  /** Ids follow from a seed, so they may come again. */
  readonly seeded: boolean
  /** The oldest messages are forgotten beyond this many. */
  readonly messagesMax: number
  readonly tenantKey: string
}

export const createState = (config: EmulatorConfig): State => {
  const apps = config.apps.map(appFrom)
  const everyApp = apps.map(app => app.appId)
  const people = config.people.map(personFrom)
  return {
    apps: new Map(apps.map(app => [app.appId, app])),
    people: new Map(people.map(person => [person.openId, person])),
    chats: new Map((config.chats ?? []).map(chat => [chat.chatId, groupFrom(chat, everyApp)])),
    messages: new Map(),
    pressing: new Set(),
    entities: new Map(),
    departments: departmentsFrom(config),
    templates: config.templates ?? [],
    uuids: new Map(),
    threads: new Map(),
    cardTokens: new Map(),
    blobs: new Map(),
    watchers: new Set(),
    streams: new Set(),
    clock: config.clock ?? createClock(),
    seeded: config.seed !== undefined,
    messagesMax: config.messagesMax ?? messagesMaxDefault,
    ids: createIds(config.seed ?? Date.now()),
    wire: createIds((config.seed ?? Date.now()) + 1),
    variants: createVariants(config.variants),
    tenantKey: config.tenantKey ?? '2ed263bf32cf1651',
  }
}

export const tell = (state: State, happening: Happening): void => {
  for (const watch of state.watchers) watch(happening)
}

/** The bot people mean when they do not say which. */
export const firstApp = (state: State): App => {
  const [app] = state.apps.values()
  if (!app) throw new Error('模拟器的配置里没有应用')
  return app
}

export const personOf = (state: State, openId: string): Person => {
  const person = state.people.get(openId)
  if (!person) throw new Error(`模拟器里没有这个人：${openId}`)
  return person
}
