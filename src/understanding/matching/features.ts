import { createTrie, type Trie } from '../lexicon/trie.ts'
import { actAliases, acts } from './acts.ts'
import { meanings } from './meanings.ts'
import { fillers, wholeWords } from './moods.ts'
import { soundOf } from './sounds.ts'

/** A place of a text that stands for a value: its kind is what counts, not its words. */
export type Mask = { readonly from: number; readonly to: number; readonly kind: string }

/** What a text is compared by. Its weight is how much a match of it tells, before rarity. */
export type Feature = { readonly name: string; readonly weight: number }

const weightOf = {
  concept: 1.6,
  object: 2,
  word: 1.3,
  meaning: 0.9,
  kind: 0.9,
  pair: 0.5,
  sound: 0.5,
  sign: 0.48,
  told: 0.12,
} as const

/** A word that only sounds like a known one counts for less. */
const misheard = 0.7

/** Takes texts apart: known words first, the longest from the left, then pairs of what is left. */
export type Lexer = {
  readonly featuresOf: (text: string, masks: readonly Mask[]) => readonly Feature[]
  /** How far a text's head says nothing but politeness and the features named `own`: 我想反映个事，. */
  readonly headOf: (text: string, own: ReadonlySet<string>) => number
}

/** A word the lexer knows and what it is a sign of. */
export type Known = { readonly word: string; readonly features: readonly Feature[] }

const filler: Feature = { name: '', weight: 0 }

export const concept = (name: string): Feature => ({ name: `c:${name}`, weight: weightOf.concept })
export const object = (name: string): Feature => ({ name: `o:${name}`, weight: weightOf.object })
export const word = (name: string): Feature => ({ name: `x:${name}`, weight: weightOf.word })
export const kind = (name: string): Feature => ({
  name: `k:${name}`,
  // Quotes and stories say nothing about what is wanted.
  weight: name === 'text' ? weightOf.told : weightOf.kind,
})
const meaning = (name: string): Feature => ({ name: `m:${name}`, weight: weightOf.meaning })
const whole = (name: string): Feature => ({ name: `w:${name}`, weight: weightOf.meaning })
const pair = (name: string): Feature => ({ name: `b:${name}`, weight: weightOf.pair })
const sound = (name: string): Feature => ({ name: `p:${name}`, weight: weightOf.sound })
const sign = (name: string): Feature => ({ name: `u:${name}`, weight: weightOf.sign })

/** The words of the acts and the fillers, which every lexer knows. */
export const officeWords = (): readonly Known[] => [
  ...Object.entries(acts).flatMap(([name, act]) =>
    [...act.words, ...act.spoken].map(one => ({ word: one, features: [concept(actAliases[name] ?? name)] })),
  ),
  ...fillers.map(one => ({ word: one, features: [filler] })),
  ...meanings.flatMap(([first = '', ...others]) =>
    [first, ...others].map(one => ({ word: one, features: [meaning(first)] })),
  ),
  ...pronouns.map(one => ({ word: one, features: [kind('person')] })),
  ...wholeWords.map(one => ({ word: one, features: [whole(one)] })),
]

/** Whoever was spoken of: as good as a name. */
const pronouns = [
  '他',
  '她',
  '他们',
  '这个人',
  '那个人',
  '这位',
  '那位',
  '该同志',
  '这位老师',
  '这位同志',
  '这人',
  '那人',
]

/** What stands behind an act's word where it only describes something: 登记的、审核过的、在办情况. */
const attributive = /^(?:的|过|成功|在[库册]|情况|信息|内容|资料|记录|表|时间|日期)/
const described = 0.35

/** `written`: what is said about the county's work; two characters that stand in it together are no mishearing. */
export const createLexer = (known: readonly Known[], written: readonly string[] = []): Lexer => {
  const trie = createTrie<Feature>()
  for (const one of known) for (const feature of one.features) trie.add(one.word, feature)
  const texts = [...written, ...known.map(({ word: one }) => one), ...commonWords]
  const vocabulary: Vocabulary = { trie, alike: soundsOf(known), pairs: new Set(texts.flatMap(pairsIn)) }
  return {
    featuresOf: (text, masks) => {
      const found: Feature[] = []
      // Pairs are made of what carries meaning: a filler between two words does not part them.
      let left = ''
      for (let at = 0; at < text.length; ) {
        const step = maskAt(masks, at) ?? wordAt(vocabulary, text, at, endOf(text, masks, at))
        found.push(...step.features)
        left += step.left
        at = step.to
      }
      return distinct([...found, ...pairsOf(left)])
    },
    headOf: (text, own) => {
      let at = 0
      while (at < text.length) {
        const { features, left, to } = wordAt(vocabulary, text, at, text.length)
        const isOwn = features.length > 0 && features.some(({ name }) => own.has(name))
        if (!isOwn && left !== '' && /[\p{L}\p{N}]/u.test(left)) break
        at = to
      }
      return at
    },
  }
}

