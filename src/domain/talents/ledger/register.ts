import type { Context } from '#core/context.ts'
import type { Intake, LedgerRow, RowWritten } from '#core/ledger.ts'
import { edgeOf as edgeIn } from '#core/machine.ts'
import { readInput } from '#core/reading-input.ts'
import { refuse } from '#core/refusal.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { dueOf } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { talentCourse } from '../course.ts'
import { talentMachine } from '../machine.ts'
import { talentNumber } from '../number.ts'
import type { Place } from '../policy.ts'
import { NewTalent } from '../schema.ts'
import { columnsOf, fieldsCalled } from '../verbs/details.ts'
import { openOf } from '../verbs/register.ts'
import { typedIn } from './columns.ts'
import { meantBy, placesIn } from './judge.ts'

/**
 * New rows as an officer's registrations on behalf: submitted at once, they wait for the person's consent. Written together,
 * because a ledger has hundreds of them; look-alikes were judged unclear and are not among them.
 */
export const registerAll = async (
  ctx: Context,
  tx: Tx,
  rows: readonly LedgerRow[],
  { number }: Intake,
): Promise<readonly RowWritten[]> => {
  if (rows.length === 0) return []
  const places = await placesIn(ctx)
  const inputs = rows.map(row => inputOf(row, places))
  const submitted = await submittedState(ctx, tx)
  const made = await tx.talent.createManyAndReturn({
    data: inputs.map(({ input, place }) => ({
      ...columnsOf(ctx.vault, input, place),
      ...submitted,
      tags: [],
      registeredBy: actorKey(ctx.actor),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })),
    select: { id: true },
  })
  const ids = made.map(({ id }) => id).sort((a, b) => a - b)
  await setAllFields(tx, ids, inputs)
  return inputs.map(({ input }, nth) => writtenAs(ids[nth] ?? 0, input, submitted, number))
}

type Input = { readonly input: NewTalent; readonly place: Place }

const inputOf = (row: LedgerRow, places: Parameters<typeof meantBy>[1]): Input => {
  const typed = typedIn(row)
  const { place, problems } = meantBy(typed, places)
  return { input: readInput(NewTalent, typed), place: place ?? gone(problems) }
}

/** Where the step 提交 leads, and by when that state is due. */
const submittedState = async (ctx: Context, tx: Tx) => {
  const edge = edgeIn(talentMachine, 'submit', talentMachine.initial)
  if (!edge) throw new Error('a draft cannot be submitted any more')
  // How long a submitted record may wait does not depend on the record.
  const dueAt = dueOf(
    { machine: talentCourse.machine },
    await calendarOf(tx),
    null as never,
    edge.to,
    ctx.now,
  )
  return { state: edge.to, dueAt, since: ctx.now, version: 2 }
}

const setAllFields = async (tx: Tx, ids: readonly number[], inputs: readonly Input[]): Promise<void> => {
  const names = [...new Set(inputs.flatMap(({ input }) => input.fields))]
  const fields = await fieldsCalled(tx, names)
  const idOf = new Map(
    fields.flatMap(({ id, name, synonyms }) => [...synonyms, name].map(word => [word, id] as const)),
  )
  await tx.talentField.createMany({
    data: inputs.flatMap(({ input }, nth) =>
      [...new Set(input.fields.flatMap(name => idOf.get(name) ?? []))].map(fieldId => ({
        talentId: ids[nth] ?? 0,
        fieldId,
      })),
    ),
    skipDuplicates: true,
  })
}

const writtenAs = (
  id: number,
  input: NewTalent,
  { state, version }: { readonly state: string; readonly version: number },
  number: string,
): RowWritten => ({
  id,
  number: talentNumber(id),
  made: 'created',
  kept: { version },
  event: {
    event: 'talent.registered',
    subject: talentNumber(id),
    after: { state, version, ...openOf(input), self: false, import: number },
  },
})

const gone = ([problem]: readonly string[]): never =>
  refuse(problem ?? '请填写单位或村。', '单位和村按全县名录登记。', '请改好后再导入。')
