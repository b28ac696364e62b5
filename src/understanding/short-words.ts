import { readAmount, toInteger } from './slots/numerals.ts'
import { tidy } from './tidy.ts'

/** Short words that mean something only because of what was said or shown before. */
export type ShortWord =
  | { readonly kind: 'yes' | 'no' | 'cancel' | 'next' | 'previous' }
  /** 第3页; the last one is -1. */
  | { readonly kind: 'page'; readonly number: number }
  /** The item meant, counted from 1 (from the end when negative), and what else was said of it. */
  | { readonly kind: 'ordinal'; readonly index: number; readonly rest: string }
  /** 不是X，是Y: what it should be, and whether it names what it should not be. */
  | { readonly kind: 'instead'; readonly words: string }

const yes =
  /^(?:(?:嗯+|哦|好)?(?:同意|是的?|是呢|是这样|对的?|对头|对呢|好的?|好嘞|好滴|行|行的|可以|可以的|确认|确定|没错|没问题|提交|提交吧|就这样|就这么办|就这样办|办吧|要得|中|妥|收到|确认无误|无误|ok|okay|yes|嗯+)[吧了啊呀哈呢哦的]*)+$/
const cancel =
  /^(?:(?:那|先)?(?:算了|算啦|取消|不用了|不要了|不弄了|不办了|不登了|不搞了|先不弄|先不办|作罢|放弃|撤了|当我没说|不填了|不改了|no|cancel)[吧了啊呀哈]*)+$/
const no = /^(?:不是|不对|不行|错了|不同意|不要|否|有错|写错了)[的了啊呀]*$/
const turning =
  '(?:那|就|再|还|请|麻烦|接着|继续|直接|帮我|给我|我要|我想|往|向|朝|翻|看|来|换|跳|转|去|到|一下){0,6}'
const ending = '(?:的|看看|看|吧|了|啊|呀|哈|呢|嘛|内容){0,4}$'
const next = new RegExp(
  `^(?:下页|翻页|更多|还有(?:吗|么|没有|呢|哪些|没得|没)|继续|往[下后](?:翻|看)?|后面(?:的|还有)?|看更多|再来(?:几个|一些|一页)|再看看后面|剩下的|其他的呢|next|more|${turning}(?:[后下]面?|一)?${turning}(?:下一?|后一?|一)?页)${ending}`,
  'u',
)
const previous = new RegExp(
  `^(?:往[前上回](?:翻|看)?|前面的|prev|previous|${turning}(?:[上前]面?|回)?${turning}(?:上一?|前一?)页|(?:退|翻)回(?:去|来))${ending}`,
  'u',
)
const numbered = new RegExp(
  `^${turning}(?:第(?<count>[一二两三四五六七八九十]{1,3}|\\d{1,3})页|(?<count2>\\d{1,3})页|(?<last>最后一?页|末页)|(?<first>首页|最前一?页))${ending}`,
  'u',
)
const ordinal =
  /^(?:看看?|查看|打开|选|就|就是|要|我要|我说的是|是)?(?:上面|刚才)?(?:第([一二两三四五六七八九十]|\d{1,2})(?:个人|个|位|条|家|对|名|户|件|项)?|(最后)(?:一)?(?:个|位|条|家|对|名|户|件|项))(.{0,20})$/
const instead =
  /^(?:不是|不对|错了|不要|搞错了|说错了)(?:[^,，。;；]{0,20}?)[,，。;；\s]*(?:而?是|应该是|应是|要|改成|改为|换成)(.{1,60})$/
const insteadTold = /^(?:不对|错了|搞错了|说错了|写错了)[的了啊呀]*[,，。\s]+([^,，]{2,20}(?:是|为).{1,40})$/
const insteadLast = /^(?:应该是|应是|要改成|改成|改为|换成)(.{1,60})$/

/** What some words say about what came before; `null`: they may stand for themselves. */
export const shortWordIn = (typed: string): ShortWord | null => {
  const text = tidy(typed)
    .text.replace(/[\s。.!?,;、~]+$/g, '')
    .replace(/^[\s,]+/, '')
  const bare = text.replace(/[\s,]/g, '')
  for (const [kind, pattern] of [
    ['cancel', cancel],
    ['yes', yes],
    ['no', no],
    ['next', next],
    ['previous', previous],
  ] as const) {
    if (pattern.test(bare)) return { kind }
  }
  return pageIn(bare) ?? ordinalIn(bare) ?? insteadIn(text)
}

const pageIn = (bare: string): ShortWord | null => {
  const { count, count2, last, first } = numbered.exec(bare)?.groups ?? {}
  if (last || first) return { kind: 'page', number: last ? -1 : 1 }
  const said = count ?? count2
  return said === undefined ? null : { kind: 'page', number: countOf(said) }
}

const ordinalIn = (bare: string): ShortWord | null => {
  const [whole, counted, last, rest = ''] = ordinal.exec(bare) ?? []
  if (whole === undefined) return null
  return {
    kind: 'ordinal',
    index: last ? -1 : countOf(counted ?? ''),
    rest: rest.replace(/^(?:吧|呢|呗|哈|就行)$/, ''),
  }
}

const countOf = (words: string): number => {
  const amount = readAmount(words)
  return (amount && toInteger(amount)) ?? 0
}

const insteadIn = (text: string): ShortWord | null => {
  const words = (instead.exec(text) ?? insteadTold.exec(text) ?? insteadLast.exec(text))?.[1]
  return words === undefined ? null : { kind: 'instead', words: words.trim() }
}

/** Words that stand for what was just shown. */
const pronoun =
  /这个人|那个人|这位同志|那位同志|该同志|这位老师|那位老师|这位|那位|这个专家|那个专家|他本人|她本人|(?<!其)他(?!们|人|县|乡|村|的?[话])|她(?!们)|它(?!们)|这一?条|那一?条|该诉求|这件|那件|该(?=工作站|站)/u

/** The sentence with `number` (RC-12) where 他, 它 or 这位 stood; `null` when nothing in it points back. */
export const pointedAt = (typed: string, number: string): string | null =>
  pronoun.test(typed) ? typed.replace(pronoun, number) : null

export const pointsBack = (typed: string): boolean => pronoun.test(typed)

const ellipsis =
  /^(?:那么?|那要是|如果是|只看|只要|只查|只统计|就看|光看|换成|换|改成|改看|再看看?|再查查?|其中|里面|里头|按)|(?:呢|的呢|又如何|又怎么样|怎么样)$/u
const ellipsisMax = 24

/** Whether words go on from what was asked before: 那去年呢, 只看县级的. */
export const goesOn = (typed: string): boolean => {
  const text = tidy(typed).text.replace(/[\s。.!?,;、~]+$/g, '')
  return text.length <= ellipsisMax && ellipsis.test(text)
}

/** The words without what is not to be: 不要中级的，要高级的. */
export const withoutDenied = (typed: string): string =>
  typed.replace(/(?:不要|不是|除了|去掉)[^,，。;；]{1,12}?(?:的|以外|之外)?(?:[,，]|$)/gu, '')
