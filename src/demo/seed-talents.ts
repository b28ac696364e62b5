import { addMonths, dayOf } from '#core/shanghai.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import { consentNotice } from '#domain/talents/consent-notice.ts'
import { dueOf } from '#domain/talents/deadlines.ts'
import { initialsOf } from '#domain/talents/initials.ts'
import { sealBorn, sealPhone } from '#domain/talents/sealing.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { achievementOf } from './achievements.ts'
import { inventAges } from './ages.ts'
import { countyName } from './county.ts'
import { insertRows } from './insert-rows.ts'
import { personas } from './personas.ts'
import type { Seeding } from './seed.ts'
import { idOf, type PersonIds } from './seed-people.ts'
import type { PlaceIds } from './seed-places.ts'
import { inventTalents, type TalentSeed } from './talents.ts'

const dayMs = 86_400_000

const consentVersion = consentNotice(countyName).version

/** The register itself. Answers how many people stand in it. */
export const seedTalents = async (seeding: Seeding, places: PlaceIds, people: PersonIds): Promise<number> => {
  const { tx, now } = seeding
  const talents = inventTalents()
  const officer = byline(people, 'township')
  const office = byline(people, 'office')
  const ages = inventAges(talents.filter(isRegistered))
  const rows = talents.map(talent => ({
    ...rowOf(seeding, places, people, talent, { officer, office }),
    ...sealBorn(seeding.vault, bornBefore(now, ages.get(talent.id))),
  }))
  await insertRows(tx, 'talent', rows)
  await tx.$executeRaw`select setval(pg_get_serial_sequence('talent', 'id'), ${talents.length})`
  const fields = talents.flatMap(({ id, fields }) =>
    fields.map(field => ({ talentId: id, fieldId: idOf(places.fields, field) })),
  )
  await insertRows(tx, 'talent_field', fields)
  const registered = talents.filter(isRegistered)
  await insertRows(
    tx,
    'consent',
    registered.map(talent => consentOf(talent, now, officer)),
  )
  await tx.achievement.createMany({
    data: registered.flatMap(talent => achievementOf(talent, now, office) ?? []),
  })
  await tx.correction.createMany({
    data: talents.filter(({ state }) => state === 'disputed').map(talent => disputeOf(talent, now, officer)),
  })
  return registered.length
}

/** The month so many months ago. */
const bornBefore = (now: Date, months: number | undefined): string | null =>
  months === undefined ? null : addMonths(`${dayOf(now).slice(0, 7)}-01`, -months).slice(0, 7)

type Officials = { readonly officer: string; readonly office: string }

const isRegistered = ({ state }: TalentSeed): boolean =>
  ['verified', 'annual_due', 'disputed'].includes(state)

const rowOf = (
  { vault, now }: Seeding,
  places: PlaceIds,
  people: PersonIds,
  talent: TalentSeed,
  officials: Officials,
): Prisma.TalentCreateManyInput => {
  const { fields: _fields, unit: _unit, village: _village, phone, daysAgo, ...said } = talent
  const owner = personas.find(({ talentId }) => talentId === talent.id)
  return {
    ...said,
    tags: [...said.tags],
    levelClaimed: said.level,
    initials: initialsOf(said.name),
    ...placeOf(talent, places),
    ...sealPhone(vault, phone),
    ...historyOf(talent, daysBefore(now, daysAgo), officials),
    fixFor: talent.state === 'fix' ? 'office_verify' : null,
    remark: talent.state === 'fix' ? '请补充技能证书。' : null,
    personId: owner ? idOf(people, owner.openId) : null,
  }
}

const placeOf = ({ unit, village }: TalentSeed, places: PlaceIds) => ({
  unitId: unit === null ? null : idOf(places.units, unit),
  townshipId: village === null ? null : idOf(places.townships, village[0]),
  villageId: village === null ? null : idOf(places.villages, village.join('')),
})

/** How the record came to where it stands: registered a week before it was verified, agreed to three days before. */
const historyOf = (talent: TalentSeed, since: Date, { officer, office }: Officials) => {
  const verifiedAt = isRegistered(talent) ? daysBefore(since, talent.state === 'verified' ? 0 : 365) : null
  const begun = verifiedAt ?? since
  return {
    since,
    dueAt: dueOf(builtInCalendar, talent.state, since),
    consentVersion: hasAgreed(talent) ? consentVersion : null,
    consentAt: hasAgreed(talent) ? daysBefore(begun, 3) : null,
    verifiedAt,
    verifiedBy: verifiedAt && office,
    confirmedAt: verifiedAt,
    registeredBy: officer,
    createdAt: daysBefore(begun, 7),
    updatedAt: since,
  }
}

const hasAgreed = ({ state }: TalentSeed): boolean => !['draft', 'awaiting_consent'].includes(state)

const consentOf = (talent: TalentSeed, now: Date, by: string): Prisma.ConsentCreateManyInput => ({
  talentId: talent.id,
  version: consentVersion,
  answer: 'agreed',
  channel: talent.id % 3 === 0 ? 'card' : 'paper',
  by,
  note: talent.id % 3 === 0 ? null : '签字件存乡镇或单位人事档案',
  at: daysBefore(now, talent.daysAgo + 3),
})

const disputeOf = (talent: TalentSeed, now: Date, by: string): Prisma.CorrectionCreateManyInput => ({
  talentId: talent.id,
  kind: 'dispute',
  field: 'title',
  oldValue: talent.title,
  reason: '职称与证书不一致，请核实。',
  askedBy: by,
  createdAt: daysBefore(now, talent.daysAgo),
  dueAt: dueOf(builtInCalendar, 'disputed', daysBefore(now, talent.daysAgo)),
})

const daysBefore = (instant: Date, days: number): Date => new Date(instant.getTime() - days * dayMs)

const byline = (people: PersonIds, role: string): string => {
  const holder = personas.find(({ holdings }) => holdings.some(holding => holding.role === role))
  return holder ? `person:${idOf(people, holder.openId)}` : 'system:demo'
}
