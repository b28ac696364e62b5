import type { Context } from '#core/context.ts'
import { codeFor } from '#core/dictionary.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { Refusal } from '#core/refusal.ts'
import { findTownships, type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { kinds, levels } from '../dictionary.ts'
import { stationNumber } from '../record.ts'
import { type Resolved, resolve } from '../resolve.ts'
import { NewStation } from '../schema.ts'

/** A row as the application form would have it. */
export const typedIn = (row: LedgerRow, gazetteer: Gazetteer) => {
  const [township, ...others] = findTownships(gazetteer, row.township ?? '')
  const lines = (words = ''): string => words.replaceAll('、', '\n')
  return {
    ...row,
    township: township && others.length === 0 ? township.id : undefined,
    kind: codeFor(kinds, row.kind ?? '') ?? '',
    level: codeFor(levels, row.level ?? '') ?? '',
    expertTeam: lines(row.expertTeam),
    localTeam: lines(row.localTeam),
  }
}

/** What would become of rows: an application, unless the same station is there. */
export const judge = async (ctx: Context, rows: readonly LedgerRow[]): Promise<readonly RowVerdict[]> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const verdicts: RowVerdict[] = []
  for (const row of rows) verdicts.push(await judgeOne(ctx, row, gazetteer))
  return verdicts
}

const judgeOne = async (ctx: Context, row: LedgerRow, gazetteer: Gazetteer): Promise<RowVerdict> => {
  const parsed = NewStation.safeParse(typedIn(row, gazetteer))
  if (!parsed.success) return wrong([...new Set(parsed.error.issues.map(({ message }) => message))])
  try {
    return await known(ctx, parsed.data.expert, await resolve(ctx, parsed.data))
  } catch (error) {
    if (error instanceof Refusal) return wrong([error.message])
    throw error
  }
}

const over = ['rejected', 'revoked', 'closed']

const known = async (
  ctx: Context,
  expertName: string,
  { hostUnitId, fieldId }: Resolved,
): Promise<RowVerdict> => {
  const [station, ...others] = await ctx.db.workstation.findMany({
    where: { hostUnitId, fieldId, expertName, state: { notIn: over } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  if (!station) return { kind: 'new' }
  return others.length === 0
    ? { kind: 'same', id: station.id }
    : {
        kind: 'unclear',
        problems: [`有${others.length + 1}个站都对得上（${stationNumber(station.id)}等），请核对。`],
      }
}

const wrong = (problems: readonly string[]): RowVerdict => ({ kind: 'error', problems })
