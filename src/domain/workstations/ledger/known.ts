import type { RowVerdict } from '#core/ledger.ts'
import type { Reader } from '#core/reader.ts'
import { founding } from '../dictionary.ts'
import { dayIn } from '../guards.ts'
import { stationNumber } from '../record.ts'
import type { Days } from './standing.ts'
import type { Standing } from './standing-words.ts'

/** By what a station is the same one. */
export type Likeness = {
  readonly hostUnitId: number
  readonly fieldId: number
  readonly expertName: string
}

const over: readonly string[] = ['rejected', 'revoked', 'closed']

type Row = { readonly id: number; readonly state: string; readonly plateOn: Date | null }

/** The verdict on a row whose station is there already; `null`: it is new. */
export const twinOf = async (
  db: Reader,
  likeness: Likeness,
  standing: Standing | null,
  { plateOn }: Days,
): Promise<RowVerdict | null> => {
  const rows = await db.workstation.findMany({
    where: likeness,
    select: { id: true, state: true, plateOn: true },
    orderBy: { id: 'asc' },
  })
  const isOver = standing !== null && over.includes(standing)
  const former = rows.find(row => over.includes(row.state) && isPlated(row, plateOn))
  const living = rows.filter(({ state }) => !over.includes(state))
  if (isOver) return former ? { kind: 'same', id: former.id } : stillThere(living, plateOn)
  return living.length === 0 ? null : among(living, standing)
}

const isPlated = (row: Row, day: string | null): boolean => day !== null && dayIn(row.plateOn) === day

/** A table says that it is over, the register that it runs: nobody ends it by the way. */
const stillThere = (living: readonly Row[], plateOn: string | null): RowVerdict | null => {
  const same = living.find(row => isPlated(row, plateOn))
  return same ? unclear(`${stationNumber(same.id)}还在运行，撤销和终止请在它的卡片上办理。`) : null
}

const among = ([first, ...others]: readonly Row[], standing: Standing | null): RowVerdict | null => {
  if (!first) return null
  const number = stationNumber(first.id)
  if (others.length > 0) return unclear(`有${others.length + 1}个站都对得上（${number}等），请核对。`)
  const isFounded = founding.some(state => state === first.state)
  return standing === 'running' && isFounded
    ? unclear(`${number}正在申报，批复、签约和挂牌请在它的卡片上办理。`)
    : { kind: 'same', id: first.id }
}

const unclear = (problem: string): RowVerdict => ({ kind: 'unclear', problems: [problem] })
