import type { Category, Level } from '#domain/talents/dictionary.ts'

type Titles = Readonly<Record<Level, readonly string[]>>

/** What people of one kind do: where, in which fields, with which titles. */
export type Trade = {
  readonly category: Category
  /** How many of each level. */
  readonly counts: Readonly<Record<Level, number>>
  /** Units they work in; empty for people of the villages. */
  readonly units: readonly string[]
  readonly fields: readonly string[]
  /** Empty where the level brings no title. */
  readonly titles: Titles
  /** The craft and the product, for craftspeople of the villages: by field. */
  readonly crafts?: Readonly<Record<string, readonly [craft: string, product: string]>>
}

const counts = (high: number, middle: number, junior: number): Trade['counts'] => ({ high, middle, junior })

const titles = (high: string, middle: string, junior: string): Titles => ({
  high: words(high),
  middle: words(middle),
  junior: words(junior),
})

const words = (list: string): readonly string[] => (list === '' ? [] : list.split(' '))

const schools = words('县第一中学 县第二中学 县职业高级中学')
const hospitals = words('县人民医院 县人民医院 县中医医院 县妇幼保健院')
const organs = words(
  '县委办公室 县人民政府办公室 县人大常委会办公室 县政协办公室 县纪委监委 县委组织部 县委宣传部 县委统战部 县委政法委 县委编办 县委党校 县发展和改革局 县公安局 县财政局 县人力资源和社会保障局 县应急管理局 县审计局 县市场监督管理局',
)
const villageFields = words(
  '茶叶 核桃 中药材 蔬菜 水果 芸豆 粮食种植 畜牧兽医 养蜂 火腿加工 乡村旅游 电子商务',
)

/** Together 1,260: 党政 180, 专技 560, 高技能 120, 企业经营 90, 农村实用和乡土 260, 社工 50; levels 70, 410, 780. */
export const trades: readonly Trade[] = [
  {
    category: 'party',
    counts: counts(5, 70, 105),
    units: organs,
    fields: words('公共管理 基层治理 党建 法律 财务会计'),
    titles: titles('', '', ''),
  },
  {
    category: 'professional',
    counts: counts(18, 112, 130),
    units: schools,
    fields: words('中学语文 中学数学 中学英语 中学物理 职业教育'),
    titles: titles('正高级教师 高级教师 高级教师', '一级教师', '二级教师'),
  },
  {
    category: 'professional',
    counts: counts(2, 20, 38),
    units: words('县民族小学'),
    fields: words('小学教育 学前教育'),
    titles: titles('高级教师', '一级教师', '二级教师'),
  },
  {
    category: 'professional',
    counts: counts(12, 42, 50),
    units: hospitals,
    fields: words('临床医学 临床医学 中医'),
    titles: titles('主任医师 副主任医师 副主任医师', '主治医师', '医师'),
  },
  {
    category: 'professional',
    counts: counts(3, 18, 25),
    units: hospitals,
    fields: words('护理'),
    titles: titles('副主任护师', '主管护师', '护师'),
  },
  {
    category: 'professional',
    counts: counts(2, 8, 10),
    units: words('县疾病预防控制中心'),
    fields: words('公共卫生'),
    titles: titles('副主任医师', '主治医师', '医师'),
  },
  {
    category: 'professional',
    counts: counts(6, 22, 22),
    units: words('县农业技术推广中心 县农业技术推广中心 县农业农村局'),
    fields: words('茶叶 核桃 中药材 蔬菜 水果 粮食种植'),
    titles: titles('推广研究员 高级农艺师 高级农艺师', '农艺师', '助理农艺师'),
  },
  {
    category: 'professional',
    counts: counts(1, 4, 5),
    units: words('县茶叶产业发展站'),
    fields: words('茶叶'),
    titles: titles('高级农艺师', '农艺师', '助理农艺师'),
  },
  {
    category: 'professional',
    counts: counts(1, 4, 5),
    units: words('县畜牧兽医站'),
    fields: words('畜牧兽医'),
    titles: titles('高级兽医师', '兽医师', '助理兽医师'),
  },
  {
    category: 'skilled',
    counts: counts(8, 45, 67),
    units: words('县职业高级中学 云岭建工有限公司 诺溪火腿食品有限公司 县工业园区管理委员会'),
    fields: words('电工 汽修 焊接 建筑工程 道路交通'),
    titles: titles('高级技师', '技师', '高级工'),
  },
  {
    category: 'enterprise',
    counts: counts(10, 30, 50),
    units: words('云岭茶业有限公司 云岭核桃产业开发有限公司 诺溪火腿食品有限公司 云岭建工有限公司'),
    fields: words('企业管理 农产品加工 电子商务 财务会计 乡村旅游'),
    titles: titles('高级经济师', '经济师 会计师', '助理会计师'),
  },
  {
    category: 'rural',
    counts: counts(0, 25, 155),
    units: [],
    fields: villageFields,
    titles: titles('', '中级农民农艺师', '初级农民农艺师'),
  },
  {
    category: 'folk',
    counts: counts(2, 5, 73),
    units: [],
    fields: words('茶叶 火腿加工 养蜂 民族刺绣 木雕 核桃'),
    titles: titles('州级非遗传承人', '县级非遗传承人', ''),
    crafts: {
      茶叶: ['手工制茶', '古树茶'],
      火腿加工: ['火腿腌制', '诺溪火腿'],
      养蜂: ['中蜂养殖', '百花蜜'],
      民族刺绣: ['彝族刺绣', '刺绣挎包'],
      木雕: ['木雕', '雕花门窗'],
      核桃: ['核桃嫁接', '薄壳核桃'],
    },
  },
  {
    category: 'social',
    counts: counts(0, 5, 45),
    units: words('县民政局 县委政法委 县卫生健康局'),
    fields: words('社会工作 心理咨询 基层治理'),
    titles: titles('', '社会工作师', '助理社会工作师'),
  },
]
