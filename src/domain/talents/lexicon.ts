import { namesByAudit, whereOf } from '#storage/names-by-audit.ts'

/** Whoever is in one of these is called by his name in the register no more. */
const gone = new Set(['exited', 'erased'])

/** The names of the register: of verified talents and of those on their way there. */
export const talentNames = namesByAudit({
  name: 'talents',
  prefix: 'RC-',
  newest: async db => (await db.talent.aggregate({ _max: { id: true } }))._max.id ?? 0,
  rows: async (db, which) => {
    const rows = await db.talent.findMany({
      where: whereOf(which),
      select: { id: true, name: true, state: true },
    })
    return rows.map(({ id, name, state }) => ({ id, name: gone.has(state) ? null : name }))
  },
})
