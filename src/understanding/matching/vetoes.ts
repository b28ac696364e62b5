import type { Command } from '#core/handlers.ts'
import type { Reading } from '../slots/reading.ts'
import type { Tidy } from '../tidy.ts'
import { things } from './objects.ts'

/** Words that name a thing and nothing besides: who says one speaks of that thing, whatever else he says. */
const namedBy: Readonly<Record<string, readonly string[]>> = {
  station: ['工作站', '专家站'],
  pair: ['结对', '帮带', '师带徒'],
  liaison: ['联系服务', '联系专家', '领导联系', '挂联', '挂钩联系'],
  grievance: ['诉求'],
  digest: ['简报', '周报'],
  figures: ['指标'],
  // Their nouns may not be there: then the word belongs to nobody, and least of all to whom it reminds of.
  fund: ['资金', '经费', '安家费'],
  project: ['项目', '课题'],
  meeting: ['会议', '例会', '领导小组会'],
  training: ['培训'],
  honour: ['荣誉', '表彰'],
  nomination: ['提名'],
  symposium: ['座谈'],
  corps: ['支教'],
  task: ['督办', '督查'],
  lead: ['回引'],
  need: ['紧缺目录', '需求目录'],
}

/** The things a command ever speaks of. */
export const thingsOf = (command: Command, thing: string): ReadonlySet<string> => {
  const { phrases = [], words, summary, slots = {} } = command
  const options = Object.values(slots).flatMap(spec => [
    spec.title,
    ...(spec.options ?? []).flatMap(one => one.words),
  ])
  const spoken = [...phrases, ...words, summary, ...options].join('\n')
  return new Set([thing, ...thingsIn(spoken)])
}

const thingsIn = (text: string): readonly string[] =>
  Object.entries(namedBy).flatMap(([thing, words]) => (words.some(one => text.includes(one)) ? [thing] : []))

/** The things a sentence names outside of the names that were read in it: 会议 but not 会议中心. */
export const thingsNamed = (text: string, readings: readonly Reading[]): readonly string[] => {
  const names = readings.filter(({ kind, strength }) => kind !== 'id' && strength === 'sure')
  const left = names.reduce(
    (rest, { from, to }) => rest.slice(0, from) + '\n'.repeat(to - from) + rest.slice(to),
    text,
  )
  return thingsIn(left)
}

const strange = 0.66

/** A command that never speaks of what the sentence names is not what is meant. Stories may name anything. */
export const thingFit = (spokenOf: ReadonlySet<string>, isTold: boolean, named: readonly string[]): number =>
  isTold || named.length === 0 || named.some(one => spokenOf.has(one)) ? 1 : strange

/** What the records of a prefix are called: ZJ → 资金. */
export const recordsCalled = (prefix: string): string | null =>
  Object.values(things).find(({ initials }) => initials === prefix.toLowerCase())?.words[0] ?? null

/** Asks to be told something, and not politely for something to be done. */
export const isPlainQuestion = ({ text }: Tidy): boolean =>
  wondering.test(text) || (asking.test(text) && !begging.test(text))

/** Wants to know, however politely. */
const wondering =
  /有[^,。]{0,8}(?:吗|么|没|没有|不)[?!。~]*$|是不是|是否|什么时候|啥时候|为什么|为啥|多少(?!户)|(?:发?给|告诉|发)我[吧呗看]*[!。~]*$/u

const asking =
  /[吗么?]$|多少|好多|几[个位名人家户对条件项所次场点]|谁|哪[个些位里家年天]|什么时候|啥时候|何时|是不是|是否|有没有|为什么|为啥|怎么样|怎么还|到哪一?步|(?:没得|没有|没|不)[哦嘛啊呀嘞咯]?[?!。~]*$/u
const begging =
  /能[^,。]{1,12}不[?!。~]*$|能不能|能否|可不可以|可否|可以|行不行|[行好成]吗|帮|请|麻烦|把|给我?[办录改加登]/u

export const isOfBefore = (sentence: Tidy): boolean =>
  reported.test(sentence.text) ||
  (sentence.text.length < shortQuestion &&
    wondersWho.test(sentence.text) &&
    !ownMatter.test(sentence.text)) ||
  (sentence.text.includes('诉求') && isPlainQuestion(sentence)) ||
  (/反映|投诉/u.test(sentence.text) && !ownMatter.test(sentence.text) && counting.test(sentence.text))

