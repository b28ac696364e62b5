import type { Mention } from '#core/inbound.ts'
import { folded, type Tidy } from '../tidy.ts'
import { wordsBefore } from './nearby.ts'
import { type Reading, reading, type SlotReader, type Surroundings, unclear } from './reading.ts'
import { givenName, givenNames, mostlyWord, rarelySurname, surname, surnameSigns } from './surnames.ts'
import { crossesWord, isOneWord } from './word-edges.ts'

/** People: @mentions, names of the register, 杨老师 and 老杨, names nobody knows yet, and `ycl`, which only asks. */
export const readPeople: SlotReader = (sentence, around) => {
  const known = [...mentioned(sentence, around.mentions), ...registered(sentence, around)]
  return [
    ...known,
    ...titled(sentence).filter(one => !beginsInside(one, sentence, around)),
    ...familiar(sentence),
    ...unknown(sentence, around, known),
    ...letters(sentence, around),
  ]
}

type Words = { readonly from: number; readonly to: number }

/** 茶叶专家 are experts in tea, and nobody called 叶. */
const beginsInside = ({ from }: Words, { text }: Tidy, { lexicon }: Surroundings): boolean =>
  lexicon
    .find(text)
    .some(one => one.entry.kind !== 'person' && one.form !== 'loose' && one.from < from && from < one.to)

const person = (
  sentence: Tidy,
  words: Words,
  name: string,
  more: Parameters<typeof reading>[3] = {},
): Reading => reading(sentence, words, { kind: 'person', name, openId: null }, more)

/** The longest name first: @王强 stands at the head of @王强生. Two of one name stand in the order of the sentence. */
const mentioned = (sentence: Tidy, mentions: readonly Mention[]): readonly Reading[] => {
  const found: Reading[] = []
  for (const { openId, name } of mentions.toSorted((a, b) => b.name.length - a.name.length)) {
    const words = placeOf(sentence.text, `@${folded(name)}`, found)
    if (words) found.push(reading(sentence, words, { kind: 'person', name, openId }))
  }
  return found
}

const placeOf = (text: string, words: string, taken: readonly Words[]): Words | null => {
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    const to = from + words.length
    if (!taken.some(other => other.from < to && from < other.to)) return { from, to }
  }
  return null
}

const registered = (sentence: Tidy, { lexicon }: Surroundings): readonly Reading[] => {
  const seen = new Set<string>()
  return lexicon.find(sentence.text).flatMap(({ entry, from, to }) => {
    const key = `${from} ${to}`
    if (entry.kind !== 'person' || seen.has(key)) return []
    seen.add(key)
    const words = { from, to: to + titleAt(sentence, to) }
    return [person(sentence, words, entry.name, isDoubtful(sentence, from, to) ? { strength: 'weak' } : {})]
  })
}

/** Two characters are soon a word of the language (方向), or the beginning of a longer name (杨春 in 杨春栏的电话). */
const isDoubtful = (sentence: Tidy, from: number, to: number): boolean =>
  to - from < 3 &&
  (isOneWord(sentence.text, from, to) ||
    crossesWord(sentence.text, from, to) ||
    (standsInName.test(sentence.text.charAt(to)) && endsWord(sentence, to + 1)))

const standsInName = new RegExp(`^${givenName}$`, 'u')

const titles =
  '老师|医生|大夫|护士长|护士|副?主任|副?县长|副?书记|副?局长|副?部长|副?院长|副?校长|副?所长|副?站长|副?科长|副?处长|副?股长|副?镇长|副?乡长|副?村长|副?主席|副?组长|副?总经理|副?经理|副?会长|副?教授|副?研究员|常委|委员|总工|总|工|博士|专家|师傅|同志|先生|女士|支书|干事|秘书|会计|律师|教练|老板|技师'

const title = new RegExp(
  `(?<!\\p{Script=Han}名)(?<name>${surname}(?<given>${givenName}{1,2})?)(?<title>${titles})(?!\\p{Script=Han}*?[资职]格)`,
  'gu',
)

/** 陈思远博士 says what he has learned as well; 张博士 is how he is called. */
const degree = '博士'

const titleBehind = new RegExp(`^(?:${titles})`, 'u')

// 杨春兰医生 speaks of her, and of no field of work.
const titleAt = (sentence: Tidy, at: number): number => {
  const [called = ''] = titleBehind.exec(sentence.text.slice(at)) ?? []
  if (called === degree || (/^[工总]$/u.test(called) && !endsWord(sentence, at + 1))) return 0
  return called.length
}

