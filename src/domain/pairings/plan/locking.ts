import type { Context } from '#core/context.ts'
import type { Said } from '#core/handlers.ts'
import { holding, living } from '../dictionary.ts'
import { maySee } from '../policy.ts'
import { findPairing, type PairingRow, pairingNumber, servedWords } from '../record.ts'

/** Most pairings one sentence is answered about. */
const namedMax = 5

/**
 * What is said to whoever wants something locked before a plan is worked out: pairings that stand are never touched by one,
 * and the pairs of a draft are locked on its card. `null`: nobody spoke of locking.
 */
export const lockingWords = async (ctx: Context, { rest }: Pick<Said, 'rest'>): Promise<string | null> => {
  const ids = [...rest.matchAll(/JD\s*-?\s*(\d{1,9})/giu)].map(([, digits]) => Number(digits))
  if (ids.length === 0 && !/锁定|锁住/u.test(rest)) return null
  const lines: string[] = []
  for (const id of [...new Set(ids)].slice(0, namedMax)) {
    const row = await findPairing(ctx.db, id)
    lines.push(row && maySee(ctx.actor, row) ? standingWords(row) : `没有找到${pairingNumber(id)}。`)
  }
  return [...lines, onTheCard].join('\n')
}

const onTheCard = '要锁定的是草稿里的一对：请在方案卡片上点那一行的“锁定”，重排时它就不再变动。'

const standingWords = (row: PairingRow): string => {
  const who = `${pairingNumber(row.id)}（${row.talent.name} — ${servedWords(row)}）`
  if (row.village === null) return `${who}不是和村结对，方案只给村排人，不会动它，不用锁定。`
  if (holding.some(state => state === row.state))
    return `${who}正在结对，方案只给没有结对的村排人，不会动它，不用锁定。`
  return living.some(state => state === row.state)
    ? `${who}在等确认或者暂停，方案先不给这个村排人，不会动它，不用锁定。`
    : `${who}已经结束，锁不住了；这个村没有别的结对，就会排进方案。`
}
