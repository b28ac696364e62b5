import type { Grant, Role } from '#core/actor.ts'
import type { Reader } from '#core/reader.ts'
import { refuse } from '#core/refusal.ts'

/** Where a role holds: at most one of the three is set. */
export type Area = Pick<Grant, 'unitId' | 'townshipId' | 'villageId'>

/** An area with the words people read. */
export type NamedArea = Area & { readonly words: string }

export const everywhere: NamedArea = { unitId: null, townshipId: null, villageId: null, words: '全县' }

/** What kind of area a role needs; `null`: it holds for the whole county. */
const needed: Readonly<Partial<Record<Role, 'unit' | 'land'>>> = { department: 'unit', township: 'land' }

export const needsArea = (role: Role): boolean => needed[role] !== undefined

/** The area meant by `words` for `role`. Refuses when there is none, or several, or one is missing. */
export const areaFor = async (db: Reader, role: Role, words: string | null): Promise<NamedArea> => {
  const kind = needed[role]
  if (kind === undefined) return words === null ? everywhere : notNarrowed()
  if (words === null) return kind === 'unit' ? unitMissing() : landMissing()
  return one(words, kind === 'unit' ? await unitsCalled(db, words) : await landsCalled(db, words))
}

/** The words of an area known by its numbers.  */
export const areaNamed = async (db: Reader, area: Area): Promise<NamedArea> => {
  const unit = area.unitId === null ? null : await db.unit.findUnique({ where: { id: area.unitId } })
  const township =
    area.townshipId === null ? null : await db.township.findUnique({ where: { id: area.townshipId } })
  const village =
    area.villageId === null
      ? null
      : await db.village.findUnique({ where: { id: area.villageId }, include: { township: true } })
  return { ...area, words: areaWords({ unit, township, village }) }
}

/** How the area of a grant reads: 县农技中心, 白石镇, 白石镇新民村. */
export const areaWords = (grant: {
  readonly unit: { readonly name: string } | null
  readonly township: { readonly name: string } | null
  readonly village: { readonly name: string; readonly township: { readonly name: string } } | null
}): string =>
  grant.unit?.name ??
  (grant.village ? `${grant.village.township.name}${grant.village.name}` : grant.township?.name) ??
  everywhere.words

/** What a query of grants must include for {@link areaWords}. */
export const withAreas = { unit: true, township: true, village: { include: { township: true } } } as const

const unitsCalled = async (db: Reader, words: string): Promise<readonly NamedArea[]> => {
  const units = await db.unit.findMany({
    where: { OR: [{ name: words }, { short: { has: words } }, { name: { contains: words } }] },
    orderBy: { id: 'asc' },
    take: candidatesMax,
  })
  const exact = units.filter(unit => unit.name === words || unit.short.includes(words))
  return (exact.length > 0 ? exact : units).map(({ id, name }) => ({
    ...everywhere,
    unitId: id,
    words: name,
  }))
}

// A village may be typed with its township before it, and either without 镇, 乡, 村, 社区 at the end.
const landsCalled = async (db: Reader, words: string): Promise<readonly NamedArea[]> => {
  const [townships, villages] = await Promise.all([
    db.township.findMany({ orderBy: { id: 'asc' } }),
    db.village.findMany({ include: { township: true }, orderBy: { id: 'asc' } }),
  ])
  const lands = [
    ...townships.map(({ id, name }) => ({ ...everywhere, townshipId: id, words: name, names: [name] })),
    ...villages.map(({ id, name, township }) => ({
      ...everywhere,
      villageId: id,
      words: `${township.name}${name}`,
      names: [name, `${township.name}${name}`, `${bare(township.name)}${name}`],
    })),
  ]
  const exact = lands.filter(({ names }) => names.includes(words))
  const close = lands.filter(({ names }) => names.map(bare).includes(bare(words)))
  return exact.length > 0 ? exact : close
}

const bare = (name: string): string => name.replace(/(镇|乡|村|社区|村委会)$/, '')

/** Candidates named when words fit several. */
const candidatesMax = 6

const one = (words: string, found: readonly NamedArea[]): NamedArea => {
  const [first, ...others] = found
  if (!first) return unknownArea(words)
  return others.length === 0 ? first : ambiguous(words, found)
}

const unknownArea = (words: string): never =>
  refuse(`没有找到“${words}”。`, '授权范围要写单位、乡镇或村在名录里的名称。', '请核对名称，写全称再试一次。')

const ambiguous = (words: string, found: readonly NamedArea[]): never =>
  refuse(
    `“${words}”有${found.length}个：${found
      .slice(0, candidatesMax)
      .map(area => area.words)
      .join('、')}。`,
    '有重名的，不能替您猜。',
    '请写全称再发一次。',
  )

const notNarrowed = (): never =>
  refuse('这个角色不分单位和乡镇。', '它对全县有效，不用写范围。', '请去掉单位或乡镇，再发一次。')

const unitMissing = (): never =>
  refuse(
    '请写明是哪个单位的联络员。',
    '部门联络员只能看和办本单位的人才。',
    '例如：授权 @王强 部门联络员 县农技中心',
  )

const landMissing = (): never =>
  refuse(
    '请写明是哪个乡镇或村的联络员。',
    '乡镇/村联络员只能看和办本乡镇、本村的人才。',
    '例如：授权 @李梅 乡镇联络员 白石镇',
  )
