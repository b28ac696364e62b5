import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { findFields, findUnits, gazetteerOf, nearestNames } from '#domain/places/index.ts'
import { kinds } from './dictionary.ts'
import { appliesForAll, ownUnits } from './policy.ts'
import type { NewStation } from './schema.ts'

/** The county's rows an application's words mean. */
export type Resolved = {
  readonly hostUnitId: number
  readonly deptUnitId: number
  readonly townshipId: number
  readonly fieldId: number
  /** What the station's name begins with, and ends with. */
  readonly hostShort: string
  readonly kindWords: string
  /** The applicant speaks for the host unit. */
  readonly isOwn: boolean
}

/** Looks up the units and the field; refuses when a name fits nobody or several, and when the host is not the applicant's. */
export const resolve = async (ctx: Context, input: NewStation): Promise<Resolved> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const only = <Found extends { readonly name: string }>(
    found: readonly Found[],
    typed: string,
    label: string,
  ): Found => {
    const [first, ...others] = found
    if (!first) return noneFits(typed, label, nearestNames(gazetteer, typed))
    return others.length > 0 ? severalFit(typed, label, found) : first
  }
  const host = only(findUnits(gazetteer, input.host), input.host, '建站单位')
  const dept = only(findUnits(gazetteer, input.dept), input.dept, '主管部门')
  const field = only(findFields(gazetteer, input.field), input.field, '领域')
  const township = gazetteer.townships.find(({ id }) => id === input.township)
  const own = [...ownUnits(ctx.actor), ...(await talentUnits(ctx))]
  if (!appliesForAll(ctx.actor) && !own.includes(host.id) && !own.includes(dept.id)) notYourUnit()
  return {
    hostUnitId: host.id,
    deptUnitId: dept.id,
    townshipId: township?.id ?? noTownship(),
    fieldId: field.id,
    hostShort: calledShort(host.name, host.short),
    kindWords: kinds[input.kind],
    isOwn: own.includes(host.id),
  }
}

/** The unit a talent works for: he may apply for its station. */
export const talentUnits = async ({ actor, db }: Context): Promise<readonly number[]> => {
  if (actor.kind !== 'person' || actor.talentId === null) return []
  const talent = await db.talent.findUnique({ where: { id: actor.talentId }, select: { unitId: true } })
  return talent?.unitId ? [talent.unitId] : []
}

/** 云岭茶业 rather than 云岭茶业有限公司, but not 茶. */
const calledShort = (name: string, short: readonly string[]): string =>
  short.find(one => one.length >= 3) ?? name

const noneFits = (typed: string, label: string, nearest: readonly string[]): never =>
  refuse(
    `没有找到${label}“${typed}”。`,
    '单位和领域按全县名录登记。',
    nearest.length > 0
      ? `是不是：${nearest.join('、')}？不在名录里的，请联系县委人才办添加。`
      : '请写全称或常用简称；不在名录里的，请联系县委人才办添加。',
  )

const severalFit = (typed: string, label: string, found: readonly { readonly name: string }[]): never =>
  refuse(
    `“${typed}”可能是：${found
      .slice(0, 5)
      .map(({ name }) => name)
      .join('、')}。`,
    `${label}要写到能分清是哪一个。`,
    '请写全称后再提交。',
  )

const noTownship = (): never =>
  refuse('没有找到所在乡镇。', '乡镇按全县名录选。', '请重新打开申报表，再选一次。')

const notYourUnit = (): never =>
  refuse(
    '您只能为本单位申报工作站。',
    '工作站由建站单位申报，或者由它的主管部门、人才办代为申报。',
    '请核对建站单位和主管部门；需要代为申报，请联系县委人才办。',
  )
