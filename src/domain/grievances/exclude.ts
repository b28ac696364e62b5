import { z } from 'zod'
import { excludeForm } from '#cards/grievances/exclude-form.ts'
import { grievanceCard } from '#cards/grievances/grievance.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { optionsOf, wordOf } from '#core/dictionary.ts'
import { choice } from '#core/form-input.ts'
import { onSubmit } from '#core/handlers.ts'
import { Refusal } from '#core/refusal.ts'
import { ask, done, type Reply } from '#core/reply.ts'
import { headsOf, MovedOn } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import { exclusions } from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { mayAccept } from './policy.ts'
import { cardFor, facingTruth, Ref, recordButton, rowAt } from './pressing.ts'
import type { GrievanceRow } from './record.ts'
import { viewOf } from './view.ts'

const allow = mayAccept.inChats('private')

/** The head's card: one yes, one no. */
const decisionCard = (row: GrievanceRow, ctx: Context, code: string) =>
  grievanceCard({
    title: '请审批：不计入考核',
    grievance: viewOf(row, ctx.now, !row.anonymous),
    words: `提请剔除，原因：${wordOf(exclusions, code)}。`,
    buttons: [
      { text: '同意剔除', do: 'grievances.excludeYes', value: ref(row), tone: 'primary' },
      { text: '不同意', do: 'grievances.excludeNo', value: ref(row) },
    ],
  })

const ref = ({ id, version }: GrievanceRow) => ({ id, version })

const askExclusion = (ctx: Context, row: GrievanceRow, code: string): Promise<number> =>
  change(ctx, async tx => {
    // The version stays: leaving a case out of the rates changes nothing of its course.
    const { count } = await tx.grievance.updateMany({
      where: { id: row.id, version: row.version, excluded: null },
      data: { excluded: code, excludedBy: actorKey(ctx.actor) },
    })
    if (count !== 1) throw new MovedOn('grievance', row.id)
    const heads = await headsOf(tx, ctx.now)
    return {
      result: row.id,
      event: {
        event: 'grievance.exclusion_asked',
        subject: grievanceNumber(row.id),
        after: { code },
      },
      notices: heads.map(({ openId }) => ({
        to: { openId },
        say: { card: decisionCard(row, ctx, code) },
        once: `grievance:${row.id}:${row.version}:exclude:${openId}`,
      })),
    }
  })

const decide = async (ctx: Context, row: GrievanceRow, isGranted: boolean): Promise<Reply> => {
  if (!holds(ctx.actor, 'head')) throw onlyHead()
  if (row.excludedBy === actorKey(ctx.actor)) throw twoPersons()
  await change(ctx, async tx => {
    const { count } = await tx.grievance.updateMany({
      where: { id: row.id, excluded: { not: null }, excludeYesBy: null },
      data: isGranted ? { excludeYesBy: actorKey(ctx.actor) } : { excluded: null, excludedBy: null },
    })
    if (count !== 1) throw new MovedOn('grievance', row.id)
    return {
      result: row.id,
      event: {
        event: isGranted ? 'grievance.excluded' : 'grievance.exclusion_refused',
        subject: grievanceNumber(row.id),
        after: { code: row.excluded },
      },
    }
  })
  return done(isGranted ? '已同意剔除' : '没有同意，照常计入', await cardFor(ctx, row))
}

const onlyHead = (): Refusal =>
  new Refusal('剔除由人才办主任审批。', '不计入考核要有原因代码和审批人。', '请等主任审批。')

const twoPersons = (): Refusal =>
  new Refusal('您提请的剔除不能由您自己审批。', '提请和审批必须是两个人。', '请另一位负责同志审批。')

export const excludeActions = [
  recordButton(
    'openExclude',
    async (ctx, at) => {
      const row = await rowAt(ctx, at)
      return ask(
        excludeForm,
        excludeForm({
          grievance: viewOf(row, ctx.now, !row.anonymous),
          codes: [...optionsOf(exclusions)],
          bound: at,
        }),
      )
    },
    allow,
  ),
  onSubmit(excludeForm, {
    allow,
    input: z.object({ code: choice('剔除原因', exclusions) }),
    bound: Ref,
    run: (ctx, { code }, at) =>
      facingTruth(ctx, async () => {
        const row = await rowAt(ctx, at)
        await askExclusion(ctx, row, code)
        return done('已提请主任审批', await cardFor(ctx, { ...row, excluded: code }))
      }),
  }),
  recordButton('excludeYes', async (ctx, at) => decide(ctx, await rowAt(ctx, at), true), allow),
  recordButton('excludeNo', async (ctx, at) => decide(ctx, await rowAt(ctx, at), false), allow),
]
