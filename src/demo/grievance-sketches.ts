import type { GrievanceKind, GrievanceState, Nature } from '#domain/grievances/dictionary.ts'

/** A grievance of the invented county: whose, about what, and how far it has come. */
export type GrievanceSketch = {
  readonly talentId: number
  readonly kind: GrievanceKind
  readonly nature: Nature
  readonly text: string
  /** Calendar days since it was handed in. */
  readonly daysAgo: number
  readonly state: GrievanceState
  readonly unit: string | null
  readonly reply?: string
  readonly satisfied?: number
  readonly sensitive?: true
}

/** The duty list: kind, and the unit that handles it. */
export const duties: readonly (readonly [GrievanceKind, string])[] = [
  ['housing', '县住房和城乡建设局'],
  ['medical', '县卫生健康局'],
  ['schooling', '县教育体育局'],
  ['spouse', '县人力资源和社会保障局'],
  ['research', '县农业农村局'],
  ['business', '县市场监督管理局'],
  ['policy', '县人力资源和社会保障局'],
]

const housing = '县住房和城乡建设局'
const schools = '县教育体育局'
const labour = '县人力资源和社会保障局'
const farming = '县农业农村局'

/** Oldest first, as their numbers run. */
export const sketches: readonly GrievanceSketch[] = [
  {
    talentId: 31,
    kind: 'housing',
    nature: 'help',
    text: '人才公寓的热水器坏了两周，报修没人来。',
    daysAgo: 75,
    state: 'archived',
    unit: housing,
    reply: '热水器已经换新，以后报修由物业24小时内上门。',
    satisfied: 5,
  },
  {
    talentId: 58,
    kind: 'policy',
    nature: 'inquiry',
    text: '请问去年的人才津贴什么时候发？',
    daysAgo: 68,
    state: 'archived',
    unit: labour,
    reply: '已于上月发放，请查收工资卡。',
    satisfied: 4,
  },
  {
    talentId: 77,
    kind: 'schooling',
    nature: 'help',
    text: '孩子转学的手续卡在学籍上，跑了三趟。',
    daysAgo: 60,
    state: 'archived',
    unit: schools,
    reply: '学籍已经转入，孩子已到校上课。',
    satisfied: 5,
    sensitive: true,
  },
  {
    talentId: 102,
    kind: 'research',
    nature: 'help',
    text: '土壤检测设备老化，申请更新的报告一直没有回音。',
    daysAgo: 52,
    state: 'archived',
    unit: farming,
    reply: '设备已列入明年预算，今年先借用推广中心的。',
    satisfied: 3,
  },
  {
    talentId: 131,
    kind: 'spouse',
    nature: 'joint',
    text: '爱人在外地教书，想调到县里来。',
    daysAgo: 40,
    state: 'handling',
    unit: labour,
    sensitive: true,
  },
  {
    talentId: 12,
    kind: 'research',
    nature: 'help',
    text: '初制所的检测设备坏了，打报告三次没有回音。',
    daysAgo: 12,
    state: 'visit_back',
    unit: farming,
    reply: '设备已经修好，配件由农业农村局负责。',
  },
  {
    talentId: 160,
    kind: 'business',
    nature: 'help',
    text: '想办茶叶合作社，营业执照卡在场地证明上。',
    daysAgo: 10,
    state: 'solved',
    unit: '县市场监督管理局',
    reply: '场地证明由乡镇出具，执照已经办好。',
    satisfied: 5,
  },
  {
    talentId: 188,
    kind: 'housing',
    nature: 'help',
    text: '宿舍漏水，报修三次没人管。',
    daysAgo: 9,
    state: 'handling',
    unit: housing,
  },
  {
    talentId: 203,
    kind: 'research',
    nature: 'help',
    text: '新品种试验缺两亩试验地。',
    daysAgo: 3,
    state: 'assigned',
    unit: farming,
  },
  {
    talentId: 240,
    kind: 'schooling',
    nature: 'joint',
    text: '孩子明年上小学，户口在外地，问了两个部门都说不归自己管。',
    daysAgo: 3,
    state: 'accepted',
    unit: null,
    sensitive: true,
  },
  {
    talentId: 266,
    kind: 'policy',
    nature: 'complaint',
    text: '职称评上了，工资一年没有跟着调。',
    daysAgo: 0,
    state: 'submitted',
    unit: null,
  },
]
