import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { addDays, dayOf } from '#core/shanghai.ts'
import type { Ref } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { agrees, openBorn } from '../birth.ts'
import type { TalentState } from '../dictionary.ts'
import { edgeOf } from '../machine.ts'
import { move, movedOn, noticesAfter } from '../moving.ts'
import { talentNumber } from '../number.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { stateOf } from '../view.ts'

/** Days a merge may be taken back. */
export const mergeUndoDays = 7

/** What a merge moved, sealed as it was; enough to put everything back where it stood. */
const Moved = z.object({
  goneState: z.string(),
  personId: z.number().nullable(),
  fields: z.array(z.number()),
  achievements: z.array(z.number()),
  consents: z.array(z.number()),
  corrections: z.array(z.number()),
  filled: z.record(z.string(), z.union([z.string(), z.number()])),
})

type Moved = z.output<typeof Moved>

// Columns of the kept record that are empty are filled from the one that goes.
const fillable = [
  'title',
  'education',
  'level',
  'levelClaimed',
  'craft',
  'product',
  'householdsLed',
  'unitId',
  'townshipId',
  'villageId',
  'phoneSealed',
  'phoneHash',
  'idSealed',
  'idHash',
  'bornSealed',
] as const

/** Makes two records of one person one: `gone` leaves the register, all it holds moves to `kept`. */
export const mergeTalents = (ctx: Context, kept: Ref, gone: Ref): Promise<TalentRow> =>
  change(ctx, async tx => {
    const into = await livingRow(tx, kept)
    const before = await findTalent(tx, gone.id)
    if (into.id === gone.id) refuse('这是同一条记录。', '合并要有两条记录。', '请核对编号。')
    if (into.personId !== null && before?.personId) twoAccounts()
    const left = await move(ctx, tx, {
      verb: 'merge',
      ref: gone,
      data: { reason: 'merged', mergedIntoId: into.id, exitedAt: ctx.now, personId: null },
    })
    const moved = await moveAll(ctx, tx, left.before, into)
    await tx.merge.create({
      data: { keptId: into.id, goneId: gone.id, moved, by: actorKey(ctx.actor), at: ctx.now },
    })
    return {
      result: (await findTalent(tx, into.id)) ?? into,
      event: {
        event: 'talent.merged',
        subject: talentNumber(into.id),
        before: { gone: talentNumber(gone.id), goneState: left.before.state },
        after: { gone: talentNumber(gone.id), filled: Object.keys(moved.filled) },
      },
      notices: await noticesAfter(ctx, tx, left),
    }
  })

/** Takes the last merge into this record back, within seven days: what moved goes home, the other record lives again. */
export const unmergeTalents = (ctx: Context, kept: Ref): Promise<TalentRow> =>
  change(ctx, async tx => {
    const into = await livingRow(tx, kept)
    const last = await tx.merge.findFirst({
      where: { keptId: into.id, undoneAt: null },
      orderBy: { id: 'desc' },
    })
    if (!last) return refuse('没有可以撤销的合并。', '这条记录没有合并过别的记录。', '请核对编号。')
    if (dayOf(ctx.now) > addDays(dayOf(last.at), mergeUndoDays)) tooLate()
    const moved = Moved.parse(last.moved)
    const gone = await findTalent(tx, last.goneId)
    if (!gone) throw movedOn(into.id)
    await sendHome(ctx, tx, into, gone, moved)
    const back = await move(ctx, tx, {
      verb: 'unmerge',
      ref: { id: gone.id, version: gone.version },
      to: moved.goneState as TalentState, // written by mergeTalents from a row of the machine
      data: { mergedIntoId: null, exitedAt: null, personId: moved.personId },
    })
    await tx.merge.update({ where: { id: last.id }, data: { undoneAt: ctx.now } })
    return {
      result: (await findTalent(tx, into.id)) ?? into,
      event: {
        event: 'talent.unmerged',
        subject: talentNumber(into.id),
        after: { back: talentNumber(gone.id), state: back.after.state },
      },
    }
  })

const livingRow = async (tx: Tx, ref: Ref): Promise<TalentRow> => {
  const row = await findTalent(tx, ref.id)
  // Whatever may be merged away may also be kept: the same states of the machine.
  if (!row || row.version !== ref.version || !edgeOf('merge', stateOf(row))) throw movedOn(ref.id)
  return row
}

