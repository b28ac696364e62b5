import type { Tx } from '#storage/change.ts'
import { nothingSealed } from '../sealing.ts'

/** What is left of an erased record: its number, its dates, its state. */
const tombstone = {
  ...nothingSealed,
  name: '',
  initials: '',
  category: '',
  level: null,
  levelClaimed: null,
  unitId: null,
  townshipId: null,
  villageId: null,
  title: null,
  education: null,
  source: '',
  tags: [],
  craft: null,
  product: null,
  householdsLed: null,
  fixFor: null,
  reason: null,
  remark: null,
  staleAt: null,
  consentVersion: null,
  consentAt: null,
  verifiedBy: null,
  personId: null,
}

/** Everything about the people is gone, in their records and in the ones merged into them. */
export const wipe = async (tx: Tx, ...talentIds: readonly number[]): Promise<void> => {
  const merged = await tx.talent.findMany({
    where: { mergedIntoId: { in: [...talentIds] } },
    select: { id: true },
  })
  const ids = [...talentIds, ...merged.map(({ id }) => id)]
  const theirs = { where: { talentId: { in: ids } } }
  await tx.merge.deleteMany({ where: { OR: [{ keptId: { in: ids } }, { goneId: { in: ids } }] } })
  await tx.talentField.deleteMany(theirs)
  await tx.achievement.deleteMany(theirs)
  await tx.consent.deleteMany(theirs)
  await tx.correction.deleteMany(theirs)
  await tx.talent.updateMany({ where: { id: { in: ids } }, data: { ...tombstone, state: 'erased' } })
}
