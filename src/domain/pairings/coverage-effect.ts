import { shareOf } from '#cards/pairings/coverage.ts'
import type { Reader } from '#core/reader.ts'
import type { Desk } from '#domain/steps/index.ts'
import { coverageAt } from './coverage.ts'
import { coveringKind, holding } from './dictionary.ts'
import type { Standing } from './machine.ts'
import type { PairingRow } from './record.ts'

/** The states after which somebody asks what has become of the village. */
const telling = ['active', 'paused', 'ended', 'declined', 'expired']

/** What a pairing that begins, pauses or ends makes of the coverage, at the moment its card is drawn. */
export const effectWords = async (
  { db, now }: Pick<Desk<Standing>, 'db' | 'now'>,
  row: PairingRow,
): Promise<string | null> => {
  const { village } = row
  if (!village || row.kind !== coveringKind || !telling.includes(row.state)) return null
  // Reader and Tx offer the same queries; TypeScript cannot call a union of their generics, so one of the two is named.
  const all = await coverageAt(db as Reader, now)
  const own = all.find(one => one.villageId === row.villageId)
  const paired = all.filter(one => one.isPaired).length
  const rate = `全县${all.length}个村覆盖${paired}个，${shareOf(paired, all.length)}`
  if (own?.isPaired) {
    const holds = holding.some(state => state === row.state)
    return `${village.name}${holds ? '' : '另'}有人才结对；${rate}。`
  }
  const team = own && own.teams.length > 0 ? '，只由服务团队照看' : ''
  return `${village.name}现在没有人才结对${team}；${rate}。`
}
