/** The words between the values of a sentence, and which of them say what was done. */

type Words = { readonly from: number; readonly to: number }

/** What is known of a sentence when its fullest part is looked for. */
type Known = {
  /** Values, and the command's own words. */
  readonly gone: readonly Words[]
  /** Words that say how it was done, and nothing by themselves: 培训, 走访. */
  readonly light: readonly Words[]
  /** Words that only lead to it, and show where it is: 教, 获得了. */
  readonly cues: readonly string[]
  /** Only what plainly says that something was done. */
  readonly plainly: boolean
}

/** The part that says most, without what only leads to it; `null`: nothing is left that says anything. */
export const partOf = (text: string, known: Known): Words | null => {
  const parts = clausesOf(text)
    .flatMap(clause => between(clause, known.gone))
    .map(words => behindCue(text, bare(text, words), known.cues))
    .map(words => ({ ...words, ...bare(text, words) }))
    .filter(words => saysSomething(text, words, known.light))
    .filter(words => !known.plainly || isDeed(text, words))
  const [best = null] = parts.toSorted((a, b) => worth(text, b) - worth(text, a))
  return best && { from: best.from, to: best.to }
}

/** 主要教茶叶加工 without the words that only lead to it. */
export const withoutLead = (text: string, words: Words, cues: readonly string[]): Words => {
  const { from, to } = behindCue(text, words, cues)
  return { from, to }
}

type Part = Words & { readonly isLedTo: boolean }

const behindCue = (text: string, words: Words, cues: readonly string[]): Part => {
  const said = text.slice(words.from, words.to)
  const cue = cues
    .toSorted((a, b) => b.length - a.length)
    .find(
      one => said.startsWith(one) && /^(?:[了过]?\p{Script=Han}{2}|[「“"《])/u.test(said.slice(one.length)),
    )
  if (cue === undefined) return { ...words, isLedTo: false }
  const behind = said.slice(cue.length)
  const skipped = /^[了过](?:一?[个项篇次下聊谈])?/u.exec(behind)?.[0].length ?? 0
  return { from: words.from + cue.length + skipped, to: words.to, isLedTo: true }
}

/** More than words that say how, or that anything was done at all. */
export const saysSomething = (text: string, { from, to }: Words, light: readonly Words[]): boolean => {
  const signs = [...text.slice(from, to)].filter(
    (_, step) => !light.some(one => one.from <= from + step && from + step < one.to),
  )
  return /\p{Script=Han}{2}/u.test(signs.join('').replace(empty, ''))
}

const empty =
  /帮带|结个|结成|对子|师徒|联系|服务|帮扶|结对|工作|情况|指导一下|看[了望看]|一?下|的|了|来|去|过|人|户/gu

const clausesOf = (text: string): readonly Words[] =>
  [...text.matchAll(/[^,，。;；:：!?！？\n]+/gu)].map(({ 0: words, index }) => ({
    from: index,
    to: index + words.length,
  }))

/** What is left of a clause between the values read in it. */
const between = ({ from, to }: Words, gone: readonly Words[]): readonly Words[] => {
  const inside = gone.filter(one => one.from < to && from < one.to).toSorted((a, b) => a.from - b.from)
  const left: Words[] = []
  let at = from
  for (const one of inside) {
    if (one.from > at) left.push({ from: at, to: one.from })
    at = Math.max(at, one.to)
  }
  return at < to ? [...left, { from: at, to }] : left
}

/** Who came and went, and that it is to be written down, is not what was done. */
const leading =
  /^(?:[\s\p{P}\p{S}]|请|麻烦|帮我|给我|我们?|咱们?|俺|本人|他们?|她们?|大家|今儿|刚刚?|已经|又|还|也|都|就|才|再|先|后来|然后|一起|主要|专门|重点|现场|顺便|上门|在(?!家)|到(?!位)|去(?!掉)|来(?!访)|往|跟|和(?![\p{Script=Han}]平)|与|同(?!步)|给|为|对|向|把|由|请|用了?|花了?|待了?|忙了?|的|了|过|人|户|村里?|组里?|地里|开展|进行|组织|做了?|搞了?|(?:补?登记?|补?记录?|补录?|录入|填报?|报)(?:一?[下个次条笔])?(?:(?:结对)?服务(?:记录|情况)?)?|服务(?:记录|情况)?)/u
const trailing =
  /(?:[\s\p{P}\p{S}]|了|的|过|呢|吧|啊|哈|哦|去|来|到|在|给|对|和|与|共|一共|总共|大概|大约|差不多|前后|用时?|历时|花|每次|来了|有|记|登|录|(?:记|登|录|补|报)(?:记|录)?一?[下上好])$/u

const bare = (text: string, { from, to }: Words): Words => {
  let [start, end] = [from, to]
  for (let before = -1; before !== start - end && start < end; ) {
    before = start - end
    start += leading.exec(text.slice(start, end))?.[0].length ?? 0
    end -= trailing.exec(text.slice(start, Math.max(start, end)))?.[0].length ?? 0
  }
  return { from: start, to: Math.max(start, end) }
}

/** Verbs of helping and teaching: whoever says one says what was done. */
const deed =
  /教|讲|指导|示范|培训|推广|传授|辅导|修剪|嫁接|防治|诊|治|检修|维修|设计|规划|加工|种植|养殖|栽|施肥|采|销售|直播|对接|调研|帮/u

const isDeed = (text: string, { from, to, isLedTo }: Part): boolean =>
  isLedTo || deed.test(text.slice(from, to))

const worth = (text: string, part: Part): number => {
  const { length } = text.slice(part.from, part.to).match(/\p{Script=Han}/gu) ?? []
  return (length ?? 0) + (isDeed(text, part) ? deedWorth : 0) - part.from / 10_000
}

const deedWorth = 8
