/** A part of a message, and where it stood: UTF-16 offsets of the message. */
export type Part = {
  readonly text: string
  readonly start: number
  /** It opens with a word that begins another request: 另外、顺便. */
  readonly isFresh: boolean
}

/** Most requests of one message that are looked at. */
const partsMax = 6

const breaks = /[。；;！!？?\n]+/g
const fresh = /^[\s,，、]*(?:另外|此外|还有|顺便|对了|然后|接着|再帮|再给|再看|再查|再把|还要|还想|同时)/
const freshInside =
  /[,，](?=\s*(?:另外|此外|还有|顺便|对了|然后|接着|再帮|再给|再看|再查|再把|还要|还想|同时))/g
/** 一是…二是… · 1. … 2. … */
const counted =
  /(?:^|[\s,，。；;：:])(?:[1-9][.、)）]|[①-⑨]|[一二三四五]是|第[一二三四五][,，、]|[一二三四五]、)/g

/** Where a message may fall into several requests; whether it does is for the commands to say. Quotes are never cut. */
export const partsOf = (typed: string): readonly Part[] => {
  const cuts = [breaks, freshInside, counted].flatMap(pattern =>
    [...typed.matchAll(pattern)].map(({ 0: words, index }) =>
      pattern === counted ? index + (/^[\s,，。；;：:]/.test(words) ? 1 : 0) : index + words.length,
    ),
  )
  const open = cuts.filter(cut => !isQuoted(typed, cut))
  const edges = [...new Set([0, ...open, typed.length])].sort((a, b) => a - b)
  return edges
    .slice(0, -1)
    .map((start, index) => ({ start, text: typed.slice(start, edges[index + 1]) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text) && !courtesy.test(text))
    .map(part => ({ ...part, isFresh: fresh.test(part.text) || countedHead.test(part.text) }))
    .slice(0, partsMax)
}

/** Thanks, excuses and greetings are no requests of their own. */
const courtesy =
  /^(?:[\s,，、。！!~～]*(?:谢谢|谢了|谢啦|多谢|感谢|辛苦|麻烦|拜托|劳烦|不好意思|抱歉|打扰|您好|你好|领导好|大家好|早上好|上午好|下午好|晚上好|在吗|在不在|哎呀?|唉|诶|嗯+|哦+|好的|收到|伯乐|您|你|了|啦|啊|哈|咯|一下|大家|各位)[\s,，、。！!~～？?]*)+$/u

const countedHead = /^[\s]*(?:[1-9][.、)）]|[①-⑨]|[一二三四五]是|第[一二三四五][,，、]|[一二三四五]、)/

const isQuoted = (typed: string, at: number): boolean => {
  const before = typed.slice(0, at)
  const count = (sign: RegExp): number => before.match(sign)?.length ?? 0
  return count(/[「“『《]/g) > count(/[」”』》]/g)
}

/** The request without the words that only say that it is another one. */
export const withoutLead = ({ text, start }: Part): { readonly text: string; readonly start: number } => {
  const lead =
    /^[\s,，、。；;]*(?:(?:另外|此外|还有|顺便|对了|然后|接着|同时)[\s,，、]*|(?:[1-9][.、)）]|[①-⑨]|[一二三四五]是|第[一二三四五][,，、]|[一二三四五]、)\s*)?/.exec(
      text,
    )
  const length = lead?.[0].length ?? 0
  return { text: text.slice(length), start: start + length }
}
