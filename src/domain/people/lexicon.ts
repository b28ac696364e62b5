import { namesByAudit, whereOf } from '#storage/names-by-audit.ts'

/** Colleagues with an account, by their names; of those who left no sentence speaks. */
export const colleagueNames = namesByAudit({
  name: 'people',
  prefix: 'person:',
  newest: async db => (await db.person.aggregate({ _max: { id: true } }))._max.id ?? 0,
  rows: async (db, which) => {
    const rows = await db.person.findMany({
      where: whereOf(which),
      select: { id: true, name: true, leftAt: true },
    })
    return rows.map(({ id, name, leftAt }) => ({ id, name: leftAt === null ? name : null }))
  },
})