/** What may stand before a surname that is more often a word of its own. */
const opens = /(?:^|[\p{P}\n给把问找查请的叫跟])$/u

/** 杨老师, 李副县长; 杨春花医生 is a whole name. */
const titled = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(title)].flatMap(({ 0: words, groups = {}, index }) => {
    const { name = '', given = '', title: called = '' } = groups
    const to = index + words.length
    if (isAnotherWord(sentence, name, index, to) || (/^[工总]$/u.test(called) && !endsWord(sentence, to)))
      return []
    return [titledAs(sentence, { from: index, to }, { name, given, called })]
  })

type Titled = { readonly name: string; readonly given: string; readonly called: string }

const titledAs = (sentence: Tidy, { from, to }: Words, { name, given, called }: Titled): Reading => {
  // 和杨老师, 向杨书记, 上周五尹老师: the last is the surname.
  const last = name.slice(-1)
  if ((rarelySurname.test(name.charAt(0)) || weekday.test(name)) && soleSurname.test(last) && given !== '')
    return person(sentence, { from: from + name.length - 1, to }, `${last}${called}`)
  if (given === '') return person(sentence, { from, to }, sentence.text.slice(from, to))
  return person(sentence, { from, to: called === degree ? from + name.length : to }, name)
}

const weekday = /^周[一二三四五六日末]/u

const soleSurname = new RegExp(`^${surname}$`, 'u')

// 木工 is a trade, 和主任 the director as well, 向县长汇报 a report to the head, 金融专家 nobody called 金融.
const isAnotherWord = (sentence: Tidy, name: string, from: number, to: number): boolean => {
  const { text, gaps } = sentence
  if (isOneWord(text, from, to)) return true
  if (name.length > 1) return isOneWord(text, from, from + name.length)
  if (name === '向' && /^.{0,6}(?:报告?|反映|请示|申请|说|提)/u.test(text.slice(to))) return true
  return rarelySurname.test(name) && !opens.test(wordsBefore(text, from)) && !gaps.has(from)
}

const behindName =
  /^(?:[\p{P}\p{S}\n的是在那这今明昨吗呢有到去来和与跟办写交说提要会能从负帮代替种养教做搞懂转拿获当担没报推嫁调跟反辞退升评结搬换改开不好可应发打划归已管审签顶被借由先]|过世|去世|病故|自己|同志|老师|电话|手机|联系|单位|职称|学历|怎么|什么|哪|申请|登记|信息|情况|资料)/u

const endsWord = ({ text, gaps }: Tidy, to: number): boolean =>
  to >= text.length || gaps.has(to) || behindName.test(text.slice(to))

const casual = new RegExp(
  `(?<!\\p{Script=Han})[老小]${surname}|(?<=[给把问找查请的叫跟和])[老小]${surname}`,
  'gu',
)

/** 老杨, 小李. */
const familiar = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(casual)]
    .filter(({ 0: words, index }) => endsWord(sentence, index + words.length))
    .map(({ 0: words, index }) =>
      person(sentence, { from: index, to: index + words.length }, words, { strength: 'weak' }),
    )

const calls =
  /(?:叫做?|姓名[是为:=]?|名字[是叫:=]{0,2}|(?:登记|新增|录入|补录|添加|推荐|提名|新来)(?:一下|一?[位名个]|新?人才|专家|新|的)*|同志|(?:联系人|负责人|专家|师傅|徒弟)[是为:]?|能手|大户|带头人|技术员|经办人|换成|安排|委托|授权给?|托给|[医教农技护艺程]师|博士|硕士|让|请|由|派|给|替)$/u
const mayBegin = /(?:^|[\p{P}\p{S}\n的给把找查问请跟与和是让帮对向由名看改下将来派事成里手户人])$/u
const nameOf = new RegExp(`^${surname}(?:某某?|x{1,2}|${givenNames})`, 'u')

/**
 * Names nobody has told us: behind a word that calls somebody so, between two pauses, or so like a known name that it may be
 * a slip. They are weak: where anything known stands, they do not.
 */
