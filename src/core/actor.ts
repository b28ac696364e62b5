/** Every role a person can hold, in the order the office lists them (domain E.2). */
export const roles = [
  'talent',
  'department',
  'township',
  'office',
  'head',
  'finance',
  'leader',
  'member',
  'admin',
  'audit',
  'stranger',
] as const

export type Role = (typeof roles)[number]

/** The office's own word for each role, as it stands on cards. */
export const roleWords: Readonly<Record<Role, string>> = {
  talent: '人才本人',
  department: '部门联络员',
  township: '乡镇/村联络员',
  office: '人才办',
  head: '人才办主任',
  finance: '财政经办',
  leader: '县级领导',
  member: '领导小组成员',
  admin: '系统管理员',
  audit: '审计/纪检',
  stranger: '未登记人员',
}

/** One role held within an area: `null` means the grant is not narrowed to a unit, township or village. */
export type Grant = {
  readonly role: Role
  readonly unitId: number | null
  readonly townshipId: number | null
  readonly villageId: number | null
}

/** A person who speaks. `grants` holds only what is in force at the context's `now`; nobody has none: a stranger holds `stranger`. */
export type Person = {
  readonly kind: 'person'
  readonly personId: number
  readonly openId: string
  readonly name: string
  readonly grants: readonly Grant[]
  /** The talent record this account belongs to, if its owner is in the register. */
  readonly talentId: number | null
}

/** The program itself: the clock's jobs, an import, a start-up step. `name` says which. */
export type System = { readonly kind: 'system'; readonly name: string }

export type Actor = Person | System

/** Whether the actor holds `role`, in whatever area. A system actor holds none. */
export const holds = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.kind === 'person' && actor.grants.some(grant => wanted.includes(grant.role))
