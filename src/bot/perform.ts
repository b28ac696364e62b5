import { goingOn } from '#cards/shell/going-on.ts'
import { whichCard } from '#cards/shell/which.ts'
import type { Context } from '#core/context.ts'
import type { Asked, Asking, Option } from '#core/conversation.ts'
import type { Command, Said } from '#core/handlers.ts'
import { privately, type Reply, type Say, say, show, type Which } from '#core/reply.ts'
import { pointsBack } from '#understanding/short-words.ts'
import { readMax } from '#understanding/tidy.ts'
import { outsideIntent, sureFrom, type Understood } from '#understanding/understand.ts'
import { denied, unknown } from './answers.ts'
import { askedOf, nothingSpokenOf, toldAs } from './memory.ts'
import { withoutNumbers } from './numbers.ts'
import { isOpenTo, type Offered } from './turn.ts'

/** Answers one request: refused, asked back, or run. */
export const perform = async (offered: Offered, ctx: Context, understood: Understood): Promise<Reply> => {
  const isOutside = understood.intent === outsideIntent
  const charactersMax = isStory(understood) ? storyMax : readMax
  if (understood.door === 'free' && understood.text.length > charactersMax)
    return tooLong(understood.text, charactersMax)
  if (understood.confidence < sureFrom && !isOutside) return unsure(offered, ctx, understood)
  const { command } = understood
  const denial = command.allow.check({ actor: ctx.actor, chat: ctx.chat })
  if (denial) return denied(ctx, denial, understood)
  const question = questionOf(understood)
  if (question) return asking(question)
  return runCommand(ctx, command, understood.said, askedOf(understood))
}

/** The same for a request made again with something changed: what the command must be told is asked first. */
export const performAgain = async (
  offered: Offered,
  ctx: Context,
  asked: Asked,
  said: Said,
): Promise<Reply> => {
  const command = offered.commandOf(asked.intent)
  if (!command) return unknown(ctx, asked.text, offered.nearest(asked.text, isOpenTo(ctx)))
  const denial = command.allow.check({ actor: ctx.actor, chat: ctx.chat })
  if (denial) return denied(ctx, denial, { command, text: asked.text })
  const slot = missingSlot(command, said)
  return slot === null
    ? runCommand(ctx, command, said, asked)
    : asking({ kind: 'slot', asked, slot, question: command.slots?.[slot]?.ask ?? '', replaces: null })
}

const missingSlot = ({ slots = {} }: Command, said: Said): string | null =>
  Object.entries(slots).find(
    ([name, { ask }]) => ask !== undefined && (said.slots[name]?.length ?? 0) === 0,
  )?.[0] ?? null

/** What has to be asked before anything is done: words that could mean several things, then what is missing. */
const questionOf = (understood: Understood): Extract<Asking, { kind: 'slot' }> | null => {
  const asked = askedOf(understood)
  const unclear = understood.unclear.find(({ slot }) => isAsked(understood, slot))
  if (unclear) return { kind: 'slot', asked, slot: unclear.slot, question: unclear.ask, replaces: null }
  if (isOfSomebodyUnknown(understood))
    return { kind: 'slot', asked, slot: 'person', question: whose, replaces: null }
  const [slot] = understood.door === 'free' ? understood.missing : []
  const question = slot === undefined ? undefined : understood.command.slots?.[slot]?.ask
  return slot === undefined || question === undefined
    ? null
    : { kind: 'slot', asked, slot, question, replaces: null }
}

/** 他的电话改成…, and nobody was shown: whose it is must not be guessed, least of all to be the speaker's own. */
const isOfSomebodyUnknown = ({ door, command, said, intent, text }: Understood): boolean =>
  door === 'free' &&
  command.writes === true &&
  command.slots?.person?.kind === 'person' &&
  !intent.endsWith('.add') &&
  !said.slots.person &&
  !said.slots.id &&
  said.mentions.length === 0 &&
  pointsBack(text)

const whose = '您说的是哪一位？请写姓名。'

/** Longest story that is kept whole, as forms take it. */
const storyMax = 1000

const isStory = ({ command }: Understood): boolean =>
  Object.values(command.slots ?? {}).some(({ kind, rest }) => kind === 'text' && rest === true)

const tooLong = ({ length }: string, charactersMax: number): Reply =>
  say(
    `这段话有${length}个字，太长了，这里一次最多读${charactersMax}个字。请用一两句话说要办什么；要写的内容多，请打开表单在里面填。`,
  )