/** What stands at a place of a text: its features, what of it goes into pairs, and where it ends. */
type Step = { readonly features: readonly Feature[]; readonly left: string; readonly to: number }

const maskAt = (masks: readonly Mask[], at: number): Step | null => {
  const mask = masks.find(({ from }) => from === at)
  return mask ? { features: [kind(mask.kind)], left: '\n', to: mask.to } : null
}

const endOf = (text: string, masks: readonly Mask[], at: number): number =>
  masks.reduce((end, { from }) => (from > at && from < end ? from : end), text.length)

type Vocabulary = {
  readonly trie: Trie<Feature>
  readonly alike: ReadonlyMap<string, readonly Feature[]>
  /** Characters that are known to stand together as they are. */
  readonly pairs: ReadonlySet<string>
}

const pairsIn = (text: string): readonly string[] =>
  [...text].slice(1).map((sign, index) => `${text.charAt(index)}${sign}`)

/** Words of every day that sound like one of the office's: 合适 is no 核实. */
const commonWords =
  '合适 同一 统一 加起来 加气 一起 事实 实时 时事 试试 公司 公事 工事 攻势 意见 一件 已经 眼睛 严禁 注意 主义 经历 精力 记录 纪律 形式 形势 行驶 权力 权利 全力 制定 指定 质量 治疗 资料 自立 反应 反映 必须 必需 截止 截至 做 作为 座位 交代 胶带 时候 适合 十分 食品 视频 首饰 收拾 手机 收集 手续 受训 售后 受理 手里 首例 手工 收工 受伤 手上 休假 修改 修建 信息 欣喜 结果 借过 节目 姐姐 解决 接触 解除 节假 借钱 街道 接到 接待 结实 介绍 戒烟 报告 暴涨 保障 报账 包装 报道 报到 抱歉 登机 登基 等级 灯具 电话 店铺 殿堂'.split(
    ' ',
  )

const wordAt = ({ trie, alike, pairs }: Vocabulary, text: string, at: number, end: number): Step => {
  const hit = trie.at(text, at).find(({ to }) => to <= end)
  const features = hit?.values.filter(({ weight }) => weight > 0) ?? []
  const to = hit?.to ?? at + 1
  if (features.length === 0) {
    const heard = heardAt(
      { alike, pairs },
      text.slice(at, Math.min(end, at + soundMax)),
      hit ? to - at + 2 : 2,
    )
    return { features: heard, left: hit && heard.length === 0 ? '' : text.slice(at, to), to }
  }
  const isDescribed = attributive.test(text.slice(to, to + 2))
  return { features: isDescribed ? features.map(weakened) : features, left: text.slice(at, to), to }
}

const heardAt = (
  { alike, pairs }: Pick<Vocabulary, 'alike' | 'pairs'>,
  head: string,
  leastLength: number,
): readonly Feature[] =>
  soundingLike(alike, head, leastLength, words => pairsIn(words).every(one => pairs.has(one)))

// Still the same feature, but no longer an act.
const weakened = (feature: Feature): Feature =>
  feature.name.startsWith('c:') ? { name: feature.name, weight: feature.weight * described } : feature

/** Longest word, in characters, that is known by its sound: 工做站. */
const soundMax = 3

const soundsOf = (known: readonly Known[]): ReadonlyMap<string, readonly Feature[]> => {
  const sounds = new Map<string, readonly Feature[]>()
  for (const { word, features } of known) {
    const meant = features.filter(({ weight }) => weight > 0)
    if (word.length < 2 || word.length > soundMax || meant.length === 0) continue
    if (/^\p{Script=Han}+$/u.test(word)) sounds.set([...word].map(soundOf).join(' '), meant)
  }
  return sounds
}

/** What is known by the sound of the longest head of a text that has at least `leastLength` characters. */
const soundingLike = (
  alike: Vocabulary['alike'],
  text: string,
  leastLength: number,
  isWritten: (words: string) => boolean,
): readonly Feature[] => {
  const signs = [...text].map(soundOf)
  for (let length = signs.length; length >= leastLength; length -= 1) {
    const meant = alike.get(signs.slice(0, length).join(' '))
    if (meant && !isWritten([...text].slice(0, length).join('')))
      return meant.map(({ name, weight }) => ({ name, weight: weight * misheard }))
  }
  return []
}

const pairsOf = (left: string): readonly Feature[] => {
  const signs = [...left].map(one => (/[\p{L}\p{N}]/u.test(one) ? one : '\n'))
  return signs.flatMap((one, index) => {
    if (one === '\n') return []
    const next = signs[index + 1]
    if (next === undefined || next === '\n') return [sign(one)]
    return [sign(one), pair(one + next), sound(`${soundOf(one)} ${soundOf(next)}`)]
  })
}

const distinct = (features: readonly Feature[]): readonly Feature[] => [
  ...new Map(features.toSorted((a, b) => a.weight - b.weight).map(one => [one.name, one])).values(),
]
