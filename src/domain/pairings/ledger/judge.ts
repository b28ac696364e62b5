import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { monthsNote } from '#core/ledger-days.ts'
import { Refusal } from '#core/refusal.ts'
import type { Day } from '#core/shanghai.ts'
import { capacity, living, occupying } from '../dictionary.ts'
import { heedArea } from '../meant.ts'
import { pairingNumber } from '../record.ts'
import { finderFor, type Meant } from './meant.ts'
import { numberedIn } from './own.ts'
import { saysMonths } from './terms.ts'

/** What would become of rows: a talent and a village that have no pairing yet become one, by paper or by asking them. */
export const judge = async (ctx: Context, rows: readonly LedgerRow[]): Promise<readonly RowVerdict[]> => {
  const find = await finderFor(ctx, rows)
  const numbered = await numberedIn(ctx, rows)
  const meant = rows.map(row => numbered(row) ?? find(row))
  const known = await knownOf(ctx, meant.filter(isMeant))
  const verdicts: RowVerdict[] = []
  const taken: Meant[] = []
  for (const [nth, one] of meant.entries()) {
    const verdict = isMeant(one) ? await verdictOn(ctx, one, known, taken) : one
    const isNew = verdict.kind === 'new'
    if (isMeant(one) && isNew) taken.push(one)
    verdicts.push(isNew ? { ...verdict, notes: notesOn(one, rows[nth] ?? {}) } : verdict)
  }
  return verdicts
}

export const isMeant = (one: Meant | RowVerdict): one is Meant => 'talentId' in one

type Known = Awaited<ReturnType<typeof knownOf>>

const knownOf = (ctx: Context, meant: readonly Meant[]) =>
  ctx.db.pairing.findMany({
    where: { talentId: { in: meant.map(({ talentId }) => talentId) }, menteeId: null },
    select: {
      id: true,
      talentId: true,
      villageId: true,
      unitId: true,
      kind: true,
      state: true,
      reason: true,
      startsOn: true,
      talentYes: true,
    },
    orderBy: { id: 'asc' },
  })

const verdictOn = async (
  ctx: Context,
  meant: Meant,
  known: Known,
  taken: readonly Meant[],
): Promise<RowVerdict> => {
  const twin = twinOf(meant, known)
  if (twin) return twin
  const paper = meant.standing === 'asked' || holds(ctx.actor, 'office', 'head')
  if (!paper) return wrong('按依据直接导入的结对由人才办办理；请把确认依据留空，由各方确认。')
  const full = fullWords(meant, known, taken)
  return full === null ? newOne(ctx, meant) : wrong(full)
}

/** The verdict on what is there already; `null`: it is not. */
const twinOf = (meant: Meant, known: Known): RowVerdict | null => {
  const same = known.filter(
    one =>
      one.talentId === meant.talentId && one.villageId === meant.villageId && one.unitId === meant.unitId,
  )
  const lives = same.find(({ state }) => living.some(one => one === state))
  if (meant.standing === 'over') {
    const former = same.find(one => isStretch(one, meant.startsOn))
    if (former) return { kind: 'same', id: former.id }
    return lives && dayIn(lives.startsOn) === meant.startsOn
      ? unclear(`${pairingNumber(lives.id)}还在结对，解除请在它的卡片上办理。`)
      : null
  }
  if (!lives) return null
  return meant.standing === 'held' && ['awaiting', 'office'].includes(lives.state)
    ? unclear(`${pairingNumber(lives.id)}正在等各方确认或审定，请在它的卡片上办理。`)
    : { kind: 'same', id: lives.id }
}

const isStretch = ({ state, reason, startsOn }: Known[number], from: Day | null): boolean =>
  state === 'ended' && reason !== 'withdrawn' && dayIn(startsOn) === from

const dayIn = (date: Date | null): Day | null => date?.toISOString().slice(0, 10) ?? null

/** Papers do not make more places than there are: those taken already, and by the rows before. */
const fullWords = (meant: Meant, known: Known, taken: readonly Meant[]): string | null => {
  const most = capacity[meant.kind]
  if (meant.standing === 'over' || most === undefined) return null
  const isOwn = (one: { readonly talentId: number; readonly kind: string }): boolean =>
    one.talentId === meant.talentId && one.kind === meant.kind
  const held = known.filter(one => isOwn(one) && holdsPlace(one))
  const before = taken.filter(one => isOwn(one) && one.standing === 'held')
  if (held.length + before.length < most) return null
  const numbers = held.length > 0 ? `（${held.map(({ id }) => pairingNumber(id)).join('、')}）` : ''
  const where = before.length > 0 ? `连同表里前面的已经结对${most}个村` : `已经结对${most}个村`
  return `这位人才${where}${numbers}，每人最多${most}个村。`
}

const holdsPlace = ({ state, talentYes }: Known[number]): boolean =>
  occupying.some(one => one === state) || (state === 'awaiting' && talentYes !== null)

const newOne = async (ctx: Context, { villageId, unitId }: Meant): Promise<RowVerdict> => {
  try {
    await heedArea(ctx, { villageId, unitId }, '部门和乡镇只为本单位、本乡镇提出结对。')
    return { kind: 'new' }
  } catch (error) {
    if (error instanceof Refusal) return wrong(error.message)
    throw error
  }
}

const standingNotes = {
  asked: '导入后要人才和村（单位）确认，每人只收到一张卡片。',
  held: '按表里的确认依据直接成立，不再请各方确认。',
  over: '已经结束，只作为历史记入，过去的覆盖情况随之更新。',
} as const

const notesOn = (meant: Meant | RowVerdict, row: LedgerRow): readonly string[] =>
  isMeant(meant) ? [standingNotes[meant.standing], ...(saysMonths(row) ? [monthsNote] : [])] : []

const wrong = (problem: string): RowVerdict => ({ kind: 'error', problems: [problem] })

const unclear = (problem: string): RowVerdict => ({ kind: 'unclear', problems: [problem] })
