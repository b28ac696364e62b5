import type { Card } from '#cards/kit/card.ts'
import { plainText } from '#cards/kit/plain.ts'
import type { Filled } from '#emulator/acts/fill.ts'
import type { Locator } from '#emulator/acts/parts.ts'
import type { Emulator } from '#emulator/emulator.ts'
import type { Message } from '#emulator/messages.ts'

/** A group of the bot, as its members see it. */
export type Group = {
  readonly chatId: string
  /** Plain text of the newest message. */
  readonly reads: () => string
  readonly history: () => readonly string[]
}

/** Somebody who speaks to the bot and reads what it says. */
export type Speaker = {
  readonly openId: string
  readonly name: string
  /** Types words in private chat, or in a group; resolves when the bot has nothing more to do. */
  readonly says: (text: string, where?: Group) => Promise<Message>
  /** The same, and what is read there then. */
  readonly asks: (text: string, where?: Group) => Promise<string>
  /** Plain text of the newest message in the private chat. */
  readonly reads: () => string
  /** Plain text of everything in the private chat, oldest first. */
  readonly history: () => readonly string[]
  /** The newest card in the private chat, or in a group. */
  readonly card: (where?: Group) => Card
  /** Fills the form of the newest card and presses its submit button: what flew over it (toast, or the client's own error). */
  readonly submits: (button: Locator, form?: Filled, where?: Group) => Promise<string>
  /** Presses a button of the newest card that has it. */
  readonly presses: (button: Locator, where?: Group) => Promise<string>
  /** Presses a button of one particular message. */
  readonly pressesOn: (message: Message, button: Locator, form?: Filled) => Promise<string>
  /** The message that carries the newest card. */
  readonly message: (where?: Group) => Message
  /** The newest file or picture in the private chat: its name and bytes. */
  readonly file: () => { readonly name: string; readonly bytes: Buffer }
  readonly recalls: (message: Message) => Promise<void>
  readonly enters: () => Promise<void>
  readonly chooses: (menuKey: string) => Promise<void>
  readonly leaves: () => Promise<void>
}

type Stage = {
  readonly emulator: Emulator
  readonly settle: () => Promise<void>
  /** Ends once no press is worked on any more whose request was answered before it was done: a busy machine. */
  readonly lateDone: () => Promise<void>
}

/** What a press is answered with that takes longer than its request may. */
const underWay = '正在办理，办好后会更新这张卡片。'

export const speakerIn = ({ emulator, settle, lateDone }: Stage, openId: string, name: string): Speaker => {
  const chatOf = (where?: Group) => where?.chatId ?? emulator.privateChatOf(openId)
  const standing = (where?: Group) => emulator.messagesOf(chatOf(where)).filter(message => !message.recalled)
  const message = (where?: Group): Message => {
    const found = standing(where).findLast(one => one.type === 'interactive')
    if (!found) throw new Error(`${name}没有收到卡片`)
    return found
  }
  const pressesOn = async (on: Message, button: Locator, form?: Filled): Promise<string> => {
    const pressed = await emulator.press(openId, on.messageId, button, form)
    if (pressed.toast?.content === underWay) await lateDone()
    await settle()
    return pressed.toast?.content ?? pressed.error?.words ?? ''
  }
  const says: Speaker['says'] = async (text, where) => {
    const said = emulator.say(openId, text, where ? { chatId: where.chatId } : {})
    await settle()
    return said
  }
  const reads = () => textOf(standing().at(-1))
  return {
    openId,
    name,
    message,
    pressesOn,
    says,
    asks: async (text, where) => {
      await says(text, where)
      return where ? where.reads() : reads()
    },
    reads,
    history: () => standing().map(textOf),
    file: () => {
      const found = standing().findLast(one => one.type === 'file' || one.type === 'image')
      const content = JSON.parse(found?.content ?? '{}') as { file_key?: string; image_key?: string }
      const blob = emulator.state.blobs.get(content.file_key ?? content.image_key ?? '')
      if (!blob) throw new Error(`${name}没有收到文件`)
      return blob
    },
    card: where => JSON.parse(message(where).content) as Card,
    submits: (button, form = {}, where) => pressesOn(message(where), button, form),
    presses: (button, where) => pressesOn(message(where), button),
    recalls: async said => {
      emulator.recall(openId, said.messageId)
      await settle()
    },
    enters: async () => {
      emulator.enter(openId)
      await settle()
    },
    chooses: async menuKey => {
      emulator.menu(openId, menuKey)
      await settle()
    },
    leaves: async () => {
      emulator.leave(openId)
      await settle()
    },
  }
}

export const groupIn = (emulator: Emulator, chatId: string): Group => ({
  chatId,
  reads: () => textOf(emulator.messagesOf(chatId).at(-1)),
  history: () => emulator.messagesOf(chatId).map(textOf),
})

const textOf = (message: Message | undefined): string => {
  if (!message) return ''
  // The emulator keeps content as the JSON the bot or the client sent.
  const content = JSON.parse(message.content) as Card & {
    readonly text?: string
    readonly file_name?: string
  }
  if (message.type === 'image') return '［图片］'
  if (message.type === 'file') return `［文件：${content.file_name}］`
  return message.type === 'interactive' ? plainText(content) : (content.text ?? '')
}
