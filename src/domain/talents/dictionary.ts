import type { Dictionary } from '#core/dictionary.ts'

/** The six teams (六支队伍) and the craftspeople of the villages. */
export const categories = {
  party: '党政人才',
  enterprise: '企业经营管理人才',
  professional: '专业技术人才',
  skilled: '高技能人才',
  rural: '农村实用人才',
  social: '社会工作人才',
  folk: '乡土人才（土专家、田秀才）',
} as const satisfies Dictionary

export const levels = { high: '高层次', middle: '中级', junior: '初级' } as const satisfies Dictionary

export const educations = {
  doctor: '博士研究生',
  master: '硕士研究生',
  bachelor: '本科',
  college: '大专',
  secondary: '中专及以下',
} as const satisfies Dictionary

export const sources = {
  local: '本土',
  introduced: '引进',
  returned: '回引',
  flexible: '柔性引进',
} as const satisfies Dictionary

export const tags = { composite: '复合型', leading: '领军', scarce: '紧缺' } as const satisfies Dictionary

export const states = {
  draft: '草稿',
  awaiting_consent: '待本人确认',
  unit_review: '待单位审核',
  office_verify: '待人才办核验',
  verified: '已入库',
  fix: '待补正',
  rejected: '退回',
  annual_due: '待年审',
  disputed: '存疑',
  exited: '离库',
  erased: '已删除',
} as const satisfies Dictionary

export const rejectReasons = {
  not_talent: '不属于本县人才范围',
  evidence: '佐证材料不足',
  duplicate: '与已有记录重复',
  untrue: '信息不属实',
  elsewhere: '已在外县登记并管理',
} as const satisfies Dictionary

export const exitReasons = {
  transfer: '调离本县',
  death: '去世',
  discipline: '违纪违法',
  request: '本人申请',
  retired: '退休且不再发挥作用',
} as const satisfies Dictionary

/** Reasons only the machine itself writes; nobody picks them from a list. */
const otherReasons = {
  consent_refused: '本人不同意登记',
  consent_lapsed: '逾期未确认',
  consent_withdrawn: '本人撤回同意',
  taken_back: '登记人撤销',
  merged: '并入同一人的另一条记录',
} as const satisfies Dictionary

export const reasons = { ...rejectReasons, ...exitReasons, ...otherReasons } as const

/** Fields a person may correct or dispute, with the class of data they are (domain B.6). */
export const correctable = {
  name: '姓名',
  place: '单位或村',
  category: '人才类别',
  level: '层次',
  title: '职称或技能等级',
  education: '学历',
  source: '来源',
  fields: '从事领域',
  craft: '技艺',
  product: '产品',
  householdsLed: '带动户数',
  phone: '手机号',
  born: '出生年月',
  idNumber: '身份证号',
} as const satisfies Dictionary

export type Category = keyof typeof categories
export type Level = keyof typeof levels
export type Education = keyof typeof educations
export type TalentSource = keyof typeof sources
export type Tag = keyof typeof tags
export type TalentState = keyof typeof states
export type RejectReason = keyof typeof rejectReasons
export type ExitReason = keyof typeof exitReasons
export type Reason = keyof typeof reasons
export type CorrectableField = keyof typeof correctable
