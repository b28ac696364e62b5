import type { Reading } from '../slots/reading.ts'
import { standing } from '../slots/standing.ts'
import type { Tidy } from '../tidy.ts'
import { acts } from './acts.ts'
import { concept, type Feature, type Lexer, type Mask } from './features.ts'
import { changeWords, myself, questionWords } from './moods.ts'
import { isHostile, isOfBefore, isPlainQuestion, thingsNamed } from './vetoes.ts'

/** A sentence as commands are compared with it. */
export type Prepared = {
  readonly features: readonly Feature[]
  /** What was said not to be meant: 不是新增. */
  readonly denied: readonly Feature[]
  /** It asks something. */
  readonly asks: boolean
  /** It wants something changed. */
  readonly changes: boolean
  /** Kinds of values it holds, pronouns included. */
  readonly kinds: ReadonlySet<string>
  /** It asks, and does not beg for something to be done. */
  readonly isQuestion: boolean
  /** It gives orders to the machine. */
  readonly isHostile: boolean
  /** A unit, or a numbered case, is handed something or on. */
  readonly isPassedOn: boolean
  /** It speaks of the speaker. */
  readonly isOfMyself: boolean
  /** Somebody was met, called or written to: 昨天约段子莲坐了坐. */
  readonly isMeeting: boolean
  /** It speaks of what was reported before, or asks about such reports: 上回反映的…有结果没, 住房诉求归谁管. */
  readonly isOfBefore: boolean
  /** Things it names: 工作站, 资金. */
  readonly things: readonly string[]
}

/** Takes a sentence apart; what was read in it stands for its kind, what is quoted for a text. */
export const prepare = (sentence: Tidy, readings: readonly Reading[], lexer: Lexer): Prepared => {
  const { text: whole } = sentence
  const text = whole.slice(0, comparedMax)
  const quotes = quotesIn(text)
  const denials = denialsIn(text)
  const values = standing(readings.filter(isTelling))
  const masks: readonly Mask[] = [
    ...quotes,
    ...values
      .filter(
        one => one.to <= comparedMax && !quotes.some(other => one.from < other.to && other.from < one.to),
      )
      .map(({ from, to, kind }) => ({ from, to, kind: kind === 'period' ? 'day' : kind })),
  ]
  const left = without(text, masks, denials)
  const isHanded = !notOurs.test(text) && isPassedOn(text, values)
  const isMeeting = hasMet(text, values)
  const features = toldBy(text, lexer.featuresOf(left.text, left.masks), { isHanded, isMeeting })
  return {
    features,
    denied: denials.flatMap(({ from, to }) => lexer.featuresOf(text.slice(from, to), [])),
    asks: questionWords.some(word => left.text.includes(word)),
    changes: changing.test(left.text) || features.some(isChange),
    kinds: new Set(features.flatMap(({ name }) => (name.startsWith('k:') ? [name.slice(2)] : []))),
    isQuestion: isPlainQuestion(sentence),
    isHostile: isHostile(whole),
    isPassedOn: isHanded,
    isMeeting,
    isOfMyself: myself.test(text),
    isOfBefore: isOfBefore(sentence),
    things: thingsNamed(text, readings),
  }
}

/** What was heard word by word, put right by what the sentence says as a whole. */
const toldBy = (
  text: string,
  heard: readonly Feature[],
  { isHanded, isMeeting }: Pick<Prepared, 'isMeeting'> & { readonly isHanded: boolean },
): readonly Feature[] => {
  const isDeclined = notOurs.test(text)
  const isParted = parted.test(text)
  const gone = [...(isDeclined ? ['c:assign'] : []), ...(isParted ? ['c:merge', 'c:edit'] : [])]
  const said = [
    isHanded && 'assign',
    isDeclined && 'return',
    isMeeting && 'visit',
    isParted && 'unmerge',
    righted.test(text) && 'edit',
  ]
  return [
    ...heard.filter(({ name }) => !gone.includes(name)),
    ...said.filter(name => name !== false).map(concept),
  ]
}

/** 不是我们的事，请转民政局: handed back, whoever is to have it. */
const notOurs =
  /别(?:往|给|推|甩)[^,。]{0,3}(?:我|咱)|不(?:是|归|属于|该|应该|应)(?:由|是)?(?:我|咱|本)(?:们|局|单位|部门|乡|镇|中心|院|校|站|村)?[^,。?吗]{0,8}(?:[,。]|$)/u

/** 登记, but not 登记的 and 登记过. */
const changing = new RegExp(`(?:${changeWords.join('|')})(?!的|过)`, 'u')