const unknown = (
  sentence: Tidy,
  { lexicon }: Surroundings,
  known: readonly Reading[],
): readonly Reading[] => {
  const hits = lexicon.find(sentence.text).filter(({ entry }) => entry.kind !== 'person')
  const places = new Set(hits.map(({ from }) => from))
  const units = new Set(hits.flatMap(({ entry, from }) => (entry.kind === 'unit' ? [from] : [])))
  const found: Reading[] = []
  for (let from = 0; from < sentence.text.length; from += 1) {
    const words = units.has(from) ? null : nameAt(sentence, from, places)
    if (!words || known.some(one => one.from <= words.from && words.to <= one.to)) continue
    const name = sentence.text.slice(words.from, words.to)
    const begun = known.filter(one => one.from === from).map(one => one.typed)
    const near = [...lexicon.near(name, ['person']).map(entry => entry.name), ...begun].slice(0, nearMax)
    if (near.length > 0 || isCalled(sentence, words, [...known, ...found]))
      found.push(person(sentence, words, name, { strength: 'weak', near }))
  }
  return found
}

const nearMax = 5

const nameAt = (sentence: Tidy, from: number, places: ReadonlySet<number>): Words | null => {
  const sign = sentence.text.charAt(from)
  if (!surnameSigns.has(sign) || !mayBeginAt(sentence, from)) return null
  if (mostlyWord.test(sign) && !calls.test(wordsBefore(sentence.text, from))) return null
  const [longest = ''] = nameOf.exec(sentence.text.slice(from, from + 5)) ?? []
  const ends = [4, 3, 2].map(length => from + length).filter(to => to <= from + longest.length)
  const to = ends.find(end => endsWord(sentence, end) || places.has(end))
  return to === undefined || isOrdinaryWord(sentence.text, from, to) ? null : { from, to }
}

const mayBeginAt = ({ text, gaps }: Tidy, from: number): boolean => {
  const before = wordsBefore(text, from)
  return mayBegin.test(before) || gaps.has(from) || calls.test(before)
}

const isCalled = (sentence: Tidy, { from, to }: Words, others: readonly Reading[]): boolean => {
  const { text, gaps } = sentence
  if (calls.test(wordsBefore(text, from)) || /某|x/u.test(text.slice(from, to))) return true
  if (others.some(one => one.to === from - 1 && /[和与跟、]/u.test(text.charAt(from - 1)))) return true
  if (isWholeName(sentence, from, to)) return true
  const isApart = from === 0 || gaps.has(from) || /[\p{P}的]$/u.test(wordsBefore(text, from))
  const isClosed = to === text.length || gaps.has(to) || /^\p{P}/u.test(text.slice(to))
  return isApart && isClosed && !opensWithWord(text, from, to)
}

/** Three signs that make no word, at the head of a clause or behind 把 and 和, and something said of them: 沈丽君嫁到外省去了. */
const isWholeName = ({ text, gaps }: Tidy, from: number, to: number): boolean =>
  to - from === 3 &&
  (from === 0 || gaps.has(from) || /[\p{P}的把帮代和跟与里给事]$/u.test(wordsBefore(text, from))) &&
  !opensWithWord(text, from, to) &&
  !isOneWord(text, from + 1, to) &&
  (to === text.length || gaps.has(to) || saidOf.test(text.slice(to)))

const saidOf =
  /^(?:[\p{P}的是在跟和与嫁调去来反辞退升评获拿转现已刚被结教带说提想要有这那怎搬换改开当任做报养种会懂去不能还就都也没又好可应发打划带归帮代替顶管审借由先]|过世|去世|病故|自己|电话|手机|单位|职称|学历|姓|登)/u

// 时间 and 方案 begin with surnames and are names of nobody.
const isOrdinaryWord = (text: string, from: number, to: number): boolean =>
  isOneWord(text, from, to) || crossesWord(text, from, to)

// 任务重 is no 重 of the family 任.
const opensWithWord = (text: string, from: number, to: number): boolean => {
  for (let at = from + 2; at < to; at += 1) if (isOneWord(text, from, at)) return true
  return false
}

const latin = /(?<![a-z0-9@])[a-z]{2,4}(?![a-z0-9-])|(?<![a-z0-9@])[a-z]{5,18}(?![a-z0-9-])/g

/** `ycl`, `yangchunlan`: never a match, only a question. */
const letters = (sentence: Tidy, { lexicon }: Surroundings): readonly Reading[] =>
  [...sentence.text.matchAll(latin)].flatMap(({ 0: words, index }) => {
    const near = lexicon.near(words, ['person']).map(({ name }) => name)
    if (near.length === 0) return []
    const ask = `「${words}」是哪一位？请写全名。`
    return [
      {
        ...unclear(
          sentence,
          { from: index, to: index + words.length },
          'person',
          ask,
          near.slice(0, nearMax),
        ),
        strength: 'weak' as const,
      },
    ]
  })
