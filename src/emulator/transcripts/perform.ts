import { changePerson, join } from '../acts/address-book.ts'
import { forward } from '../acts/forward.ts'
import { addBot, bringPeople, leave, makeGroup, removeBot } from '../acts/membership.ts'
import { press } from '../acts/press.ts'
import { react } from '../acts/react.ts'
import { enter, menu, read, recall, type Stage, say, send, type Where } from '../acts/talk.ts'
import { upload } from '../acts/upload.ts'
import { messageFor } from '../blobs.ts'
import { chatOf, privateChat } from '../chats.ts'
import { stableId } from '../ids.ts'
import { firstApp, personOf } from '../state.ts'
import { chatNamed, personNamed } from './names.ts'
import type { Act, Step } from './transcript.ts'

/** Where a transcript is being played, and what stands there for what it names. */
export type Stand = {
  readonly stage: Stage
  /** The message that now stands for a number of the transcript. */
  readonly ids: Map<number, string>
  /** Groups made while playing: what the transcript calls each, by its id. */
  readonly groups: Map<string, string>
}

type ActOf<Does extends Act['does']> = Extract<Act, { does: Does }>

/** Does one act; the answer is the toast it brought. */
export const perform = async (stand: Stand, { who, act }: Step): Promise<string | undefined> => {
  const { stage } = stand
  if (act.does === 'joins') return void joinAgain(stage, who, act.entry)
  const openId = personNamed(stage.state, who)
  switch (act.does) {
    case 'says':
    case 'sends':
    case 'forwards':
      stand.ids.set(act.n, speak(stand, openId, act))
      return undefined
    case 'presses':
      return await pressAgain(stand, openId, act)
    case 'recalls':
      return void recall(stage, openId, known(stand, act.message))
    case 'reacts':
      return void react(stage, openId, known(stand, act.message), act.emoji, act.on)
    case 'enters':
      return void enter(stage, openId)
    case 'menu':
      return void menu(stage, openId, act.key)
    case 'reads':
      return void read(stage, openId, chatIdOf(stand, openId, act.chat))
    default:
      return void move(stand, openId, act)
  }
}

const speak = (stand: Stand, openId: string, act: ActOf<'says' | 'sends' | 'forwards'>): string => {
  const { stage } = stand
  const chatId = chatIdOf(stand, openId, act.chat)
  if (act.does === 'forwards') return forward(stage, openId, known(stand, act.message), chatId).messageId
  const where = { chatId, ...replyOf(stand, act) }
  if (act.does === 'says') return say(stage, openId, act.text, where).messageId
  const made = act.file
    ? messageFor(upload(stage.state, openId, act.file.name, Buffer.from(act.file.bytes, 'base64')))
    : act
  return send(stage, openId, made.type, made.content, where).messageId
}

const replyOf = (
  { ids }: Stand,
  { replyTo = 0, inThread = false }: ActOf<'says' | 'sends'>,
): Pick<Where, 'replyTo' | 'inThread'> => {
  const id = ids.get(replyTo)
  return id ? { replyTo: id, inThread } : {}
}

const pressAgain = async (
  stand: Stand,
  openId: string,
  { message, path, form, chosen }: ActOf<'presses'>,
): Promise<string | undefined> => {
  const how = { ...(form ? { form } : {}), ...(chosen === undefined ? {} : { chosen }) }
  const pressed = await press(stand.stage, openId, known(stand, message), { path }, how)
  if (pressed.error) throw new Error(`${pressed.error.code} ${pressed.error.words}`)
  return pressed.toast?.content
}

/** Somebody comes to work here, under an id of this Feishu. */
const joinAgain = (stage: Stage, name: string, entry: ActOf<'joins'>['entry']): void => {
  const { people } = stage.state
  if ([...people.values()].some(person => person.name === name && !person.left))
    throw new Error(`模拟器里已经有「${name}」`)
  join(stage, { ...entry, name, openId: stableId('ou_', name, String(people.size)) })
}

type Move =
  | ActOf<'makesGroup'>
  | ActOf<'adds' | 'removes'>
  | ActOf<'addsBot' | 'removesBot'>
  | ActOf<'changes'>
  | ActOf<'leaves'>

/** People come and go: into groups, and into the company. */
const move = (stand: Stand, openId: string, act: Move): void => {
  const { stage } = stand
  switch (act.does) {
    case 'makesGroup':
    case 'adds':
    case 'removes':
      moveInGroup(stand, openId, act)
      break
    case 'addsBot':
      addBot(stage, chatIdOf(stand, openId, act.chat), openId)
      break
    case 'removesBot':
      removeBot(stage, chatIdOf(stand, openId, act.chat), openId)
      break
    case 'changes':
      changePerson(stage, openId, act.entry)
      break
    case 'leaves':
      leave(stage, openId)
  }
}

const moveInGroup = (
  stand: Stand,
  openId: string,
  act: ActOf<'makesGroup'> | ActOf<'adds' | 'removes'>,
): void => {
  const { stage, groups } = stand
  const { state } = stage
  if (act.does === 'makesGroup') {
    const members = act.members.map(name => personNamed(state, name))
    groups.set(makeGroup(stage, act.name, members, act.withBot).chatId, act.chat)
    return
  }
  const chat = chatOf(state, chatIdOf(stand, openId, act.chat))
  const people = act.people.map(name => personOf(state, personNamed(state, name)))
  bringPeople(stage, chat, act.does === 'adds' ? 'added' : 'deleted', people, openId)
}

const chatIdOf = ({ stage, groups }: Stand, openId: string, chat: string): string => {
  for (const [chatId, label] of groups) if (label === chat) return chatId
  const { state } = stage
  return chatNamed(state, chat) ?? privateChat(state, firstApp(state).appId, openId).chatId
}

const known = ({ ids }: Stand, n: number): string => {
  const id = ids.get(n)
  if (!id) throw new Error(`第 ${n} 条消息在记录开始之前，或者这次没有出现`)
  return id
}
