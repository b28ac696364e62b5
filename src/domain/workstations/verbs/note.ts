import type { Context } from '#core/context.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { dayOf } from '#core/shanghai.ts'
import { type Colleague, noticesTo, type Told } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import { stationCourse } from '../course.ts'
import type { Standing } from '../machine.ts'
import { hostsOf, theOffice } from '../parties.ts'
import { standingOf } from '../policy.ts'
import { findStation, type StationRow, stationNumber } from '../record.ts'

/** Asked, asked once more before the half-year ends, and late. */
export type NoteStage = 'ask' | 'last' | 'late'

const asking: Readonly<Record<NoteStage, string>> = {
  ask: '请在6月30日前填写上半年小结。',
  last: '上半年小结还没有填，请在6月30日前填写。',
  late: '上半年小结已经过期，请尽快补填。',
}

/** Asks a station's host for the note; when it is late, the office reads along. */
export const askForNote = (ctx: Context, id: number, stage: NoteStage): Promise<StationRow> =>
  change(ctx, async tx => {
    const row = (await findStation(tx, id)) ?? notFound('这个工作站')
    const hosts = (await hostsOf(tx, row, ctx.now)).map(asHost)
    const told = stage === 'late' ? [...hosts, ...(await theOffice(tx, row, ctx.now))] : hosts
    const year = dayOf(ctx.now).slice(0, 4)
    return {
      result: row,
      event: { event: `workstation.note_${stage}`, subject: stationNumber(id), after: { year } },
      notices: await noticesTo(stationCourse, ctx, tx, row, told, {
        key: `note-${year}-${stage}`,
        words: asking[stage],
      }),
    }
  })

const asHost = (colleague: Colleague): Told<Standing> => ({ colleague, standing: 'host' })

export type Note = {
  readonly daysOnSite: number
  readonly trainees: number
  readonly done: string
  readonly difficulty: string | null
}

/** Keeps the note on the first half of this year; the latest one counts. */
export const writeNote = (ctx: Context, id: number, note: Note): Promise<StationRow> =>
  change(ctx, async tx => {
    const row = (await findStation(tx, id)) ?? notFound('这个工作站')
    const standing = standingOf(ctx.actor, row)
    if (!standing.has('host') && !standing.has('office')) throw stationCourse.notYours()
    if (!['running', 'renewal'].includes(row.state)) notRunning()
    const year = Number(dayOf(ctx.now).slice(0, 4))
    const former = row.notes.find(one => one.year === year)
    const kept = { ...note, by: actorKey(ctx.actor), at: ctx.now }
    await tx.workstationNote.upsert({
      where: { stationId_year: { stationId: id, year } },
      create: { stationId: id, year, ...kept },
      update: kept,
    })
    return {
      result: (await findStation(tx, id)) ?? row,
      event: {
        event: 'workstation.noted',
        subject: stationNumber(id),
        before: { year, former: former ? noteOf(former) : null },
        after: { year },
      },
    }
  })

const noteOf = ({ daysOnSite, trainees, done, difficulty }: Note): Note => ({
  daysOnSite,
  trainees,
  done,
  difficulty,
})

/** Takes the note back that was just written: the one before it stands again, or none. */
export const takeNoteBack = (
  ctx: Context,
  id: number,
  { year, former }: { readonly year: number; readonly former: Note | null },
): Promise<StationRow> =>
  change(ctx, async tx => {
    const where = { stationId_year: { stationId: id, year } }
    if (former) await tx.workstationNote.update({ where, data: former })
    else await tx.workstationNote.delete({ where })
    return {
      result: (await findStation(tx, id)) ?? notFound('这个工作站'),
      event: { event: 'workstation.note_taken_back', subject: stationNumber(id), after: { year } },
    }
  })

const notRunning = (): never =>
  refuse('这个工作站现在不在运行。', '上半年小结由运行中的工作站填写。', '有疑问请联系县委人才办。')
