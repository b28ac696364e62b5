import type { Context } from '#core/context.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { firstDayIn, isMonthAlone, monthsNote } from '#core/ledger-days.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { findNamedIn, type NamedInRow } from '#domain/talents/index.ts'
import { living, quotas, ranks } from '../dictionary.ts'
import { type LeaderLoad, leadersOf } from '../leaders.ts'
import { liaisonNumber } from '../record.ts'
import { numberedIn } from './own.ts'

/** A row's leader and expert, found; `held`: since when a paper says so, else the leader is asked. */
export type Meant = {
  readonly leader: LeaderLoad
  readonly talentId: number
  readonly held: { readonly since: Day; readonly contactOn: Day | null; readonly basis: string } | null
}

export const isMeant = (one: Meant | RowVerdict): one is Meant => 'talentId' in one

/** What would become of rows: a leader and an expert who are not in touch yet. */
export const judge = async (ctx: Context, rows: readonly LedgerRow[]): Promise<readonly RowVerdict[]> => {
  const numbered = await numberedIn(ctx, rows)
  const found = (await finderFor(ctx, rows))(rows)
  const meant = rows.map((row, nth) => numbered(row) ?? found[nth] ?? wrong('没有读到这一行。'))
  const known = await ctx.db.liaison.findMany({
    where: { state: { in: [...living] } },
    select: { id: true, leaderId: true, talentId: true },
    orderBy: { id: 'asc' },
  })
  const taken: Meant[] = []
  return meant.map((one, nth) => {
    if (!isMeant(one)) return one
    const twin = known.find(is => is.leaderId === one.leader.id && is.talentId === one.talentId)
    if (twin) return { kind: 'same', id: twin.id }
    const full = fullWords(one.leader, known, taken)
    if (full !== null) return wrong(full)
    taken.push(one)
    return { kind: 'new', notes: notesOn(one, rows[nth] ?? {}) }
  })
}

/** Finds leaders and experts of rows. */
export const finderFor = async (ctx: Context, rows: readonly LedgerRow[]) => {
  const leaders = await leadersOf(ctx)
  const named = await findNamedIn(ctx, rows, await gazetteerOf(ctx.db))
  return (wanted: readonly LedgerRow[]): readonly (Meant | RowVerdict)[] =>
    wanted.map(row => meantBy(ctx, row, leaders, named(row)))
}

const meantBy = (
  ctx: Context,
  row: LedgerRow,
  leaders: readonly LeaderLoad[],
  who: NamedInRow,
): Meant | RowVerdict => {
  const leader = leaderIn(row, leaders)
  const held = heldIn(row, dayOf(ctx.now))
  if (!('problem' in who) && !('problem' in leader) && !(held && 'problem' in held))
    return { leader, talentId: who.id, held }
  const problems = [leader, who, ...(held ? [held] : [])].flatMap(one =>
    'problem' in one ? [one.problem] : [],
  )
  return { kind: 'several' in who ? 'unclear' : 'error', problems }
}

type Problem = { readonly problem: string }

const leaderIn = ({ leader = '' }: LedgerRow, leaders: readonly LeaderLoad[]): LeaderLoad | Problem => {
  const name = leader.replace(/[（(].*$/, '').trim()
  const found = leaders.filter(one => one.name === name)
  const [only, ...others] = found
  if (!only) return { problem: `县级领导名册里没有“${name}”，请先发“县级领导”登记职级。` }
  return others.length === 0 ? only : { problem: `叫“${name}”的县级领导有${found.length}位，请逐项安排。` }
}

const heldIn = (row: LedgerRow, today: Day): Meant['held'] | Problem => {
  const { basis = '', startsOn = '', contactOn = '' } = row
  if (basis === '') return null
  const since = firstDayIn(startsOn)
  const contact = firstDayIn(contactOn)
  if (since === null) return { problem: '有确认依据的要填联系开始日期；还要领导确认的，把依据留空。' }
  if (since > today || (contact ?? since) > today) return { problem: '日期还没有到，请核对。' }
  return { since, contactOn: contact, basis }
}

const fullWords = (
  leader: LeaderLoad,
  known: readonly { readonly id: number; readonly leaderId: number }[],
  taken: readonly Meant[],
): string | null => {
  const { most } = quotas[leader.rank]
  const has = known.filter(one => one.leaderId === leader.id)
  const before = taken.filter(one => one.leader.id === leader.id)
  if (has.length + before.length < most) return null
  const numbers = has.length > 0 ? `（${has.map(({ id }) => liaisonNumber(id)).join('、')}）` : ''
  return `${leader.name}联系的专家已经有${most}位${numbers}，${ranks[leader.rank]}每人最多${most}位。`
}

const notesOn = ({ held }: Meant, { startsOn, contactOn, state }: LedgerRow): readonly string[] => [
  held === null ? '导入后请领导确认。' : '按表里的确认依据直接成立，不再请领导确认。',
  ...(state ? ['没有联系编号的行，状态一栏不读。'] : []),
  ...(isMonthAlone(startsOn) || isMonthAlone(contactOn) ? [monthsNote] : []),
]

const wrong = (problem: string): RowVerdict => ({ kind: 'error', problems: [problem] })
