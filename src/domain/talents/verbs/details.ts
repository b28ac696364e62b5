import type { Context } from '#core/context.ts'
import type { Tx } from '#storage/change.ts'
import type { Field } from '#storage/generated/client.ts'
import { initialsOf } from '../initials.ts'
import type { Place } from '../policy.ts'
import type { NewTalent } from '../schema.ts'
import { sealBorn, sealId, sealPhone } from '../sealing.ts'

/** The columns a registration form fills, personal numbers sealed. */
export const columnsOf = (vault: Context['vault'], input: NewTalent, place: Place) => ({
  name: input.name,
  initials: initialsOf(input.name),
  category: input.category,
  levelClaimed: input.level,
  unitId: place.unitId,
  townshipId: place.townshipId,
  villageId: place.villageId,
  title: input.title,
  education: input.education,
  source: input.source,
  craft: input.craft,
  product: input.product,
  householdsLed: input.householdsLed,
  ...sealPhone(vault, input.phone),
  ...sealBorn(vault, input.born),
  ...sealId(vault, input.idNumber),
})

/** Puts a record's fields of work in place of what stood there; a field nobody has named before is added to the list. */
export const setFields = async (tx: Tx, talentId: number, names: readonly string[]): Promise<void> => {
  const ids = await fieldIds(tx, names)
  await tx.talentField.deleteMany({ where: { talentId } })
  await tx.talentField.createMany({ data: ids.map(fieldId => ({ talentId, fieldId })), skipDuplicates: true })
}

const fieldIds = async (tx: Tx, names: readonly string[]): Promise<readonly number[]> => [
  ...new Set((await fieldsCalled(tx, names)).map(({ id }) => id)),
]

/** The fields of work called so; those nobody has named before are added to the list. */
export const fieldsCalled = async (tx: Tx, names: readonly string[]): Promise<readonly Field[]> => {
  const known = await tx.field.findMany({
    where: { OR: [{ name: { in: [...names] } }, { synonyms: { hasSome: [...names] } }] },
  })
  const unknown = names.filter(
    name => !known.some(field => field.name === name || field.synonyms.includes(name)),
  )
  await tx.field.createMany({ data: unknown.map(name => ({ name, synonyms: [] })), skipDuplicates: true })
  const added = await tx.field.findMany({ where: { name: { in: [...unknown] } } })
  return [...known, ...added]
}
