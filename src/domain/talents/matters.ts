import { wordOf } from '#core/dictionary.ts'
import type { Reader } from '#core/reader.ts'
import { correctable } from './dictionary.ts'
import type { Looking } from './record.ts'

/** A correction or doubt the office has not ruled on. */
type Matter = { readonly id: number; readonly words: string }

export const openMatters = async (db: Looking, talentId: number): Promise<readonly Matter[]> => {
  const open = await (db as Reader).correction.findMany({
    where: { talentId, state: 'pending' },
    orderBy: { id: 'asc' },
  })
  return open.map(({ id, kind, field }) => ({
    id,
    words: `${wordOf(correctable, field)}${kind === 'dispute' ? '存疑' : '更正'}`,
  }))
}
