import type { Reader } from '#core/reader.ts'
import { type Looking, type TalentRow, whole } from './record.ts'

/** What two records have in common that makes them look like one person. */
export type Likeness = 'name' | 'phone' | 'id'

const likenessWords: Readonly<Record<Likeness, string>> = {
  name: '姓名和单位（村）相同',
  phone: '手机号相同',
  id: '身份证号相同',
}

export const likenessSentence = (likenesses: readonly Likeness[]): string =>
  likenesses.map(one => likenessWords[one]).join('，')

type Twin = { readonly row: TalentRow; readonly likenesses: readonly Likeness[] }

/** Most twins shown; more than a few is a mistake in the data, not a list to work through on a card. */
const twinsMax = 5

/**
 * Other living records that look like the same person: same name in the same unit or village, same phone, same identity
 * number (compared by keyed hash, never opened). A hint for people; nothing is merged by it.
 */
export const twinsOf = async (db: Looking, row: TalentRow): Promise<readonly Twin[]> => {
  const likes = [
    sameName(row),
    row.phoneHash === null ? null : { phoneHash: row.phoneHash },
    row.idHash === null ? null : { idHash: row.idHash },
  ].filter(like => like !== null)
  if (likes.length === 0) return []
  const found = await (db as Reader).talent.findMany({
    where: {
      id: { not: row.id },
      state: { notIn: ['erased', 'draft'] },
      mergedIntoId: null,
      OR: likes,
    },
    include: whole,
    orderBy: { id: 'asc' },
    take: twinsMax,
  })
  return found.map(other => ({ row: other, likenesses: likenessesOf(row, other) }))
}

/** What two records have in common. */
export const likenessesOf = (a: TalentRow, b: TalentRow): readonly Likeness[] => {
  const samePlace =
    (a.unitId !== null && a.unitId === b.unitId) || (a.villageId !== null && a.villageId === b.villageId)
  const all: readonly (readonly [Likeness, boolean])[] = [
    ['name', a.name === b.name && samePlace],
    ['phone', a.phoneHash !== null && a.phoneHash === b.phoneHash],
    ['id', a.idHash !== null && a.idHash === b.idHash],
  ]
  return all.filter(([, same]) => same).map(([likeness]) => likeness)
}

const sameName = ({ name, unitId, villageId }: TalentRow) => {
  if (unitId !== null) return { name, unitId }
  return villageId === null ? null : { name, villageId }
}
