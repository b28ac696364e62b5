import type { Person } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Ref } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { heedBirth, openBorn } from '../birth.ts'
import { twinsOf } from '../duplicates.ts'
import { talentMachine } from '../machine.ts'
import { move, movedOn, noticesAfter, takeStep } from '../moving.ts'
import { talentNumber } from '../number.ts'
import { placeFor } from '../place.ts'
import { isSelf, type Place, registersAt } from '../policy.ts'
import { findTalent, type TalentRow } from '../record.ts'
import type { NewTalent } from '../schema.ts'
import { columnsOf, setFields } from './details.ts'

/** Whose record it is: the speaker's own, somebody's with an account, or somebody's without. */
export type For = { readonly self: true } | { readonly self: false; readonly personId: number | null }

/**
 * Registers a talent. A record that looks like another one stays a draft, for the officer to decide; otherwise it goes
 * on to the person's consent at once. One's own registration always goes on: nobody is shown other people's records.
 */
export const registerTalent = async (ctx: Context, input: NewTalent, whose: For): Promise<TalentRow> => {
  heedBirth(ctx, input)
  const place = await placeFor(ctx.db, input.place)
  if (!whose.self && !registersAt(ctx.actor, place)) outsideArea()
  return change(ctx, async tx => {
    const draft = await createDraft(ctx, tx, input, place, whose)
    const stays = !whose.self && (await twinsOf(tx, draft)).length > 0
    const submitted = stays
      ? null
      : await move(ctx, tx, { verb: 'submit', ref: { id: draft.id, version: draft.version } })
    const row = submitted?.after ?? draft
    return {
      result: row,
      event: {
        event: 'talent.registered',
        subject: talentNumber(row.id),
        after: { state: row.state, version: row.version, ...openOf(input), self: whose.self },
      },
      notices: submitted ? await noticesAfter(ctx, tx, submitted) : [],
    }
  })
}

const createDraft = async (
  ctx: Context,
  tx: Tx,
  input: NewTalent,
  place: Place,
  whose: For,
): Promise<TalentRow> => {
  const personId = whose.self ? (personOf(ctx)?.personId ?? null) : whose.personId
  if (personId !== null) await refuseSecondRecord(tx, personId)
  const { id } = await tx.talent.create({
    data: {
      ...columnsOf(ctx.vault, input, place),
      state: talentMachine.initial,
      tags: [],
      since: ctx.now,
      personId,
      registeredBy: actorKey(ctx.actor),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  })
  await setFields(tx, id, input.fields)
  return (await findTalent(tx, id)) ?? unreachable(id)
}

/** Puts a draft right; it stays a draft. */
export const editDraft = (ctx: Context, ref: Ref, input: NewTalent): Promise<TalentRow> =>
  amended(ctx, input, place =>
    change(ctx, async tx => {
      const before = await findTalent(tx, ref.id)
      if (!before || before.state !== talentMachine.initial) throw movedOn(ref.id)
      await writeDetails(ctx, input, place)(tx, before)
      const { count } = await tx.talent.updateMany({
        where: { id: ref.id, version: ref.version },
        data: { version: { increment: 1 }, updatedAt: ctx.now },
      })
      if (count !== 1) throw movedOn(ref.id)
      return {
        result: (await findTalent(tx, ref.id)) ?? before,
        event: { event: 'talent.edited', subject: talentNumber(ref.id), after: openOf(input) },
      }
    }),
  )

/** Submits a draft for consent, also when it looks like another record: the office will see both. */
export const submitTalent = (ctx: Context, ref: Ref): Promise<TalentRow> =>
  takeStep(ctx, { verb: 'submit', ref })

/** Sends a record that was to be put right back to the reviewer who asked. */
export const resubmitTalent = (ctx: Context, ref: Ref, input: NewTalent): Promise<TalentRow> =>
  amended(ctx, input, async place => {
    const row = await findTalent(ctx.db, ref.id)
    const to = row?.fixFor === 'office_verify' ? 'office_verify' : 'unit_review'
    return takeStep(ctx, {
      verb: 'resubmit',
      ref,
      to,
      edit: writeDetails(ctx, input, place),
      kept: openOf(input),
    })
  })

/** Reports a rejected record again, from the first review on. */
export const reviseTalent = (ctx: Context, ref: Ref, input: NewTalent): Promise<TalentRow> =>
  amended(ctx, input, place =>
    takeStep(ctx, { verb: 'revise', ref, edit: writeDetails(ctx, input, place), kept: openOf(input) }),
  )

/** Brings somebody who left back into the register: a new consent, a new review, the old number. */
export const reenterTalent = (ctx: Context, ref: Ref, input: NewTalent): Promise<TalentRow> =>
  amended(ctx, input, async place => {
    const row = await findTalent(ctx.db, ref.id)
    if (row?.mergedIntoId) throw movedOn(row.mergedIntoId)
    return takeStep(ctx, {
      verb: 'reenter',
      ref,
      edit: writeDetails(ctx, input, place),
      data: { exitedAt: null, consentAt: null, consentVersion: null, level: null, tags: [] },
      kept: openOf(input),
    })
  })

const amended = async <Result>(
  ctx: Context,
  input: NewTalent,
  write: (place: Place) => Promise<Result>,
): Promise<Result> => write(await placeFor(ctx.db, input.place))

// The identity number is shown to the person only; whoever else puts the record right leaves it as it is by leaving it empty.
const writeDetails =
  (ctx: Context, input: NewTalent, place: Place) =>
  async (tx: Tx, row: TalentRow): Promise<void> => {
    const { idSealed, idHash, ...columns } = columnsOf(ctx.vault, input, place)
    const isGiven = input.idNumber !== null || isSelf(ctx.actor, row)
    const identity = isGiven ? { idSealed, idHash } : {}
    heedBirth(ctx, isGiven ? input : { ...openBorn(ctx.vault, row), born: input.born })
    await tx.talent.update({ where: { id: row.id }, data: { ...columns, ...identity } })
    await setFields(tx, row.id, input.fields)
  }

/** What the audit keeps of a form: no name, so that an erased record leaves only its number behind. */
export const openOf = (input: NewTalent) => ({
  category: input.category,
  levelClaimed: input.level,
  education: input.education,
  source: input.source,
  phone: '已填写',
  born: input.born === null ? '未填写' : '已填写',
  idNumber: input.idNumber === null ? '未填写' : '已填写',
})

const personOf = ({ actor }: Context): Person | null => (actor.kind === 'person' ? actor : null)

const refuseSecondRecord = async (tx: Tx, personId: number): Promise<void> => {
  const own = await tx.talent.findUnique({ where: { personId } })
  if (own) {
    refuse(
      `这个账号已经登记过，编号${talentNumber(own.id)}。`,
      '一个人只有一条人才记录。',
      `请发“我的信息”查看；替别人登记的，请核对 @ 的是不是本人。`,
    )
  }
}

const outsideArea = (): never =>
  refuse(
    '这个单位或村不在您负责的范围内。',
    '联络员只能登记本单位、本乡镇、本村的人才。',
    '请核对单位或村；确实要登记，请联系县委人才办。',
  )

const unreachable = (id: number): never => {
  throw new Error(`talent ${id} was created and is not there`)
}
