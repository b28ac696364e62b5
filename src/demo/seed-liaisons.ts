import { createHash } from 'node:crypto'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import type { Rank } from '#domain/liaisons/dictionary.ts'
import { halfYearEnd, halfYearStart, nextHalfYearEnd, standingOn } from '#domain/liaisons/half-year.ts'
import { bylineIn } from './bylines.ts'
import { insertRows } from './insert-rows.ts'
import { leaderPersona, leaders } from './leaders.ts'
import { type Dice, diceOf } from './random.ts'
import type { Seeding } from './seed.ts'
import type { PersonIds } from './seed-people.ts'
import { exampleId, inventTalents, seed } from './talents.ts'

/** Of 74 liaisons those nobody has looked after since the half-year before. */
const overdueMost = 9

/** 28 leaders, 74 experts in their care, nine of them overdue; one expert has two leaders. Answers how many liaisons there are. */
export const seedLiaisons = async (seeding: Seeding, people: PersonIds): Promise<number> => {
  const { tx } = seeding
  const dice = diceOf(seed + 11)
  const leaderIds = await insertLeaders(seeding)
  const liaisons = inventLiaisons(dice).map((one, index) => ({ ...one, id: index + 1 }))
  const by = bylineIn(people, 'office')
  const today = dayOf(seeding.now)
  const dated = liaisons.map(one => ({ ...one, days: contactDays(today, one) }))
  await insertRows(
    tx,
    'liaison',
    dated.map(one => rowOf(today, by, leaderIds.get(one.leader) ?? 0, one)),
  )
  await tx.$executeRaw`select setval(pg_get_serial_sequence('liaison', 'id'), ${dated.length})`
  await insertRows(
    tx,
    'contact',
    dated.flatMap(one => contactsOf(dice, seeding, by, one)),
  )
  return liaisons.length
}

const insertLeaders = async ({ tx, now }: Seeding): Promise<ReadonlyMap<string, number>> => {
  await tx.person.createMany({
    data: leaders
      .filter(({ name }) => name !== leaderPersona)
      .map(({ name }) => ({ openId: openIdOf(name), name, nameAt: now, createdAt: now })),
    skipDuplicates: true,
  })
  const rows = await tx.person.findMany({ where: { name: { in: leaders.map(({ name }) => name) } } })
  const personIds = new Map(rows.map(({ name, id }) => [name, id]))
  const made = await tx.leader.createManyAndReturn({
    data: leaders.map(({ name, rank, post }, nth) => ({
      personId: personIds.get(name) ?? 0,
      rank,
      post,
      since: dateOf(addDays(dayOf(now), -700 - nth * 17)),
    })),
  })
  return new Map(made.map(({ id }, nth) => [leaders[nth]?.name ?? '', id]))
}

const openIdOf = (name: string): string =>
  `ou_${createHash('sha256').update(`${seed} leader ${name}`).digest('hex').slice(0, 32)}`

type Liaison = {
  readonly leader: string
  readonly talentId: number
  /** overdue: nothing in the last half-year; open: nothing yet in this one; done: something in this one. */
  readonly clock: 'overdue' | 'open' | 'done'
}

/** Experts a leader of each rank has; of the last two of the county one has three, the other one too few. */
const experts: Readonly<Record<Rank, number>> = { head: 4, standing: 3, other: 2 }

