import type { Trouble } from './call-faults.ts'
import type { CardTemplate } from './cards/template.ts'
import type { Clock } from './clock.ts'
import type { Fault } from './push/faults.ts'
import type { SocketFault } from './push/socket-faults.ts'
import type { Variants } from './push/variants.ts'

/** One bot, as the developer console would hold it. */
export type AppConfig = {
  /** `cli_` and 16 hex digits: the SDK's long connection refuses anything else. */
  readonly appId: string
  readonly secret: string
  readonly name: string
  /** Without it pushes go out in clear and unsigned, as on the platform. */
  readonly encryptKey?: string
  readonly verificationToken: string
  readonly eventUrl?: string
  readonly callbackUrl?: string
  /** `socket`: events and callbacks travel over the long connection the bot opens. */
  readonly transport?: 'webhook' | 'socket'
  /** Every group message reaches the bot, not only those that name it (scope im:message.group_msg). */
  readonly hearsAll?: boolean
  /** The bot's menu beside the input. */
  readonly menu?: readonly MenuItem[]
  /** Permissions granted; a call that needs another one is refused (99991672). Everything is allowed when absent. */
  readonly scopes?: readonly string[]
  /**
   * Whom the bot may talk to (可用范围): open ids and names of departments, those below included. Everybody when absent;
   * anybody else is refused (230013).
   */
  readonly availability?: readonly string[]
  /** Whose entries in the address book it may read (通讯录权限范围); the same people when absent. */
  readonly contactRange?: readonly string[]
  /** Event types the app is subscribed to; every one when absent. `card.action.trigger` is one of them. */
  readonly events?: readonly string[]
}

/** `key` is what the bot is told. */
export type MenuItem = { readonly name: string; readonly key: string }

export type PersonConfig = {
  readonly openId: string
  readonly unionId?: string
  readonly userId?: string
  readonly name: string
  readonly title?: string
  readonly department?: string
  readonly mobile?: string
  readonly email?: string
}

export type DepartmentConfig = {
  readonly name: string
  /** The department's own id, for `department_id_type=department_id`. */
  readonly id?: string
  /** Name of the department above; the company itself when absent. */
  readonly parent?: string
  /** Open id. */
  readonly leader?: string
}

export type ChatConfig = {
  readonly chatId: string
  readonly name: string
  /** Open ids. */
  readonly members: readonly string[]
  /** App ids of the bots inside; all apps when absent. */
  readonly bots?: readonly string[]
}

/** A story the page leads a newcomer through, step by step. */
export type Guide = {
  readonly title: string
  readonly steps: readonly GuideStep[]
  /** Said once the last step is done. */
  readonly ending?: string
}

export type GuideStep = {
  readonly title: string
  readonly words: string
  /** Open id: whom one is in this step. */
  readonly as: string
  /** The group it happens in; the private chat with the bot when absent. */
  readonly chatId?: string
  /** On the other side of the screen, where there is room. */
  readonly beside?: boolean
  /** Put into the input. */
  readonly say?: string
  /** Answers for the newest form of the conversation, by the label of its field. */
  readonly fill?: Readonly<Record<string, string>>
  /** A file put above the input: its name, and where the page gets it. */
  readonly file?: { readonly name: string; readonly url: string }
  /** Moves the clock on to the next such moment, Shanghai time; Monday is 1. */
  readonly clock?: { readonly weekday?: number; readonly time: string }
  /** The step is done once a message or card with these words is in the conversation. */
  readonly until?: string
}

export type FaultsConfig = {
  readonly push?: readonly Fault[]
  readonly call?: readonly Trouble[]
  readonly socket?: readonly SocketFault[]
}

export type EmulatorConfig = {
  readonly apps: readonly AppConfig[]
  readonly people: readonly PersonConfig[]
  /** Departments people name are there by themselves; this places them under each other. */
  readonly departments?: readonly DepartmentConfig[]
  readonly chats?: readonly ChatConfig[]
  /** Cards of the card builder, sent by their id. */
  readonly templates?: readonly CardTemplate[]
  /** Calls per second and minute, as the platform limits them. On unless switched off. */
  readonly limits?: boolean
  readonly clock?: Clock
  /** Same seed, same ids. Without one every start makes new ids, so that a bot's memory never meets an old id again. */
  readonly seed?: number
  readonly tenantKey?: string
  /** How many messages are kept in memory before the oldest are forgotten; 200,000. */
  readonly messagesMax?: number
  /** Sentences the page offers in an empty private chat. */
  readonly hints?: readonly string[]
  /** What the page leads a newcomer through. */
  readonly guide?: Guide
  /** How pushes travel; a test may hand in `app.request`. */
  readonly fetch?: (url: string, init: RequestInit) => Response | Promise<Response>
  /** How long the bot may take to answer a push: 3 s. Shorter in tests of lateness. */
  readonly answerMs?: number
  /** Long connection: payloads longer than this come in several frames. Never split unless given. */
  readonly frameBytesMax?: number
  /** Long connection: how often the bot shall ping; 120 s. */
  readonly pingSeconds?: number
  /** Points the platform's documents leave open, turned around. */
  readonly variants?: Partial<Readonly<Variants>>
  /** What goes wrong from the start. */
  readonly faults?: FaultsConfig
}
