import type { Grant, Role } from '#core/actor.ts'
import type { Reader } from '#core/reader.ts'
import { refuse } from '#core/refusal.ts'
import { findTownships, findUnits, findVillages, gazetteerOf, nearestNames } from '#domain/places/index.ts'

/** Where a role holds: at most one of the three is set. */
export type Area = Pick<Grant, 'unitId' | 'townshipId' | 'villageId'>

/** An area with the words people read. */
export type NamedArea = Area & { readonly words: string }

export const everywhere: NamedArea = { unitId: null, townshipId: null, villageId: null, words: '全县' }

/** What kind of area a role needs; a role that is not here holds for the whole county. */
const needed: Readonly<Partial<Record<Role, 'unit' | 'land'>>> = { department: 'unit', township: 'land' }

export const needsArea = (role: Role): boolean => needed[role] !== undefined

/** The area meant by `words` for `role`. Refuses when there is none, or several, or one is missing. */
export const areaFor = async (db: Reader, role: Role, words: string | null): Promise<NamedArea> => {
  const kind = needed[role]
  if (kind === undefined) return words === null ? everywhere : notNarrowed()
  if (words === null) return kind === 'unit' ? unitMissing() : landMissing()
  const gazetteer = await gazetteerOf(db)
  const found =
    kind === 'unit'
      ? findUnits(gazetteer, words).map(unitArea)
      : landsIn(
          findTownships(gazetteer, words).map(townshipArea),
          findVillages(gazetteer, words).map(villageArea),
        )
  const [first, ...others] = found
  if (!first) return unknownArea(words, nearestNames(gazetteer, words))
  return others.length === 0 ? first : ambiguous(words, found)
}

/** The words of an area known by its numbers. */
export const areaNamed = async (db: Reader, area: Area): Promise<NamedArea> => {
  const { units, townships, villages } = await gazetteerOf(db)
  const found =
    units.filter(({ id }) => id === area.unitId).map(unitArea)[0] ??
    villages.filter(({ id }) => id === area.villageId).map(villageArea)[0] ??
    townships.filter(({ id }) => id === area.townshipId).map(townshipArea)[0]
  return found ?? everywhere
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

type Named = { readonly id: number; readonly name: string }

const unitArea = ({ id, name }: Named): NamedArea => ({ ...everywhere, unitId: id, words: name })
const townshipArea = ({ id, name }: Named): NamedArea => ({ ...everywhere, townshipId: id, words: name })

// A village's officer is not the township's: only the village is set.
const villageArea = ({ id, name, township }: Named & { readonly township: string }): NamedArea => ({
  ...everywhere,
  villageId: id,
  words: `${township}${name}`,
})

/** 白石 means the township even where a village is called 白石 too. */
const landsIn = (townships: readonly NamedArea[], villages: readonly NamedArea[]): readonly NamedArea[] =>
  townships.length > 0 ? townships : villages

/** Candidates named when words fit several. */
const candidatesMax = 6

const unknownArea = (words: string, nearest: readonly string[]): never =>
  refuse(
    `没有找到“${words}”。`,
    '授权范围要写单位、乡镇或村在名录里的名称。',
    nearest.length > 0 ? `是不是：${nearest.join('、')}？` : '请核对名称，写全称再试一次。',
  )

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
