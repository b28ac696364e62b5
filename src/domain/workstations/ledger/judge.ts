import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { codeFor } from '#core/dictionary.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { isMonthAlone, monthsNote } from '#core/ledger-days.ts'
import { Refusal } from '#core/refusal.ts'
import { dayOf } from '#core/shanghai.ts'
import { findPlaces, findTownships, type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { kinds, levels } from '../dictionary.ts'
import { resolve } from '../resolve.ts'
import { NewStation } from '../schema.ts'
import { twinOf } from './known.ts'
import { numberedIn } from './own.ts'
import { daysFaults, daysIn, StandingStation, standingIn, stateFault } from './standing.ts'
import type { Standing } from './standing-words.ts'

/** A row as the application form would have it. */
export const typedIn = (row: LedgerRow, gazetteer: Gazetteer) => {
  const lines = (words = ''): string => words.replaceAll('、', '\n')
  return {
    ...row,
    township: townshipIn(gazetteer, row.township ?? ''),
    kind: codeFor(kinds, row.kind ?? '') ?? '',
    level: codeFor(levels, row.level ?? '') ?? '',
    expertTeam: lines(row.expertTeam),
    localTeam: lines(row.localTeam),
  }
}

/** The township that is named, or in which the village lies that is named in its stead. */
const townshipIn = (gazetteer: Gazetteer, typed: string): number | undefined => {
  const [township, ...others] = findTownships(gazetteer, typed)
  if (township) return others.length === 0 ? township.id : undefined
  const [place, ...more] = findPlaces(gazetteer, typed)
  return more.length === 0 ? (place?.townshipId ?? undefined) : undefined
}

/** What would become of rows: applications, and stations that stand already; none that is there. */
export const judge = async (ctx: Context, rows: readonly LedgerRow[]): Promise<readonly RowVerdict[]> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const numbered = await numberedIn(ctx, rows, gazetteer, typed => townshipIn(gazetteer, typed))
  const verdicts: RowVerdict[] = []
  for (const row of rows) verdicts.push(numbered(row) ?? (await judgeOne(ctx, row, gazetteer)))
  return verdicts
}

const judgeOne = async (ctx: Context, row: LedgerRow, gazetteer: Gazetteer): Promise<RowVerdict> => {
  const standing = standingIn(row)
  const fault = stateFault(row) ?? (standing === null ? null : officeFault(ctx))
  if (fault) return wrong([fault])
  const parsed = (standing === null ? NewStation : StandingStation).safeParse(typedIn(row, gazetteer))
  const said = parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
  const problems = [...said, ...(standing === null ? [] : faultsOf(ctx, standing, row))]
  if (!parsed.success || problems.length > 0) return wrong([...new Set(problems)])
  return refusedInWords(() => compared(ctx, parsed.data, standing, row))
}

const compared = async (
  ctx: Context,
  input: NewStation | StandingStation,
  standing: Standing | null,
  row: LedgerRow,
): Promise<RowVerdict> => {
  const { hostUnitId, fieldId } = await resolve(ctx, input)
  const likeness = { hostUnitId, fieldId, expertName: input.expert }
  const twin = await twinOf(ctx.db, likeness, standing, daysIn(row))
  return twin ?? { kind: 'new', notes: standing === null ? [] : notesOn(ctx, standing, row) }
}

const refusedInWords = async (judged: () => Promise<RowVerdict>): Promise<RowVerdict> => {
  try {
    return await judged()
  } catch (error) {
    if (error instanceof Refusal) return wrong([error.message])
    throw error
  }
}

const faultsOf = ({ now }: Context, standing: Standing, row: LedgerRow): readonly string[] => {
  const level = codeFor(levels, row.level ?? '')
  return level === null ? [] : daysFaults(standing, daysIn(row), level, dayOf(now))
}

const officeFault = ({ actor }: Context): string | null =>
  holds(actor, 'office', 'head') ? null : '已经批复的工作站由人才办导入；新申报的请把状态和批复文号留空。'

const dated = ['approvedOn', 'startsOn', 'endsOn', 'plateOn', 'overOn', 'levelFrom'] as const

const notesOn = ({ now }: Context, standing: Standing, row: LedgerRow): readonly string[] => {
  const { endsOn } = daysIn(row)
  const isOver = standing === 'running' && endsOn !== null && endsOn < dayOf(now)
  const terms = (row.term ?? '').split('/')
  const months = dated.some(key => isMonthAlone(row[key])) || terms.some(isMonthAlone)
  return [
    '已经批复的工作站按表里的状态导入，不再走申报和评审。',
    ...(isOver ? ['协议已经到期，导入后列在“到期续签”里。'] : []),
    ...(months ? [monthsNote] : []),
  ]
}

const wrong = (problems: readonly string[]): RowVerdict => ({ kind: 'error', problems })