/** Names in an exact command are looked up by the command itself, which may know several of them. */
const isAsked = ({ door, command }: Understood, slot: string): boolean =>
  door === 'free' || !nameKinds.has(command.slots?.[slot]?.kind ?? '')

const nameKinds: ReadonlySet<string> = new Set(['person', 'unit', 'township', 'village', 'field'])

/** A question in one line; what was asked so far is kept for the answer. */
export const asking = (question: Asking): Reply => ({
  ...say(question.question),
  remembers: { ...nothingSpokenOf, asking: question },
})

/** Runs a command and keeps what it was about. */
const runCommand = async (ctx: Context, command: Command, said: Said, asked: Asked): Promise<Reply> => {
  const reply = await command.run(ctx, said)
  if (reply.which) return whichOne(ctx, reply.which, asked)
  const last = { asked, words: nameOf(command, asked), shown: reply.shown ?? null, pendingId: null }
  return { ...reply, remembers: { asking: null, last } }
}

const whichOne = (ctx: Context, which: Which, asked: Asked): Reply => {
  const reply = choosing(ctx, titleOf(which), optionsOf(which, asked), which.question)
  return which.alone ? privately(ctx.chat, reply, '对得上的不止一个，请在私聊里选。') : reply
}

/** People are 哪一位, cases 哪一件, places 哪一处: as the question has it. */
const titleOf = ({ question }: Which): string =>
  /哪一?[\p{Script=Han}]{1,4}？$/u.exec(question)?.[0] ?? '哪一个？'

const optionsOf = ({ slot, options }: Which, asked: Asked): readonly Option[] =>
  options.map(({ value, words }) => ({
    words,
    asked: { ...asked, told: { ...asked.told, [slot]: [toldAs(value)] } },
  }))

/** Most that are offered to choose from. */
const optionsMax = 10

export const choosing = (
  ctx: Context,
  title: string,
  options: readonly Option[],
  question: string,
): Reply => {
  const offered = options.slice(0, optionsMax)
  const card = whichCard({ title, question, options: offered.map(({ words }) => words), id: ctx.turn })
  return {
    ...show(card),
    remembers: { ...nothingSpokenOf, asking: { kind: 'choice', id: ctx.turn, question, options: offered } },
  }
}

/** How an answer names the request later on: 多少 茶叶. Others may read it: without numbers of people. */
const nameOf = ({ words }: Command, { told }: Asked): string =>
  withoutNumbers(
    [words[0], ...new Set(Object.values(told).flatMap(values => values.map(({ typed }) => typed)))].join(' '),
  )

/** Commands named when it is not sure which was meant. */
const namedMax = 3
/** Not worth naming below. */
const namedFrom = 0.04

/** So far ahead of everything this person may do, it is what was meant, and the no is the answer. */
const clearlyAhead = 1.5
const clearFrom = 0.25

const unsure = (offered: Offered, ctx: Context, understood: Understood): Reply => {
  const open = isOpenTo(ctx)
  const denial = understood.command.allow.check({ actor: ctx.actor, chat: ctx.chat })
  const next = understood.others.find(({ command }) => open(command))?.confidence ?? 0
  if (denial && understood.confidence >= clearFrom && understood.confidence >= clearlyAhead * next)
    return denied(ctx, denial, understood)
  const likely = [understood, ...understood.others]
    .filter(({ command, confidence }) => confidence >= namedFrom && open(command))
    .slice(0, namedMax)
  if (likely.length === 0) return unknown(ctx, understood.text, offered.nearest(understood.text, open))
  const options = likely.map(one => ({ words: one.command.summary, asked: askedOf(one) }))
  return choosing(ctx, '没有完全听懂', options, '您是想办下面哪一件？')
}

/** The reply with a line that says what it goes on from. */
export const named = (reply: Reply, from: string, words: string): Reply => {
  const draw = (one: Say | null): Say | null => {
    if (one === null) return null
    if ('file' in one) return one
    return 'card' in one
      ? { card: goingOn(one.card, { from, words }) }
      : { text: `接着刚才的“${from}”${words && `：${words}`}\n${one.text}` }
  }
  // In a group the line would say more than the short masked answer does.
  return reply.privately
    ? { ...reply, privately: draw(reply.privately) }
    : { ...reply, answer: draw(reply.answer) }
}
