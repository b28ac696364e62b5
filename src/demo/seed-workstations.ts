import { addDays, addMonths, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { builtInCalendar, isLoaded } from '#core/working-calendar.ts'
import { dueAfterIfLoaded, publicNotice } from '#core/working-days.ts'
import type { StationState } from '#domain/workstations/dictionary.ts'
import { personas } from './personas.ts'
import type { Seeding } from './seed.ts'
import { idOf, type PersonIds } from './seed-people.ts'
import type { PlaceIds } from './seed-places.ts'
import { inventStations, type StationSeed } from './workstations.ts'

/** Expert workstations: 3 of the province, 6 of the prefecture, 9 of the county, and four on their way. Answers how many stand. */
export const seedWorkstations = async (
  seeding: Seeding,
  places: PlaceIds,
  people: PersonIds,
): Promise<number> => {
  const stations = inventStations(dayOf(seeding.now))
  for (const station of stations) await create(seeding, places, people, station)
  return stations.filter(({ plateOn }) => plateOn !== null).length
}

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)

const create = async (
  { tx, now }: Seeding,
  places: PlaceIds,
  people: PersonIds,
  station: StationSeed,
): Promise<void> => {
  const since = instantOf(addDays(dayOf(now), -station.daysAgo), '10:00')
  const office = byline(people)
  await tx.workstation.create({
    data: {
      ...columnsOf(station),
      ...agreementOf(station),
      ...noticeOf(station, dayOf(since)),
      hostUnitId: idOf(places.units, station.host),
      deptUnitId: idOf(places.units, station.dept),
      townshipId: idOf(places.townships, station.township),
      fieldId: idOf(places.fields, station.field),
      since,
      dueAt: dueIn(station.state, since),
      registeredBy: office,
      createdAt: station.plateOn === null ? since : instantOf(addMonths(station.plateOn, -3), '10:00'),
      updatedAt: since,
      members: { create: station.members.map(member => ({ ...member })) },
      levels: {
        create: station.levels.map(({ level, from, to }) => ({
          level,
          fromOn: dateOf(from),
          toOn: to && dateOf(to),
        })),
      },
      reports: { create: station.reports.map(report => ({ ...report, by: office, at: since })) },
      assessments: { create: station.assessments.map(one => ({ ...one, by: office, at: since })) },
      subsidies: {
        create: station.subsidies.map(({ year, fen }) => ({
          year,
          fen,
          doc: `领导小组${year}年第2次会议`,
          decidedBy: office,
          decidedAt: instantOf(`${year}-06-10`, '10:00'),
        })),
      },
    },
  })
}

const columnsOf = (station: StationSeed) => ({
  name: station.name,
  kind: station.kind,
  level: station.level,
  state: station.state,
  expertName: station.expert,
  expertTitle: station.expertTitle,
  institution: station.institution,
  plan: station.plan,
  plateOn: station.plateOn && dateOf(station.plateOn),
  approvalDoc: station.plateOn && `云岭人才〔${station.plateOn.slice(0, 4)}〕8号`,
  grade: station.assessments.at(-1)?.grade ?? null,
  gradedYear: station.assessments.at(-1)?.year ?? null,
  assessYear: station.assessments.at(-1)?.year ?? null,
  fundedAt: station.subsidies[0] ? instantOf(`${station.subsidies[0].year}-06-10`, '10:00') : null,
  remark: station.remark,
})

const agreementOf = ({ agreement }: StationSeed) =>
  agreement === null
    ? {}
    : {
        signedOn: dateOf(addDays(agreement.from, -10)),
        startsOn: dateOf(agreement.from),
        endsOn: dateOf(agreement.to),
        daysPerYear: agreement.daysPerYear,
        tasks: agreement.tasks,
        results: '双方共有，本县优先转化',
        payFen: agreement.payFen,
        exitTerms: '提前30日书面告知，交清资料',
        agreementFile: `人才办档案柜${agreement.from.slice(0, 4)}`,
      }

const noticeOf = ({ state }: StationSeed, since: Day) => {
  if (state !== 'publicity') return {}
  const { first, last } = noticeFrom(since)
  return { noticeFrom: dateOf(first), noticeTo: dateOf(last), score: 843 }
}

const workingDaysFor: Readonly<Partial<Record<StationState, number>>> = {
  applied: 5,
  review: 20,
  approved: 20,
  rectify: 60,
}

const dueIn = (state: StationState, since: Date): Date | null => {
  if (state === 'publicity')
    return dueAfterIfLoaded(builtInCalendar, instantOf(noticeFrom(dayOf(since)).last, '10:00'), 5)
  const days = workingDaysFor[state]
  return days === undefined ? null : dueAfterIfLoaded(builtInCalendar, since, days)
}

/** Five working days; in a year nobody has loaded, a week. */
const noticeFrom = (day: Day) =>
  isLoaded(builtInCalendar, addDays(day, 30))
    ? publicNotice(builtInCalendar, day, 5)
    : { first: day, last: addDays(day, 6) }

const byline = (people: PersonIds): string => {
  const office = personas.find(({ holdings }) => holdings.some(({ role }) => role === 'office'))
  return `person:${idOf(people, office?.openId ?? '')}`
}
