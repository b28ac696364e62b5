import { createHash } from 'node:crypto'
import type { Role } from '#core/actor.ts'
import type { Scope } from '#core/chat.ts'
import { seed } from './talents.ts'

/** Somebody to be in the try-out: who they are in Feishu's address book, and what the office gave them. */
export type Persona = {
  readonly openId: string
  readonly name: string
  readonly title: string
  readonly department: string
  /** Empty: a stranger. A talent's role follows from the register, not from a grant. */
  readonly holdings: readonly Holding[]
  /** The record that is theirs. */
  readonly talentId: number | null
}

export type Holding = {
  readonly role: Role
  readonly unit?: string
  readonly township?: string
  /** For a time only: so many days from the start. */
  readonly days?: number
}

/** A group of the try-out, bound to its use. */
type DemoGroup = {
  readonly chatId: string
  readonly name: string
  readonly scope: Exclude<Scope, 'private'>
  /** Open ids. */
  readonly members: readonly string[]
}

const idOf = (prefix: 'ou_' | 'oc_', name: string): string =>
  prefix + createHash('sha256').update(`${seed} ${name}`).digest('hex').slice(0, 32)

const persona = (
  name: string,
  department: string,
  title: string,
  holdings: readonly Holding[],
  talentId: number | null = null,
): Persona => ({ openId: idOf('ou_', name), name, title, department, holdings, talentId })

export const personas: readonly Persona[] = [
  persona('王雪梅', '县委人才办', '人才办工作人员', [{ role: 'office' }]),
  persona('张启明', '县委人才办', '人才办主任', [{ role: 'head' }]),
  persona('李志远', '诺溪镇人民政府', '诺溪镇人才联络员', [{ role: 'township', township: '诺溪镇' }]),
  persona('段小梅', '县农业农村局', '县农业农村局联络员', [{ role: 'department', unit: '县农业农村局' }]),
  persona('杨春兰', '诺溪镇和平村', '制茶师傅（入库人才）', [], 12),
  persona('赵小满', '诺溪镇和平村', '村民（还没有登记）', []),
  persona('陈立新', '中共云岭县委', '县级领导', [{ role: 'leader' }]),
  persona('周敏', '县委人才工作领导小组', '领导小组成员', [{ role: 'member' }]),
  persona('何芳', '县财政局', '财政经办', [{ role: 'finance' }]),
  persona('罗强', '县政务服务局', '系统管理员', [{ role: 'admin' }]),
  persona('沈正', '县纪委监委', '审计、纪检', [{ role: 'audit', days: 180 }]),
]

const group = (name: string, scope: DemoGroup['scope'], ...members: readonly string[]): DemoGroup => ({
  chatId: idOf('oc_', name),
  name,
  scope,
  members: personas.filter(one => members.includes(one.name)).map(({ openId }) => openId),
})

const everybody = personas.map(({ name }) => name)

export const groups: readonly DemoGroup[] = [
  group('县委人才办工作群', 'office', '王雪梅', '张启明'),
  group('育才专班群', 'taskforce', '王雪梅', '张启明', '段小梅', '李志远'),
  group('县委人才工作领导小组群', 'leading', '张启明', '陈立新', '周敏', '王雪梅'),
  group('和平村人才结对群', 'village', '李志远', '杨春兰', '赵小满', '王雪梅'),
  group('云岭县全县大群', 'public', ...everybody),
]
