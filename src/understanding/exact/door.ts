import type { Command } from '#core/handlers.ts'
import type { Mention } from '#core/inbound.ts'
import { pairOf, tokensOf } from './parse.ts'
import { type Find, type Found, finder } from './phrases.ts'
import { tidySentence } from './sentence.ts'

/** An exact command, and whether its form leaves no doubt: a slash, a blank behind its words, nothing behind them. */
export type ExactFound = Found & { readonly certain: boolean }

export type ExactDoor = {
  /** Finds the command whose exact words a request begins with, when what follows reads as its arguments. */
  readonly find: (typed: string, mentions: readonly Mention[]) => ExactFound | null
  /** The command whose exact words stand before a blank, whatever is told behind them: 登记服务 今天改了烘干房. */
  readonly opening: (typed: string) => Command | null
}

export const createExactDoor = (commands: readonly Command[]): ExactDoor => {
  const find = foundOnce(finder(commands))
  return {
    find: (typed, mentions) => {
      const found = find(typed)
      if (!found || (!isSlashed(typed) && !readsAsArguments(found, mentions))) return null
      return { ...found, certain: isSlashed(typed) || !found.glued }
    },
    opening: typed => {
      const found = find(typed)
      return found && !found.glued && found.phrase.length > 1 ? found.command : null
    },
  }
}

/** A sentence is asked for its command, and for what it opens with, right after each other. */
const foundOnce = (find: Find): Find => {
  let last: { readonly typed: string; readonly found: Found | null } | null = null
  return typed => {
    if (last?.typed !== typed) last = { typed, found: find(tidySentence(typed)) }
    return last.found
  }
}

const isSlashed = (typed: string): boolean => /^\s*[/／]/.test(typed)

/** Longest word that may be an argument without a sign that it is one. */
const argumentMax = 30
/** Longest that may follow a command without a blank between. */
const gluedMax = 10

/** Words no argument has, but a sentence does. */
const talk =
  /[了吗呢吧的给把被还都就也]|一下|一哈|多少|几个|几位|几|哪|谁|怎么|什么|是不是|有没有|没有|请|帮|我想|我要|新来|不是|可以|能不能|不对|错了|[？?。！!]/
/** The same for what follows without a blank: 工作站总数, 诉求办得及时. */
const talkGlued = /打不开|总数|卡了|得(?:很|及时|快|慢|好|不)|^里|我[能去来到要不参准]/

const readsAsArguments = ({ phrase, rest, glued }: Found, mentions: readonly Mention[]): boolean => {
  if (rest === '') return true
  // JD-12服务记录 speaks of JD-12, whatever jd is short for.
  if (glued && /^[-—\d]/.test(rest)) return false
  const bare = mentions.reduce((words, { name }) => words.replaceAll(`@${name}`, ' '), rest)
  if (glued && (bare.length > gluedMax || phrase.length < 2 || talkGlued.test(bare))) return false
  return tokensOf(bare).every(token => pairOf(token) !== null || isArgument(token))
}

const isArgument = (token: string): boolean =>
  /^[「“"@]/.test(token) || /^[a-z]{2}-?\d/i.test(token) || (token.length <= argumentMax && !talk.test(token))