/** 那次合并弄错了: what was joined is to be parted. */
const parted = /合并[^,。]{0,4}(?:错|岔|不对|撤|取消)|(?:撤销|取消|撤回)[^,。]{0,8}合并|(?:并|合)(?:错|岔)/u

/** 学历不是本科，是硕士: something known is put right. */
const righted = /(?<![是,。]|^)不是[^,。?]{1,12}[,，]?(?:而?是|应该是|应为)[^,。?]+/u

/** 转教体局, 给住建局办, 交县医院: a unit is handed something. */
const isPassedOn = (text: string, values: readonly Reading[]): boolean =>
  values.some(({ kind, to }) => kind === 'id' && /^[,，]?(?:转|交给?|派给?)(?!的)/u.test(text.slice(to))) ||
  values.some(
    ({ kind, from, to }) =>
      kind === 'unit' &&
      (handing.test(text.slice(0, from)) ||
        (/(?:给|由|归|请)$/u.test(text.slice(0, from)) &&
          /^(?:来|去)?(?:办|处理|解决|负责|牵头|接)/u.test(text.slice(to))) ||
        /^(?:主办|承办)/u.test(text.slice(to))),
  )

/** A person is named, and that one talked or went there; not who is to be paired, or is asked about. */
const hasMet = (text: string, values: readonly Reading[]): boolean =>
  values.some(({ kind }) => kind === 'person') && met.test(text) && was.test(text) && !notMet.test(text)

const met =
  /聊|谈(?!判)|坐[了一]|吃(?:了|个|顿|完)*饭|喝(?:了|杯|个)*茶|见(?:了|过|完)?面|碰(?:了|个)*头|碰到|通(?:了|过|个|完)*电?话|(?:打|去|挂)(?:了|过|个|完)*电话|视频|微信|发(?:了|个|过)*(?:消息|短信)|看望|走访|慰问|拜访|登门|上门|龙门阵|问候|去看了|听[她他]/u
const was = /了|过|刚|今天|今早|今儿|昨|前天|上午|中午|下午|晚上|上周|完/u
const notMet = /结对|帮带|师徒|恳谈会|座谈会|[吗么?]$|没有?$|是谁|哪|谁|多少|几个|让|安排|名单/u

const handing = /(?:转|转给|转到|派|派给|分给|交|交给|移交|把[^,。]{1,12}给)$/u

/** A name nobody has told us still stands where a name stands. */
const isTelling = ({ strength, kind }: Reading): boolean =>
  kind === 'person' || (strength === 'sure' && kind !== 'number')

/** What is wanted is said in the first few sentences; what follows is the story. */
const comparedMax = 80

type Words = { readonly from: number; readonly to: number }

/** Words in quotes are somebody's data, whatever they say; a sentence that is nothing but a quote is its words. */
const quotesIn = (text: string): readonly Mask[] => {
  const found = [...text.matchAll(/「[^」]*」|“[^”]*”|"[^"]*"|『[^』]*』|《[^》]*》/g)].map(
    ({ 0: words, index }) => ({
      from: index,
      to: index + words.length,
      kind: 'text',
    }),
  )
  const quoted = found.reduce((length, { from, to }) => length + to - from, 0)
  return text.length - quoted >= 2 ? found : []
}

// 不是新增，是改 · 改，而不是新增; but 是不是 asks, and 不是吗 too.
const denialsIn = (text: string): readonly Words[] =>
  [...text.matchAll(/(?<!是)(?:而不是|不是|并非)([^,。;!?\n是]{1,10})(?=[,。;!?\n]|而?是|$)/g)]
    .filter(
      ({ 0: words, 1: said = '' }) =>
        words.length < text.length && !/^[吗么]|^(?:我|咱|本|你|哪|归)/.test(said),
    )
    .map(({ 0: words, index }) => ({ from: index, to: index + words.length }))

/** The text without what was denied; the masks move along. */
const without = (text: string, masks: readonly Mask[], gone: readonly Words[]) => {
  const at = (offset: number): number =>
    offset -
    gone.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(offset, to) - Math.min(offset, from)), 0)
  return {
    text: gone.toReversed().reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text),
    masks: masks
      .map(({ from, to, kind }) => ({ from: at(from), to: at(to), kind }))
      .filter(({ from, to }) => to > from),
  }
}

/** An act of changing, said as one: 登记 but not 登记的. */
export const isChange = ({ name, weight }: Feature): boolean =>
  name.startsWith('c:') && weight > 1 && acts[name.slice(2)]?.mood === 'write'

/** An act of looking, said as one. */
export const isLook = ({ name, weight }: Feature): boolean => name === 'c:query' && weight > 1
