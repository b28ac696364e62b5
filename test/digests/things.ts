import { defineNoun, type Job, type Noun } from '#core/handlers.ts'
import { digestsOver } from '#domain/digests/index.ts'
import type { Database } from '#storage/client.ts'
import { contextOn } from '#test/support/contexts.ts'
import { grant, type Holding } from '#test/support/county.ts'

/** A noun of which everybody always has something to do, and leaders have kept in touch. */
export const chores = (took: () => Promise<void> = async () => undefined): Noun =>
  defineNoun({
    name: 'chores',
    title: '杂务',
    commands: [],
    actions: [],
    jobs: [],
    undo: {},
    weekly: async () => {
      await took()
      return { own: [{ words: '1件杂务等您办', say: '杂务' }], changed: [], atRisk: [] }
    },
    letter: async () => ({ done: [{ words: '杨春兰：2次' }], open: [] }),
  })

/** The job of the digests over these nouns. */
export const jobOver = (nouns: readonly Noun[]): Job => {
  const [job] = digestsOver(nouns).jobs
  if (!job) throw new Error('the digests have no job')
  return job
}

export const shanghai = (written: string): Date => new Date(`${written}:00+08:00`)

/** Lets the job run as the clock would at `written`, Shanghai time. */
export const runAt = async (
  database: Pick<Database, 'reader' | 'prisma'>,
  job: Job,
  written: string,
  turn = `clock:${written}`,
): Promise<void> => {
  const now = shanghai(written)
  await database.prisma.scheduleRun.createMany({
    data: [{ job: job.name, slot: now, state: 'done' }],
    skipDuplicates: true,
  })
  await job.run(contextOn(database, { turn, now, source: 'clock' }))
}

/** Somebody with a role since long ago. */
export const holder = (
  database: Parameters<typeof grant>[0],
  name: string,
  ...holdings: readonly Holding[]
): Promise<unknown> =>
  Promise.all(holdings.map(holding => grant(database, `ou_${name}`, name, holding))).then(() => undefined)

/** What was put into the outbox, by its keys, in order. */
export const keysSent = async ({ prisma }: Pick<Database, 'prisma'>): Promise<readonly string[]> =>
  (await prisma.outbox.findMany({ orderBy: { id: 'asc' }, select: { once: true } })).map(({ once }) => once)
