import { type Person, type Role, roleWords } from '#core/actor.ts'
import type { Denial } from '#core/permission.ts'
import type { Capability } from '#core/permission-matrix.ts'
import { reachIn } from '#core/permission-matrix.ts'
import type { Day } from '#core/shanghai.ts'

/** A role about to be given: to whom, what that person holds already, until when. */
type Granting = {
  readonly role: Role
  readonly personId: number
  readonly held: readonly Role[]
  readonly until: Day | null
}

/** Roles nobody hands out: they follow from the register, or from having none. */
const notGiven: readonly Role[] = ['talent', 'stranger']

/** Roles that live beside any other, because they carry no office. */
const withoutOffice: readonly Role[] = ['talent', 'stranger']

/** Roles that are given for a time only. */
const timeBoxed: readonly Role[] = ['audit']

export const givenRoles = (giver: Person): readonly Role[] =>
  (Object.keys(roleWords) as Role[]) // the keys of a Record<Role, …> are the roles
    .filter(role => !notGiven.includes(role))
    .filter(role => role !== 'admin' || isAdmin(giver))

/** Why `giver` may not give this role, or `null`. The rules that hold whatever the matrix says (domain E.3, separation). */
export const grantFault = (giver: Person, granting: Granting, today: Day): Denial | null => {
  const { role, held } = granting
  if (granting.personId === giver.personId) return toOneself
  if (notGiven.includes(role)) return notHandedOut
  if (role === 'admin' && !isAdmin(giver)) return adminByAdmin
  if (mixes(role, held)) return adminApart
  return untilFault(granting, today)
}

/** A role about to be lent; `own` is the last day of the lender's own. */
export type Lending = Granting & { readonly own: Day | null }

/** Why `lender` may not lend this role to that person, or `null`: never beyond the lender's own power. */
export const lendFault = (lender: Person, lending: Lending, today: Day): Denial | null => {
  const { role, until, own } = lending
  if (lending.personId === lender.personId) return toOneself
  if (mixes(role, lending.held)) return adminApart
  if (!mayLend(role)) return notLent
  if (until === null) return lentForATime
  return own !== null && until > own ? beyondOwn : untilFault(lending, today)
}

/** Why `giver` may not take these roles away, or `null`. There is always an admin left. */
export const revokeFault = (giver: Person, held: readonly Role[], adminsNow: number): Denial | null => {
  if (!held.includes('admin')) return null
  if (!isAdmin(giver)) return adminByAdmin
  return adminsNow <= 1 ? lastAdmin : null
}

/** Whether the matrix lets this role be lent. */
export const mayLend = (role: Role): boolean =>
  reachIn('roles.delegate' satisfies Capability, role) !== 'none'

const isAdmin = (person: Person): boolean => person.grants.some(grant => grant.role === 'admin')

// The technical admin has no business data: whoever gives roles must not hold one that reads.
const mixes = (role: Role, held: readonly Role[]): boolean =>
  role === 'admin'
    ? held.some(one => one !== 'admin' && !withoutOffice.includes(one))
    : held.includes('admin') && !withoutOffice.includes(role)

const untilFault = ({ role, until }: Granting, today: Day): Denial | null => {
  if (until !== null && until < today) return alreadyOver
  return timeBoxed.includes(role) && until === null ? needsEnd : null
}

const toOneself: Denial = {
  what: '不能给自己授权。',
  rule: '授权和受权必须是两个人。',
  next: '请另一位有授权权限的同志办理。',
}

const notHandedOut: Denial = {
  what: '这个角色不用授权。',
  rule: '“人才本人”随入库登记自动取得，没有角色的就是“未登记人员”。',
  next: '请让本人私聊我发“登记”。',
}

const adminByAdmin: Denial = {
  what: '您不能授予或撤去“系统管理员”。',
  rule: '系统管理员只能由系统管理员任免。',
  next: '请联系现任系统管理员。',
}

const adminApart: Denial = {
  what: '这两个角色不能由同一个人担任。',
  rule: '系统管理员只管技术，不接触业务数据，不兼任业务角色。',
  next: '请先撤去原来的角色，或者换一位同志。',
}

const lastAdmin: Denial = {
  what: '这是最后一位系统管理员，不能撤。',
  rule: '系统至少要有一位管理员。',
  next: '请先授权另一位系统管理员，再撤这一位。',
}

const alreadyOver: Denial = {
  what: '截止日期已经过了。',
  rule: '授权的截止日期不能早于今天。',
  next: '请换一个日期再发一次。',
}

const needsEnd: Denial = {
  what: '审计、纪检的授权要写明截止日期。',
  rule: '查阅记录的权限限期使用，到期自动收回。',
  next: '请在后面加上日期，例如：至 年底。',
}

const notLent: Denial = {
  what: '这个角色不能委托给别人。',
  rule: '可以委托的只有联络员、人才办、财政经办和县级领导的权限。',
  next: '需要换人，请管理员用“授权”办理。',
}

const beyondOwn: Denial = {
  what: '委托的期限超过了您自己的期限。',
  rule: '委托不能超出自己的权限，包括期限。',
  next: '请把截止日期改到您自己的期限以内。',
}

const lentForATime: Denial = {
  what: '委托要写明截止日期。',
  rule: '委托限期使用，到期自动收回。',
  next: '请在后面加上日期，例如：至 月底。',
}
