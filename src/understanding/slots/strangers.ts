import type { Entry } from '#core/lexicon.ts'
import type { Tidy } from '../tidy.ts'
import { wordsBefore } from './nearby.ts'
import { type Reading, type SlotReader, type Surroundings, unclear } from './reading.ts'
import { crossesWord, isOneWord } from './word-edges.ts'

/**
 * Places and units that nobody has told us: 幸福村有多少茶农 must not be answered for the whole county. Weak: where anything
 * known stands, they do not.
 */
export const readStrangers: SlotReader = (sentence, around) => {
  const known = around.lexicon.find(sentence.text).filter(({ form }) => form !== 'loose')
  return kinds.flatMap(({ kind, pattern, called }) =>
    [...sentence.text.matchAll(pattern)].flatMap(({ 0: words, index }) => {
      const to = index + words.length
      if (known.some(one => one.from < to && index < one.to)) return []
      if (!mayBeName(sentence, index, to, known)) return []
      return [stranger(sentence, { from: index, to }, kind, called, around)]
    }),
  )
}

type PlaceKind = 'unit' | 'township' | 'village'

/** No part of a name: these make 哪个村, 各乡镇, 我们单位 of it. */
const sign =
  '[^\\P{Script=Han}哪各每本该全几多少一两个些这那的了在和与有什么其他所我你您们咱到去从给转调由是请帮查下新老乡村镇县区局]'

const kinds: readonly { readonly kind: PlaceKind; readonly pattern: RegExp; readonly called: string }[] = [
  {
    kind: 'village',
    pattern: new RegExp(`${sign}{2,4}(?:村委会|村|社区)(?!里|民|干|支|级|医|小|书|主|振)`, 'gu'),
    called: '村（社区）',
  },
  {
    kind: 'township',
    pattern: new RegExp(`${sign}{2,4}(?:镇|乡)(?!里|级|村|土|政|长|党|镇|人|情)`, 'gu'),
    called: '乡镇',
  },
  {
    kind: 'unit',
    pattern: new RegExp(
      `县?${sign}{2,10}?(?:局|中心|中学|小学|学校|公司|医院|卫生院|合作社|协会|委员会)(?!长|员)`,
      'gu',
    ),
    called: '单位',
  },
]

/** 农民合作社 and 民营医院 are kinds of units, and no unit's name. */
const generic =
  /^(?:农民|专业|民营|私立|公立|民办|国有|私营|基层|农村|本地|外地|当地|县级|省级|州级|市级|国家级|重点|上级|下级|职业|龙头|相关|有关|定点|对口|帮扶|大型|小型|中小|优秀|示范|龙头|特色|培训|服务|活动|研究|实训|数据|电商|党群|便民|快递|物流)*(?:企业|茶叶|核桃|养殖|种植|旅游|中医|综合|专科|基层)?(?:局|中心|中学|小学|学校|公司|医院|卫生院|合作社|协会|委员会)$/u

const opens = /(?:^|[\p{P}\p{S}\n到从在去由转给调查看下]|单位|所在)$/u
const closes = /^(?:[\p{P}\p{S}\n的有在工来去办和与跟引登学培任上当就今去前是多几]|人才|专家|茶)/u

/** 按州人社局的模板: whose form it is, not whom it is about. */
const ofTemplate = /^[\p{Script=Han}]{0,4}?的?(?:模板|样表|表样)/u

const mayBeName = (
  { text, gaps }: Tidy,
  from: number,
  to: number,
  known: readonly { readonly to: number }[],
): boolean => {
  const begins = opens.test(wordsBefore(text, from)) || gaps.has(from) || known.some(one => one.to === from)
  const ends = to === text.length || gaps.has(to) || closes.test(text.slice(to))
  return (
    begins &&
    ends &&
    !ofTemplate.test(text.slice(to)) &&
    !generic.test(text.slice(from, to)) &&
    !isOneWord(text, from, to) &&
    !crossesWord(text, from, to)
  )
}

const stranger = (
  sentence: Tidy,
  words: { readonly from: number; readonly to: number },
  kind: Entry['kind'] & PlaceKind,
  called: string,
  { lexicon }: Surroundings,
): Reading => {
  const name = sentence.text.slice(words.from, words.to)
  const near = lexicon.near(name, [kind]).map(entry => entry.name)
  const guess = near.length > 0 ? `是不是${near.slice(0, 3).join('、')}？` : '请核对名称。'
  const ask = `名册里没有「${name}」这个${called}，${guess}`
  return { ...unclear(sentence, words, kind, ask, near.slice(0, 3)), strength: 'weak' }
}
