import type { Context } from '#core/context.ts'
import { notFound } from '#core/refusal.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, bylineOf, dueOf, noticesTo, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { type StationKindOf, stationCourse } from '../course.ts'
import { workstationMachine } from '../machine.ts'
import { nextInLine } from '../parties.ts'
import { findStation, type StationRow, stationNumber } from '../record.ts'
import type { Resolved } from '../resolve.ts'
import type { NewStation } from '../schema.ts'

/** An application, and the county's rows its words mean. */
type Application = { readonly input: NewStation; readonly resolved: Resolved }

/** A host unit applies for a station; the industry department is next. */
export const applyStation = (ctx: Context, application: Application): Promise<StationRow> =>
  change(ctx, async tx => {
    const row = await insertStation(ctx, tx, application)
    const told = (await nextInLine(tx, row, ctx.now)).filter(
      one => bylineOf(one.colleague) !== actorKey(ctx.actor),
    )
    return {
      result: row,
      event: {
        event: 'workstation.applied',
        subject: stationNumber(row.id),
        after: { state: row.state, version: row.version, ...keptOf(application) },
      },
      notices: await noticesTo(stationCourse, ctx, tx, row, told, { key: 'step' }),
    }
  })

/** The application put right, to the first review again. */
export const resubmitStation = (ctx: Context, ref: At, application: Application): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'resubmit',
    ref,
    edit: async (tx, row) => {
      await tx.workstation.update({ where: { id: row.id }, data: columnsOf(application) })
      await writeTeam(tx, row.id, application.input)
    },
    kept: keptOf(application),
  })

/** An application's row, in a change of the caller's. */
export const insertStation = async (ctx: Context, tx: Tx, application: Application): Promise<StationRow> => {
  const { initial } = workstationMachine
  const { id } = await tx.workstation.create({
    data: {
      ...columnsOf(application),
      state: initial,
      contactId: ctx.actor.kind === 'person' && application.resolved.isOwn ? ctx.actor.personId : null,
      since: ctx.now,
      registeredBy: actorKey(ctx.actor),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  })
  await writeTeam(tx, id, application.input)
  const row = (await findStation(tx, id)) ?? notFound(stationCourse.what)
  const dueAt = dueOf<StationKindOf>(stationCourse, await calendarOf(tx), row, initial, ctx.now)
  await tx.workstation.update({ where: { id }, data: { dueAt } })
  return { ...row, dueAt }
}

/** What an application says of the station itself. */
export const columnsOf = ({ input, resolved }: Application) => ({
  name: `${resolved.hostShort}${input.expert}${resolved.kindWords}`,
  kind: input.kind,
  level: input.level,
  hostUnitId: resolved.hostUnitId,
  deptUnitId: resolved.deptUnitId,
  townshipId: resolved.townshipId,
  fieldId: resolved.fieldId,
  expertName: input.expert,
  expertTitle: input.expertTitle,
  institution: input.institution,
  plan: input.plan,
})

/** Both teams, as they are kept. */
export const membersOf = ({ expertTeam, localTeam }: NewStation) => [
  ...expertTeam.map(one => ({ ...one, side: 'expert' })),
  ...localTeam.map(one => ({ ...one, side: 'local' })),
]

const writeTeam = async (tx: Tx, stationId: number, input: NewStation): Promise<void> => {
  await tx.workstationMember.deleteMany({ where: { stationId } })
  await tx.workstationMember.createMany({ data: membersOf(input).map(one => ({ ...one, stationId })) })
}

const keptOf = ({ input, resolved }: Application) => ({
  host: resolved.hostUnitId,
  field: resolved.fieldId,
  level: input.level,
  kind: input.kind,
  expert: input.expert,
})
