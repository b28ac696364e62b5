import type { Context } from '#core/context.ts'
import { notFound, Refusal } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { dueOf, noticesTo } from '#domain/steps/index.ts'
import { change, type Tx } from '#storage/change.ts'
import { promiseAt } from '../clocks.ts'
import { type GrievanceOf, grievanceCourse } from '../course.ts'
import type { Channel, GrievanceKind } from '../dictionary.ts'
import { grievanceNumber, nextId } from '../number.ts'
import { findGrievance, type GrievanceRow } from '../record.ts'
import { sentences } from '../settings.ts'
import { suggested } from '../suggest.ts'

type Submission = {
  readonly talentId: number
  readonly text: string
  readonly kind: GrievanceKind
  readonly channel: Channel
  readonly anonymous: boolean
  readonly leaderReads: boolean
  /** The contact of a county leader it came out of. */
  readonly contactId: number | null
  /** What follows for the record of another noun it came out of, in the same change. */
  readonly link?: (tx: Tx, id: number) => Promise<readonly Notice[]>
}

/** Hands a grievance in: number, promised date and the office's four hours begin in one transaction. */
export const submitGrievance = (ctx: Context, submission: Submission): Promise<GrievanceRow> =>
  change(ctx, async tx => {
    const id = await nextId(tx, Number(dayOf(ctx.now).slice(0, 4)))
    await tx.grievance.create({ data: await columnsOf(ctx, tx, id, submission) })
    if (submission.contactId !== null) await linkContact(tx, submission.contactId, id)
    const row = await justWritten(tx, id)
    const dueAt = dueOf<GrievanceOf>(grievanceCourse, await calendarOf(tx), row, 'submitted', ctx.now)
    await tx.grievance.update({ where: { id }, data: { dueAt } })
    const written = { ...row, dueAt }
    const linked = (await submission.link?.(tx, id)) ?? []
    return {
      result: written,
      event: {
        event: 'grievance.submitted',
        subject: grievanceNumber(id),
        after: { state: 'submitted', version: 1, kind: submission.kind, channel: submission.channel },
      },
      notices: [
        ...linked,
        ...(await noticesTo(
          grievanceCourse,
          ctx,
          tx,
          written,
          await grievanceCourse.next(tx, written, ctx.now),
          { key: 'step', words: `有新的诉求，${sentences.accept}` },
        )),
      ],
    }
  })

const columnsOf = async (ctx: Context, tx: Tx, id: number, submission: Submission) => {
  const { talentId, text, kind, channel, anonymous, leaderReads, contactId } = submission
  if (ctx.actor.kind !== 'person') throw new Error('a grievance is handed in by somebody')
  const talent = await tx.talent.findUnique({ where: { id: talentId }, include: { village: true } })
  if (!talent || ['erased', 'exited'].includes(talent.state)) return notFound('这位人才')
  const { nature, sensitive } = suggested(text)
  const green = talent.level === 'high'
  return {
    id,
    talentId,
    filedById: ctx.actor.personId,
    channel,
    contactId,
    kind,
    nature,
    townshipId: talent.village?.townshipId ?? talent.townshipId,
    text: ctx.vault.seal(text),
    sensitive,
    anonymous,
    leaderReads,
    green,
    state: 'submitted',
    since: ctx.now,
    promisedAt: promiseAt(await calendarOf(tx), ctx.now, { nature, green }),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
}

/** A contact's difficulty becomes a grievance once. */
const linkContact = async (tx: Tx, contactId: number, id: number): Promise<void> => {
  const { count } = await tx.contact.updateMany({
    where: { id: contactId, grievance: null },
    data: { grievance: grievanceNumber(id) },
  })
  if (count !== 1)
    throw new Refusal('这次联系反映的困难已经转为诉求。', '一个困难转一件诉求。', '发“诉求”看办理情况。')
}

const justWritten = async (tx: Tx, id: number): Promise<GrievanceRow> => {
  const row = await findGrievance(tx, id)
  if (!row) throw new Error(`grievance ${id} is not there after it was written`)
  return row
}
