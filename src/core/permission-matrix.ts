import type { Role } from './actor.ts'

/** How far a right reaches: all records, only one's own unit, area or self, the right to approve, names masked, or not at all. */
export type Reach = 'all' | 'own' | 'approve' | 'masked' | 'none'

type Row = { readonly words: string; readonly reach: Readonly<Partial<Record<Role, Reach>>> }

const row = (words: string, reach: Row['reach']): Row => ({ words, reach })

/** Who may do what: the table of domain E.3, one row a capability. A role that is not named has no right. */
export const matrix = {
  'talent.register': row('登记人才', {
    talent: 'own',
    stranger: 'own',
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
  }),
  'talent.search': row('查询人才', {
    talent: 'masked',
    department: 'all',
    township: 'own',
    office: 'all',
    head: 'all',
    finance: 'masked',
    leader: 'all',
    member: 'all',
    audit: 'all',
  }),
  'talent.edit': row('更正人才信息', {
    talent: 'own',
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
  }),
  'talent.review': row('审核本单位（乡镇）人才', {
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
  }),
  'talent.verify': row('核验人才', { office: 'all', head: 'approve' }),
  'talent.exit': row('办理人才离库', { office: 'all', head: 'approve' }),
  'talent.merge': row('合并重复人才', { office: 'all', head: 'approve' }),
  'talent.erase': row('删除个人信息', { head: 'approve' }),
  'places.edit': row('维护乡镇、村、单位和领域', { office: 'all', head: 'approve' }),
  'pairing.read': row('查看结对和覆盖情况', {
    talent: 'own',
    department: 'all',
    township: 'all',
    office: 'all',
    head: 'all',
    leader: 'all',
    member: 'all',
    audit: 'all',
  }),
  'pairing.propose': row('提出结对', {
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'approve',
  }),
  'pairing.confirm': row('确认结对', {
    talent: 'own',
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'approve',
  }),
  'pairing.log': row('登记结对服务', {
    talent: 'own',
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
  }),
  'pairing.solve': row('排结对方案', { office: 'all', head: 'all' }),
  'liaison.read': row('查看联系服务专家情况', {
    talent: 'own',
    office: 'all',
    head: 'all',
    leader: 'own',
    audit: 'all',
  }),
  'liaison.assign': row('安排县级领导联系专家', { office: 'all', head: 'approve' }),
  'liaison.log': row('登记联系服务', { office: 'all', head: 'all', leader: 'own' }),
  'grievance.submit': row('反映诉求', {
    talent: 'all',
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
    leader: 'own',
    member: 'own',
  }),
  'grievance.accept': row('受理、转办诉求', { office: 'all', head: 'all' }),
  'grievance.handle': row('办理、答复诉求', {
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
  }),
  'grievance.read': row('查看诉求', {
    talent: 'own',
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
    leader: 'own',
    member: 'masked',
    audit: 'own',
  }),
  'grievance.visit': row('回访诉求', { office: 'all', head: 'all' }),
  'symposium.plan': row('组织座谈会', { office: 'all', head: 'all' }),
  'symposium.read': row('查看座谈会和意见', {
    talent: 'own',
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
    leader: 'own',
    audit: 'all',
  }),
  'opinion.handle': row('答复座谈会意见', {
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
  }),
  'station.read': row('查看专家工作站', {
    talent: 'all',
    department: 'all',
    township: 'all',
    office: 'all',
    head: 'all',
    finance: 'all',
    leader: 'all',
    member: 'all',
    audit: 'all',
  }),
  'station.apply': row('申报专家工作站', {
    talent: 'own',
    department: 'own',
    office: 'all',
    head: 'approve',
  }),
  'station.assess': row('考核专家工作站', {
    talent: 'own',
    department: 'own',
    office: 'all',
    head: 'approve',
  }),
  'ledgers.import': row('导入台账', { department: 'own', township: 'own', office: 'all', head: 'approve' }),
  'figures.read': row('查看指标', {
    department: 'own',
    township: 'own',
    office: 'all',
    head: 'all',
    finance: 'own',
    leader: 'all',
    member: 'all',
    audit: 'all',
  }),
  'figures.lock': row('锁定上报数', { office: 'all', head: 'approve' }),
  'plans.edit': row('编制五年规划', { office: 'all', head: 'approve' }),
  'digests.read': row('看简报', { office: 'all', head: 'all', leader: 'all', member: 'all' }),
  'digests.preview': row('预览简报', { office: 'all', head: 'approve' }),
  'digests.own': row('设置自己的简报', {
    department: 'own',
    township: 'own',
    office: 'own',
    head: 'own',
    leader: 'own',
    member: 'own',
  }),
  'digests.release': row('放行简报', { head: 'approve' }),
  'digests.correct': row('更正简报', { office: 'all', head: 'approve' }),
  'digests.records': row('看简报发送记录', { office: 'all', head: 'all', audit: 'all' }),
  'access.read': row('查看信息查阅记录', { head: 'all', audit: 'all', talent: 'own' }),
  'roles.grant': row('授权和撤权', { admin: 'all', head: 'approve' }),
  'roles.delegate': row('委托他人代办', {
    department: 'own',
    township: 'own',
    office: 'own',
    head: 'own',
    finance: 'own',
    leader: 'own',
  }),
  'calendar.load': row('载入放假安排', { admin: 'all', head: 'approve' }),
  'chats.bind': row('绑定群用途', { admin: 'all', head: 'approve' }),
  'system.health': row('查看系统健康', { admin: 'all' }),
} as const satisfies Record<string, Row>

export type Capability = keyof typeof matrix

/** How far `role` reaches for `capability`. */
export const reachIn = (capability: Capability, role: Role): Reach => {
  const { reach }: Row = matrix[capability]
  return reach[role] ?? 'none'
}
