import type { Level, StationKind, StationState } from '#domain/workstations/dictionary.ts'

/** Where each stands, as the county tells it: host, department, township, field, expert, institution. */
export type Sketch = {
  readonly level: Level
  readonly host: string
  readonly short: string
  readonly dept: string
  readonly township: string
  readonly field: string
  readonly expert?: string
  readonly title?: string
  readonly institution: string
  readonly kind?: StationKind
  readonly state?: StationState
  /** Months since the plate went up; none: not yet. */
  readonly months?: number
  /** Months until the agreement ends. */
  readonly left?: number
  readonly upgraded?: true
  /** Ten thousand yuan this year. */
  readonly wan?: number
  readonly remark?: string
}

const sketch = (
  level: Level,
  [host, short]: readonly [string, string],
  dept: string,
  township: string,
  field: string,
  institution: string,
  more: Partial<Sketch> = {},
): Sketch => ({ level, host, short, dept, township, field, institution, ...more })

const farm = '县农业农村局'
const health = '县卫生健康局'
const school = '县教育体育局'
const tea = ['云岭茶业有限公司', '云岭茶业'] as const
const teaStation = ['县茶叶产业发展站', '县茶叶站'] as const
const walnut = ['云岭核桃产业开发有限公司', '核桃公司'] as const
const ham = ['诺溪火腿食品有限公司', '诺溪火腿'] as const
const techStation = ['县农业技术推广中心', '县农技中心'] as const
const vets = ['县畜牧兽医站', '畜牧站'] as const
const hospital = ['县人民医院', '县医院'] as const

// Two were raised from the county's level; 周正平 leads two stations; one looks for a new expert, two agreements end soon.
export const sketches: readonly Sketch[] = [
  sketch('province', tea, farm, '诺溪镇', '茶叶', '省茶叶研究所', {
    expert: '周正平',
    title: '研究员',
    months: 62,
    left: 10,
    wan: 10,
  }),
  sketch('province', walnut, '县林业和草原局', '石桥镇', '核桃', '省林业科学院', {
    title: '研究员',
    months: 50,
    left: 22,
    wan: 10,
  }),
  sketch('province', hospital, health, '诺溪镇', '临床医学', '滨海医科大学附属医院', {
    kind: 'medical',
    title: '主任医师',
    months: 40,
    left: 20,
    wan: 10,
  }),
  sketch('prefecture', ham, farm, '云台镇', '火腿加工', '省农业大学', {
    title: '教授',
    months: 58,
    left: 2,
    upgraded: true,
    wan: 3,
  }),
  sketch('prefecture', techStation, farm, '漕河镇', '芸豆', '省农业科学院', {
    title: '研究员',
    months: 45,
    left: 15,
    upgraded: true,
    wan: 3,
  }),
  sketch('prefecture', teaStation, farm, '漕河镇', '茶叶', '省茶叶研究所', {
    expert: '周正平',
    title: '研究员',
    months: 33,
    left: 27,
    wan: 3,
  }),
  sketch('prefecture', ['县第一中学', '县一中'], school, '诺溪镇', '中学数学', '滨海师范大学', {
    kind: 'teaching',
    title: '教授',
    months: 30,
    left: 6,
    wan: 3,
  }),
  sketch('prefecture', vets, farm, '松坪乡', '畜牧兽医', '省畜牧兽医科学院', {
    title: '研究员',
    months: 28,
    left: 8,
    wan: 3,
  }),
  sketch(
    'prefecture',
    ['县工业园区管理委员会', '园区'],
    '县工业信息和科技局',
    '石桥镇',
    '农产品加工',
    '滨海理工大学',
    { kind: 'academician', title: '院士', months: 20, left: 40 },
  ),
  sketch('county', techStation, farm, '长岭乡', '中药材', '省中医药大学', {
    title: '副教授',
    months: 26,
    left: 10,
  }),
  sketch('county', ['县中医医院', '县中医院'], health, '诺溪镇', '中医', '省中医院', {
    kind: 'medical',
    title: '主任医师',
    months: 25,
    left: 11,
  }),
  sketch('county', techStation, farm, '团山乡', '蔬菜', '省农业科学院', {
    title: '副研究员',
    months: 24,
    left: 12,
  }),
  sketch('county', ['县职业高级中学', '县职中'], school, '云台镇', '汽修', '滨海职业技术大学', {
    kind: 'skill',
    title: '高级技师',
    months: 22,
    left: 14,
  }),
  sketch('county', walnut, '县林业和草原局', '苗岭乡', '核桃', '省林业科学院', {
    title: '高级工程师',
    months: 20,
    left: 16,
    state: 'rectify',
    remark: '驻站天数不足，成果档案不全',
  }),
  sketch('county', vets, farm, '民和乡', '养蜂', '省养蜂研究所', { title: '研究员', months: 18, left: 3 }),
  sketch(
    'county',
    ['县文化和旅游局', '县文旅局'],
    '县文化和旅游局',
    '清水彝族乡',
    '民族刺绣',
    '滨海美术学院',
    { title: '副教授', months: 14, left: 22 },
  ),
  sketch('county', techStation, farm, '宝山乡', '粮食种植', '省农业科学院', {
    kind: 'grassroots',
    title: '研究员',
    months: 9,
    left: 27,
  }),
  sketch('county', techStation, farm, '苗岭乡', '水果', '省农业大学', {
    kind: 'grassroots',
    title: '副教授',
    months: 7,
    left: 29,
  }),
  sketch('county', tea, farm, '云台镇', '乡村旅游', '滨海大学', { title: '副教授', state: 'publicity' }),
  sketch('county', ham, farm, '漕河镇', '电子商务', '滨海大学', { title: '副教授', state: 'applied' }),
  sketch('county', hospital, health, '诺溪镇', '护理', '滨海医科大学附属医院', {
    kind: 'medical',
    title: '主任护师',
    state: 'review',
  }),
  sketch('prefecture', teaStation, farm, '宝山乡', '茶叶', '省茶叶研究所', {
    title: '副研究员',
    state: 'approved',
  }),
]
