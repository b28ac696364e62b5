import type { Dictionary } from '#core/dictionary.ts'
import type { SlotSpec, Slots } from '#core/slots.ts'
import { categories, educations, sources, states, tags } from './dictionary.ts'

/** What can be said about talents: whom somebody means, and what they are. */

const titles =
  '主任医师 副主任医师 主治医师 住院医师 主任护师 副主任护师 主管护师 主任药师 副主任药师 主管药师 正高级教师 高级教师 一级教师 二级教师 正高级农艺师 高级农艺师 农艺师 助理农艺师 推广研究员 高级畜牧师 高级兽医师 兽医师 畜牧师 正高级工程师 高级工程师 工程师 助理工程师 高级技师 技师 高级工 中级工 研究员 副研究员 助理研究员 教授 副教授 讲师 高级会计师 会计师 高级经济师 经济师 高级统计师 统计师 社会工作师 高级社会工作师 工艺美术师 高级工艺美术师 非遗传承人 州级非遗传承人 县级非遗传承人 省级非遗传承人'.split(
    ' ',
  )

/** Codes of a list with other ways to say them. */
export const optionsOf = (
  list: Dictionary,
  ways: Readonly<Record<string, readonly string[]>> = {},
): NonNullable<SlotSpec['options']> =>
  Object.entries(list).map(([value, word]) => ({ value, words: [word, ...(ways[value] ?? [])] }))

/** 这位 by number, or by name. */
export const who = {
  id: { kind: 'id', title: '人才编号', prefix: 'RC' },
  person: { kind: 'person', title: '姓名' },
} as const satisfies Slots

/** Titles people hold, and the four ranks; what a rank 以上 means stands behind it. */
export const title: SlotSpec = {
  kind: 'choice',
  title: '职称',
  many: true,
  ordered: true,
  options: [
    ...titles.map(one => ({ value: one, words: [one] as const })),
    { value: '初级', words: ['初级', '助理级', '初级职称'] },
    { value: '中级', words: ['中级', '中级职称'] },
    { value: '副高', words: ['副高', '副高级', '副高职称', '副高级职称', '高级职称', '高职'] },
    { value: '正高', words: ['正高', '正高级', '正高职称', '正高级职称', '高级职称', '高职'] },
  ],
}

export const category: SlotSpec = {
  kind: 'choice',
  title: '人才类别',
  many: true,
  options: optionsOf(categories, {
    party: ['党政', '党政干部'],
    enterprise: ['企业家', '企业经营', '企业人才', '经营管理人才'],
    professional: ['专业技术', '专技', '专技人才'],
    skilled: ['高技能', '技能人才'],
    rural: ['农村实用', '实用人才'],
    social: ['社会工作', '社工人才', '社工'],
    folk: ['乡土人才', '乡土', '土专家', '田秀才'],
  }),
}

export const level: SlotSpec = {
  kind: 'choice',
  title: '层次',
  many: true,
  options: [
    { value: 'high', words: ['高层次', '高层次人才', '高级', '高级人才', '高端人才'] },
    { value: 'middle', words: ['中级人才', '中层次'] },
    { value: 'junior', words: ['初级人才', '低层次'] },
    { value: 'none', words: ['未定级', '层次未定', '没定级', '没有定级'] },
  ],
}

export const education: SlotSpec = {
  kind: 'choice',
  title: '学历',
  many: true,
  ordered: true,
  options: [
    { value: 'secondary', words: [educations.secondary, '中专', '高中', '初中'] },
    { value: 'college', words: [educations.college, '专科', '大学专科'] },
    { value: 'bachelor', words: [educations.bachelor, '大学本科', '本科生', '大学生'] },
    { value: 'master', words: [educations.master, '硕士', '研究生', '硕士生'] },
    { value: 'doctor', words: [educations.doctor, '博士', '博士生'] },
  ],
}

export const kind: SlotSpec = {
  kind: 'choice',
  title: '来源',
  many: true,
  options: optionsOf(sources, {
    local: ['本地', '本土人才', '本地人才'],
    introduced: ['引进人才', '引才', '引进来', '引进的'],
    returned: ['返乡', '返乡人才', '回乡', '回引人才'],
    flexible: ['柔性', '柔性引才', '柔性人才'],
  }),
}

export const state: SlotSpec = {
  kind: 'choice',
  title: '状态',
  many: true,
  options: optionsOf(states, {
    draft: ['草稿状态'],
    awaiting_consent: ['等本人确认', '待确认', '没确认的'],
    unit_review: ['等单位审核', '单位审核', '待单位审', '单位在审'],
    office_verify: ['等人才办核验', '待核验', '等核验'],
    verified: ['在库', '已核验', '入库的'],
    fix: ['要补正', '补正中'],
    rejected: ['被退回', '退回的'],
    annual_due: ['年审', '待年度确认', '该年审', '没年审', '年度确认'],
    disputed: ['有疑问的', '被存疑', '存疑的'],
    exited: ['离库的', '已离库', '出库'],
  }),
}

export const tag: SlotSpec = {
  kind: 'choice',
  title: '标签',
  many: true,
  options: optionsOf(tags, {
    leading: ['领军人才', '领头人', '带头人'],
    scarce: ['紧缺人才', '急需紧缺', '急需', '紧缺型'],
    composite: ['复合', '复合型人才'],
  }),
}

export const place: Slots = {
  township: { kind: 'township', title: '乡镇', many: true },
  village: { kind: 'village', title: '村', many: true },
  unit: { kind: 'unit', title: '单位', many: true },
}

export const field: SlotSpec = { kind: 'field', title: '领域', many: true }

/** Whom a search is for. */
export const searched: Slots = {
  ...who,
  field,
  ...place,
  title,
  level,
  category,
  education,
  kind,
  tag,
  state,
}
