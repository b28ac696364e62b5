import { z } from 'zod'
import { assignForm } from '#cards/grievances/assign-form.ts'
import { returnForm } from '#cards/grievances/return-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, optionalWords, typed, words } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, privately, type Reply } from '#core/reply.ts'
import { findUnits, gazetteerOf, unitOptions } from '#domain/places/index.ts'
import { kinds, returnReasons } from './dictionary.ts'
import { hasLost } from './handover.ts'
import { meantBy } from './meant.ts'
import { handling } from './phrases/handling.ts'
import { mayAccept, mayHandle } from './policy.ts'
import { facingTruth, inPrivate, Ref, recordButton, rowAt, went } from './pressing.ts'
import { type GrievanceRow, kindOf } from './record.ts'
import { atWork, dutyFor } from './route.ts'
import { limits, sentences } from './settings.ts'
import { assigning, returning } from './slots.ts'
import { assignGrievance, returnGrievance, takeGrievance, takeOver } from './verbs/dispatch.ts'
import { viewOf } from './view.ts'

/** What the select answers when the office does it itself. */
const ownDoing = 'office'

/** `31号诉求转给教体局办，卫健局配合`: the form with both in it; the duty list fills what was not said. */
export const openAssign = command({
  intent: 'grievance.assign',
  phrases: handling['grievance.assign'],
  slots: assigning,
  writes: true,
  words: ['转办', '诉求 转办', '转办诉求', 'grievance assign'],
  summary: '把诉求转给部门办理',
  example: '转办 SQ-2026-0031 县教育体育局',
  allow: mayAccept,
  run: async (ctx, said): Promise<Reply> => {
    const meant = await meantBy(ctx, said, { state: { in: ['accepted', 'returned'] } })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, await assigned(ctx, meant.row, unitsIn(said)), '转办表已私聊发您。')
  },
})

const unitsIn = ({ slots }: Said) =>
  (slots.unit ?? []).flatMap(value => (value.kind === 'unit' ? [{ id: value.id, name: value.name }] : []))

type Named = { readonly id: number; readonly name: string }

const assigned = async (
  ctx: Context,
  row: GrievanceRow,
  [lead, ...helpers]: readonly Named[],
): Promise<Reply> => {
  const duty = await dutyFor(ctx.db, row)
  const proposed = lead?.id ?? row.rightUnitId ?? duty?.unitId
  return ask(
    assignForm,
    assignForm({
      grievance: viewOf(row, ctx.now, !row.anonymous),
      words: wordsOf(row, duty),
      units: [{ text: '县委人才办自办', value: ownDoing }, ...unitOptions(await gazetteerOf(ctx.db))],
      unit: proposed === undefined ? undefined : String(proposed),
      note: sentences.assign,
      items: helpers.map(({ name }) => `${name}：协助办理`).join('\n') || undefined,
      bound: { id: row.id, version: row.version },
    }),
  )
}

const wordsOf = (row: GrievanceRow, duty: Awaited<ReturnType<typeof dutyFor>>): string => {
  if (row.rightUnit !== null)
    return `${row.leadUnit?.name ?? '承办单位'}退回，认为应由${row.rightUnit.name}办理。`
  return duty === null
    ? `责任清单里没有${kinds[kindOf(row)]}类的单位，请商定由谁办；也可以人才办自办。`
    : `按责任清单，${kinds[kindOf(row)]}类由${duty.unit.name}办理。`
}

/** `退回31号诉求，属于住建局职责`. */
export const openReturn = command({
  intent: 'grievance.return',
  phrases: handling['grievance.return'],
  slots: returning,
  writes: true,
  words: ['退回诉求', '诉求 退回', 'grievance return'],
  summary: '不归本单位管的诉求，指明对口单位退回',
  example: '退回诉求 SQ-2026-0031',
  allow: mayHandle,
  run: async (ctx, said): Promise<Reply> => {
    const meant = await meantBy(ctx, said, { state: 'assigned' })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, await returned(ctx, meant.row, unitsIn(said)[0]), '退回表已私聊发您。')
  },
})

const returned = async (ctx: Context, row: GrievanceRow, right?: Named): Promise<Reply> =>
  ask(
    returnForm,
    returnForm({
      grievance: viewOf(row, ctx.now, !row.anonymous),
      units: unitOptions(await gazetteerOf(ctx.db)).filter(({ value }) => value !== String(row.leadUnitId)),
      unit: right === undefined ? undefined : String(right.id),
      reasons: [...optionsOf(returnReasons)],
      note:
        row.returns + 1 >= limits.returns
          ? `这是${sentences.lastReturn}，由人才办主任裁定。`
          : `退回后由人才办重新转办；${sentences.lastReturn}由主任裁定。`,
      bound: { id: row.id, version: row.version },
    }),
  )