const moveAll = async (ctx: Context, tx: Tx, gone: TalentRow, into: TalentRow): Promise<Moved> => {
  const moved: Moved = {
    goneState: gone.state,
    personId: gone.personId,
    fields: missingFields(gone, into),
    achievements: await idsOf(tx.achievement, gone.id),
    consents: await idsOf(tx.consent, gone.id),
    corrections: await idsOf(tx.correction, gone.id),
    filled: filledFrom(ctx, gone, into),
  }
  await tx.talentField.createMany({ data: moved.fields.map(fieldId => ({ talentId: into.id, fieldId })) })
  await hand(tx, moved, into.id)
  await touch(ctx, tx, into, {
    ...moved.filled,
    ...(into.personId === null ? { personId: gone.personId } : {}),
  })
  return moved
}

const sendHome = async (
  ctx: Context,
  tx: Tx,
  into: TalentRow,
  gone: TalentRow,
  moved: Moved,
): Promise<void> => {
  await tx.talentField.deleteMany({ where: { talentId: into.id, fieldId: { in: moved.fields } } })
  await hand(tx, moved, gone.id)
  // What somebody has changed since the merge is his and stays; only what the merge itself filled is emptied again.
  const untouched = Object.entries(moved.filled).filter(([column, value]) => standing(into, column) === value)
  await touch(ctx, tx, into, {
    ...Object.fromEntries(untouched.map(([column]) => [column, null])),
    ...(moved.personId !== null && into.personId === moved.personId ? { personId: null } : {}),
  })
}

const hand = async (tx: Tx, moved: Moved, talentId: number): Promise<void> => {
  await tx.achievement.updateMany({ where: { id: { in: moved.achievements } }, data: { talentId } })
  await tx.consent.updateMany({ where: { id: { in: moved.consents } }, data: { talentId } })
  await tx.correction.updateMany({ where: { id: { in: moved.corrections } }, data: { talentId } })
}

const touch = async (
  ctx: Context,
  tx: Tx,
  { id, version }: TalentRow,
  data: Readonly<Record<string, string | number | null>>,
): Promise<void> => {
  const { count } = await tx.talent.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  })
  if (count !== 1) throw movedOn(id)
}

type Column = (typeof fillable)[number]

const filledFrom = (ctx: Context, gone: TalentRow, into: TalentRow): Record<string, string | number> => {
  const filled = Object.fromEntries(
    fillable
      .filter(column => fills(column, into))
      .flatMap(column => (gone[column] === null ? [] : [[column, gone[column]] as const])),
  )
  // One of the two records had it wrong; the office asks the person.
  if (!agrees(openBorn(ctx.vault, { ...into, ...filled }))) delete filled.bornSealed
  return filled
}

// A unit, township and village belong together; one half of another place is no place.
const fills = (column: Column, into: TalentRow): boolean =>
  into[column] === null &&
  (column === 'unitId' || !isPlace(column) || (into.townshipId ?? into.villageId) === null)

const isPlace = (column: Column): boolean => column === 'townshipId' || column === 'villageId'

const standing = (row: TalentRow, column: string): unknown =>
  Object.entries(row).find(([key]) => key === column)?.[1]

const missingFields = (gone: TalentRow, into: TalentRow): number[] => {
  const there = new Set(into.fields.map(field => field.fieldId))
  return gone.fields.map(field => field.fieldId).filter(id => !there.has(id))
}

const idsOf = async (
  model:
    | Pick<Tx['achievement'], 'findMany'>
    | Pick<Tx['consent'], 'findMany'>
    | Pick<Tx['correction'], 'findMany'>,
  talentId: number,
): Promise<number[]> => {
  // The three delegates share this call; TypeScript cannot call a union of their generics.
  const rows = await (model as Pick<Tx['consent'], 'findMany'>).findMany({
    where: { talentId },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

const twoAccounts = (): never =>
  refuse('两条记录各有各的账号。', '一个人只有一个账号，两个账号的记录不能合并。', '请先核对是不是同一个人。')

const tooLate = (): never =>
  refuse('合并已经超过7天。', '合并7天以内可以撤销。', '请重新登记，或者用“更正”处理。')