const inventLiaisons = (dice: Dice): readonly Liaison[] => {
  const talents = inventTalents().filter(({ state }) => state === 'verified')
  const high = talents.filter(({ level }) => level === 'high')
  const middle = talents.filter(({ level, id }) => level === 'middle' && id !== exampleId)
  const waiting = [...dice.shuffle(high), ...dice.shuffle(middle)].map(({ id }) => id)
  const places = leaders.flatMap(({ name, rank }, nth) =>
    Array.from({ length: experts[rank] + extraOf(nth) }, () => name),
  )
  const own = places.filter(name => name === leaderPersona).length
  const others = places.length - own
  // The persona's first expert is the one of the examples; his last one has another leader as well.
  const shared = waiting[own - 1] ?? exampleId
  let overdue = 0
  return places.map((leader, nth): Liaison => {
    const at = places.slice(0, nth).filter(name => name === leader).length
    if (leader === leaderPersona) return ofPersona(at, waiting)
    const talentId = nth === places.length - 1 ? shared : (waiting[own + nth] ?? 0)
    const isOverdue = overdue < overdueMost - 1 && nth % Math.floor(others / overdueMost) === 3
    if (isOverdue) overdue += 1
    return { leader, talentId, clock: isOverdue ? 'overdue' : 'done' }
  })
}

/** The leader people play has one more expert than the fewest; the last but one leader too, the last one too few. */
const extraOf = (nth: number): number => {
  if (leaders[nth]?.name === leaderPersona) return 1
  if (nth === leaders.length - 2) return 1
  return nth === leaders.length - 1 ? -1 : 0
}

/** One of each: in order, still open in this half-year, overdue, shared. */
const ofPersona = (at: number, waiting: readonly number[]): Liaison => ({
  leader: leaderPersona,
  talentId: at === 0 ? exampleId : (waiting[at] ?? 0),
  clock: (['open', 'done', 'overdue', 'done'] as const)[at] ?? 'done',
})

type Dated = Liaison & { readonly id: number; readonly days: readonly Day[] }

/** The days of the contacts, the latest first. Whoever is nobody's to play is never due soon: nobody could answer. */
const contactDays = (today: Day, { clock, id }: Liaison & { readonly id: number }): readonly Day[] => {
  const start = halfYearStart(today)
  const former = halfYearStart(addDays(start, -1))
  const before = halfYearStart(addDays(former, -1))
  const within = (from: Day, step: number): Day => {
    const day = addDays(from, 20 + ((id * step) % 140))
    return day > today ? today : day
  }
  if (clock === 'overdue') return [within(before, 13)]
  return clock === 'open' ? [within(former, 7)] : [within(start, 11), within(former, 7)]
}

const rowOf = (today: Day, by: string, leaderId: number, { id, talentId, days, clock }: Dated) => {
  const [latest = today] = days
  const due = nextHalfYearEnd(latest)
  const state = standingOn(today, due)
  const begun = instantOf(addDays(today, -600), '09:00')
  // What fell overdue did so on the first day of this half-year.
  const since = clock === 'overdue' ? instantOf(halfYearStart(today), '09:35') : instantOf(latest, '10:00')
  return {
    id,
    leaderId,
    talentId,
    state,
    halfYear: dateOf(due),
    contactOn: dateOf(latest),
    assignedBy: by,
    acceptedAt: begun,
    since,
    dueAt: state === 'due_soon' ? instantOf(halfYearEnd(today), '17:30') : null,
    createdAt: begun,
    updatedAt: since,
  }
}

const matters = [
  '看望并了解近期工作，商量课题申报',
  '座谈人才培养和团队建设',
  '了解项目进展，协调试验用地',
  '商量产业发展和品牌包装',
  '了解工作和生活情况',
  '听取对人才工作的意见建议',
]

const difficulties = ['孩子上学离家远，想转到县城', '科室缺一台设备，申请还没有批', '科研经费报销周期长']

const contactForms = ['visit', 'talk', 'call', 'visit'] as const

const contactsOf = (dice: Dice, { vault }: Seeding, by: string, { id, days }: Dated) =>
  days.map((on, nth) => {
    const isHeard = id % 12 === 5 && nth === 0
    return {
      liaisonId: id,
      contactOn: dateOf(on),
      form: contactForms[(id + nth) % contactForms.length] ?? 'visit',
      matters: dice.shuffle(matters)[0] ?? '',
      difficulty: isHeard ? vault.seal(difficulties[id % difficulties.length] ?? '') : null,
      loggedBy: by,
      createdAt: instantOf(on, '17:00'),
    }
  })

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)