/** 专家们反映的房子问题解决几个了: counts what was reported. */
const counting = /多少|几[个件条]|哪些|解决了?没|办了?没/u

/** 补贴谁发: wants to know, and tells nothing of his own. */
const shortQuestion = 20
const wondersWho = /谁|哪里|哪儿|哪点|几时|什么时候|啥时候|怎么(?:申请|办|交)|咋个?(?:申请|办|交)/u
const ownMatter = /我|俺|咱|家|娃|孩子|宿舍|房|爱人|媳妇|老婆|老公/u

const reported =
  /(?:上回|上次|上个?月|上周|之前|先前|前几天|前些天|那天|以前|昨天|前天|早就)[^,。]{0,6}(?:反映|提|报|说|投诉)[^,。]{0,4}的/u

/** Tries to give orders to the machine: what follows is never taken for a change that somebody wishes. */
export const isHostile = (text: string): boolean => hostile.test(text) || clearsAll(text) || pullsRank(text)

/** Says who he is instead of having the right; asks for what is private of everybody. */
const pullsRank = (text: string): boolean => claiming.test(text) || pryingIntoAll.test(text)

const claiming =
  /我(?:就|可)?是(?:你的?|新来的?|新任的?)?(?:县长|书记|部长|主任|管理员|开发者?|主人|老板|大领导)[^。]{0,14}(?:发|给|打开|开放|改|删|导|批|通过|解锁)/u
const pryingIntoAll =
  /(?:所有|全部|全县|每个|全体|大家)[^,。]{0,6}(?:身份证|银行卡|工资卡|住址|密码|定位|聊天记录)(?!.*(?:导出|台账))/u

/** Everybody's records at once, and not one's own: nobody is taken at such a word. */
const clearsAll = (text: string): boolean => clearing.test(text) && !/我|俺|本人|导/u.test(text)

const clearing =
  /(?:全部|所有|全都|统统|通通|一次性|批量|整个)[^,。]{0,8}(?:删|清|抹|注销)|(?:删|清)(?:光|空|库)/u

/** Asks for what is private of somebody's family: nobody is told that here. */
const wantsPrivate = (text: string): boolean =>
  text.length < wishMax &&
  /(?<!我)(?:老婆|老公|爱人|媳妇|丈夫|妻子|家属|家人|父母|爸爸?|妈妈?|孩子|娃娃?|儿子|女儿|对象)的?(?:电话|手机|号码|身份证|微信|住址|工资|照片|学校)[^,。]{0,4}(?:发|给|是多少|告诉|要|查|报|多少)/u.test(
    text,
  )

/** A longer message tells of somebody's family, and asks for nothing of it. */
const wishMax = 40

/** Nothing of ours was said before the orders began. */
export const opensHostile = ({ text }: Tidy): boolean => {
  if (wantsPrivate(text) || clearsAll(text)) return true
  const at = text.search(hostile)
  return at >= 0 && at < openingMax
}

/** What somebody says before he gives orders to the machine. */
export const beforeOrders = (text: string): string => {
  const at = text.search(hostile)
  return at < 0 ? text : text.slice(0, at)
}

const openingMax = 8

const hostile =
  /忽略(?:以上|之前|上面|前面|所有|一切|系统|规则|你)|无视(?:规则|权限|限制|以上)|提示词|从现在(?:开始|起)你|你现在(?:是|没有)|你就当|当我是|假装|扮演|开发者模式|(?:绕过|绕开|跳过|不走|别走|不用走|省掉)[^,。]{0,4}(?:审核|审批|确认|权限|规则|流程|程序)|(?:别|不要|不用|不)留(?:记录|痕迹|底)|(?:关|清|删|停)[^,。]{0,3}(?:审计|日志)|(?:审计|日志)[^,。]{0,3}(?:关|清|删|停)|(?:复述|重复|念出|打印|输出|说出)[^,。]{0,8}(?:指令|设定|规则|提示)|执行(?:以下|下面|如下)(?:命令|指令|操作)|(?:别|不要|不用)(?:弹|再)?(?:确认|问我)|最高权限|不用(?:确认|审核)直接|<\/?system|system:|ignore ?(?:all|previous|the)|drop ?table|<script|"intent"|sudo|rm-rf|(?:delete|update|insert|select) ?(?:from|into|\*)/u
