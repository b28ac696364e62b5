import type { Context, Vault } from '#core/context.ts'
import { appendAudit } from '#storage/audit.ts'
import type { Database } from '#storage/client.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { countyName } from './county.ts'
import { seedGrievances } from './seed-grievances.ts'
import { seedLiaisons } from './seed-liaisons.ts'
import { seedPairings } from './seed-pairings.ts'
import { seedPeople } from './seed-people.ts'
import { seedPlaces } from './seed-places.ts'
import { seedPlans } from './seed-plans.ts'
import { seedSymposia } from './seed-symposia.ts'
import { seedTalents } from './seed-talents.ts'
import { seedWorkstations } from './seed-workstations.ts'
import { seed } from './talents.ts'

/** What every part of the seeding needs. */
export type Seeding = {
  readonly tx: Prisma.TransactionClient
  readonly vault: Vault
  readonly now: Date
}

/** Any number, but always the same: of replicas that start together one seeds. */
const seedingLock = 20_260_101

const limits = { maxWait: 10_000, timeout: 60_000 }

/**
 * Puts the invented county into an empty database: places, fields, people with their roles, groups, 1,260 talents, 18
 * expert workstations, eleven grievances, three symposia. All of it or nothing, with one entry in the audit. A database that has places or talents is left as
 * it is.
 */
export const seedDemo = async (
  database: Pick<Database, 'prisma' | 'reader'>,
  vault: Vault,
  now: Date,
): Promise<void> => {
  await database.prisma.$transaction(async tx => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${seedingLock})`
    if (!(await isEmpty(tx))) return
    const seeding: Seeding = { tx, vault, now }
    const places = await seedPlaces(seeding)
    const people = await seedPeople(seeding, places)
    const talents = await seedTalents(seeding, places, people)
    const stations = await seedWorkstations(seeding, places, people)
    const paired = await seedPairings(seeding, places, people)
    const liaisons = await seedLiaisons(seeding, people)
    const grievances = await seedGrievances(seeding, places, people)
    const symposia = await seedSymposia(seeding, places, people)
    const targets = await seedPlans(seeding, people)
    await appendAudit(tx, contextOf(database, vault, now), `demo:${seed}`, {
      event: 'demo.seeded',
      subject: countyName,
      after: {
        人才: talents,
        工作站: stations,
        结对人才: paired,
        联系: liaisons,
        诉求: grievances,
        座谈会: symposia,
        规划目标: targets,
        种子: seed,
      },
      why: '空库，装入演示数据',
    })
  }, limits)
}

const isEmpty = async (tx: Prisma.TransactionClient): Promise<boolean> => {
  const found = await Promise.all([
    tx.township.findFirst(),
    tx.unit.findFirst(),
    tx.field.findFirst(),
    tx.talent.findFirst(),
  ])
  return found.every(row => row === null)
}

const contextOf = (database: Pick<Database, 'reader'>, vault: Vault, now: Date): Context => ({
  actor: { kind: 'system', name: 'demo' },
  chat: { chatId: '', scope: 'private', threadId: null },
  now,
  db: database.reader,
  vault,
  source: 'startup',
  turn: `demo:${seed}`,
  requestId: `demo-${seed}`,
  county: { name: countyName },
  download: () => Promise.reject(new Error('nothing was sent')),
  noteReading: () => undefined,
})
