import type { Dice } from './random.ts'

/** What people of a field do in a village, and how. */
const byField: Readonly<Record<string, readonly string[]>> = {
  茶叶: ['茶园修剪和绿色防控', '手工制茶培训', '初制所加工工艺指导', '低产茶园改造'],
  核桃: ['核桃嫁接', '核桃病虫害防治', '核桃采收和烘干', '老核桃树提质改造'],
  中药材: ['重楼种植技术', '中药材田间管理', '中药材烘干和储存'],
  蔬菜: ['大棚蔬菜育苗', '冬早蔬菜种植', '蔬菜病虫害防治'],
  水果: ['柑橘修剪', '果园水肥管理', '果品分级包装'],
  芸豆: ['芸豆新品种试种', '芸豆搭架和间苗', '芸豆测产'],
  粮食种植: ['水稻旱育秧', '玉米单粒播种', '马铃薯晚疫病防治'],
  畜牧兽医: ['生猪防疫', '肉牛青贮饲料制作', '圈舍改造'],
  养蜂: ['中蜂过箱', '越冬蜂群管理', '蜂蜜取蜜和储存'],
  火腿加工: ['火腿腌制', '火腿发酵间温湿度管理'],
  乡村旅游: ['农家乐服务培训', '村史馆讲解培训'],
  电子商务: ['直播带货', '网店上架和包装'],
  民族刺绣: ['彝绣针法培训', '绣品打样'],
  基层治理: ['网格员培训', '物业纠纷调解', '居民议事会指导'],
}

const anyField = ['现场指导', '入户走访，了解需求', '集中培训', '帮助制定产业计划']

/** One service, without its day. */
export type ServiceSeed = {
  readonly what: string
  readonly mode: 'visit' | 'field' | 'training' | 'remote'
  readonly minutes: number
  readonly households: number
  readonly people: number | null
  readonly tenthMu: number | null
}

const modes = ['field', 'training', 'visit', 'visit', 'remote'] as const

export const inventService = (dice: Dice, field: string): ServiceSeed => {
  const [what = '现场指导'] = dice.shuffle(byField[field] ?? anyField)
  const mode = dice.pick(modes)
  return {
    what,
    mode,
    minutes: 30 * (1 + dice.below(12)),
    households: 3 + dice.below(40),
    people: mode === 'training' ? 12 + dice.below(60) : null,
    tenthMu: mode === 'field' ? 10 * (5 + dice.below(120)) : null,
  }
}

/** What a pairing is for, in the office's words. */
export const goalOf = (dice: Dice, field: string): string => {
  const [first = '产业技术', second] = dice.shuffle(byField[field] ?? anyField)
  return second === undefined ? first : `${first}，${second}`
}