/** 县卫生健康局：开具体检证明, one a line. */
const itemsIn = async (ctx: Context, typedItems: string | null, leadId: number | null) => {
  const gazetteer = await gazetteerOf(ctx.db)
  return (typedItems ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [name = '', ...what] = line.split(/[：:]/)
      const [unit, ...others] = findUnits(gazetteer, name)
      if (!unit || others.length > 0) return unclear(name)
      if (unit.id === leadId) return twice(unit.name)
      return { unitId: unit.id, text: what.join('：').trim() || '协助办理' }
    })
}

const unclear = (name: string): never =>
  refuse(
    `协办单位“${name}”没有对上。`,
    '协办单位要写单位名称，一行一个。',
    '例如：县卫生健康局：开具体检证明',
  )

const twice = (name: string): never =>
  refuse(`${name}已经是主办单位。`, '主办和协办不能是同一个单位。', '请从协办里去掉。')

const assignedUnit = z.preprocess(
  typed,
  z.union([z.literal(ownDoing), z.coerce.number({ error: '请选择主办单位。' }).int().min(1)], {
    error: '请选择主办单位。',
  }),
)

export const dispatchActions = [
  recordButton('openAssign', async (ctx, ref) => assigned(ctx, await rowAt(ctx, ref), [])),
  onSubmit(assignForm, {
    allow: inPrivate,
    input: z.object({ unit: assignedUnit, items: optionalWords('协办单位和事项', 600) }),
    bound: Ref,
    run: (ctx, { unit, items }, ref) =>
      facingTruth(ctx, async () => {
        const row = await rowAt(ctx, ref)
        const unitId = unit === ownDoing ? null : unit
        const parts = await itemsIn(ctx, items, unitId)
        const after = await assignGrievance(ctx, row, {
          unitId,
          ...(await peopleOf(ctx, row, unitId)),
          items: parts,
        })
        return went(ctx, '已转办', after)
      }),
  }),
  recordButton('openReturn', async (ctx, ref) => returned(ctx, await rowAt(ctx, ref))),
  onSubmit(returnForm, {
    allow: inPrivate,
    input: z.object({
      unit: z.preprocess(
        typed,
        z.coerce
          .number({ error: '请选择应由哪个单位办。' })
          .int()
          .min(1, { error: '请选择应由哪个单位办。' }),
      ),
      reason: choice('原因', returnReasons),
      words: words('依据', 500, 2),
    }),
    bound: Ref,
    run: (ctx, { unit, ...why }, ref) =>
      facingTruth(ctx, async () =>
        went(ctx, '已退回', await returnGrievance(ctx, await rowAt(ctx, ref), { rightUnitId: unit, ...why })),
      ),
  }),
  recordButton('take', async (ctx, ref) =>
    went(ctx, '已签收', await takeGrievance(ctx, await rowAt(ctx, ref))),
  ),
  recordButton('takeOver', async (ctx, ref) =>
    went(ctx, '已接手', await takeOver(ctx, await rowAt(ctx, ref))),
  ),
]

type Account = { readonly id: number; readonly leftAt: Date | null }

/** Handler and signer as the duty list names them, where it speaks of this unit; the office's own cases are whoever takes them on. */
const peopleOf = async (ctx: Context, row: GrievanceRow, unitId: number | null) => {
  if (unitId === null)
    return { handlerId: ctx.actor.kind === 'person' ? ctx.actor.personId : null, signerId: null }
  const lines = await ctx.db.grievanceDuty.findMany({
    where: { unitId, toAt: null },
    include: { handler: true, signer: true },
    orderBy: { id: 'asc' },
  })
  const line = lines.find(({ kind }) => kind === row.kind) ?? lines[0]
  const stillThere = async (account: Account | null) => {
    const person = atWork(account)
    const isGone = person !== null && (await hasLost(ctx.db, { personId: person.id, unitId }, ctx.now))
    return isGone ? null : (person?.id ?? null)
  }
  return {
    handlerId: await stillThere(line?.handler ?? null),
    signerId: await stillThere(line?.signer ?? null),
  }
}
