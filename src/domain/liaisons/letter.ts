import { dateWords, shortDate } from '#cards/kit/dates.ts'
import { dayOf } from '#core/shanghai.ts'
import type { TellLetter } from '#core/weekly.ts'

/** States in which a leader still keeps in touch with the expert. */
const standing = ['assigned', 'active', 'due_soon', 'overdue']

const dayColumn = (at: Date): Date => new Date(`${dayOf(at)}T00:00:00Z`)

/** Whom the leader kept in touch with in the half-year behind, and whom by when in the one that begins. */
export const letter: TellLetter = async (ctx, { personId }, { from, to }) => {
  const on = { gte: dayColumn(from), lt: dayColumn(to) }
  const rows = await ctx.db.liaison.findMany({
    where: { leader: { personId }, OR: [{ state: { in: standing } }, { contacts: { some: { on } } }] },
    include: { talent: true, contacts: { where: { on }, orderBy: { on: 'desc' } } },
    orderBy: { id: 'asc' },
  })
  return {
    done: rows.flatMap(({ talent, contacts: [last, ...before] }) =>
      last
        ? [{ words: `${talent.name}：${before.length + 1}次，最近${shortDate(last.on)}`, say: '联系' }]
        : [],
    ),
    open: rows
      .filter(({ state }) => standing.includes(state))
      .map(({ talent, halfYear }) => ({
        words: halfYear === null ? talent.name : `${talent.name}：应在${dateWords(halfYear)}前`,
        say: '联系',
      })),
  }
}
