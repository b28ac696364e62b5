import { z } from 'zod'
import { acceptForm } from '#cards/grievances/accept-form.ts'
import { refuseForm } from '#cards/grievances/reason-form.ts'
import { wordsForm } from '#cards/grievances/words-form.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, words } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { ask, done, privately, type Reply, show } from '#core/reply.ts'
import { grievanceCourse } from './course.ts'
import { kinds, natures, refusalReasons } from './dictionary.ts'
import { meantBy } from './meant.ts'
import { handling } from './phrases/handling.ts'
import { mayAccept, standingOf } from './policy.ts'
import { cardFor, facingTruth, inPrivate, Ref, recordButton, rowAt, went } from './pressing.ts'
import { stateOf } from './record.ts'
import { accepting } from './slots.ts'
import {
  acceptGrievance,
  addMore,
  confirmRefusal,
  keepGrievance,
  noteContact,
  proposeRefusal,
} from './verbs/intake.ts'
import { viewOf } from './view.ts'

/** `受理 SQ-2026-0031 类别=子女入学`: the form with what was said in it. */
export const openAccept = command({
  intent: 'grievance.accept',
  phrases: handling['grievance.accept'],
  slots: accepting,
  writes: true,
  words: ['受理', '诉求 受理', '受理诉求', 'grievance accept'],
  summary: '受理一件诉求',
  example: '受理 SQ-2026-0031',
  allow: mayAccept,
  run: async (ctx, said): Promise<Reply> => {
    const meant = await meantBy(ctx, said, { state: 'submitted' })
    if ('which' in meant) return meant.which
    const [kind] = said.slots.kind ?? []
    const row =
      kind?.kind === 'choice' && stateOf(meant.row) === 'submitted'
        ? { ...meant.row, kind: kind.value }
        : meant.row
    return privately(ctx.chat, show(await cardFor(ctx, row)))
  },
})

const ticked = z.preprocess(value => value === true || value === 'true', z.boolean())

export const intakeActions = [
  onSubmit(acceptForm, {
    allow: inPrivate,
    input: z.object({
      kind: choice('类别', kinds),
      nature: choice('性质', natures),
      green: ticked,
      sensitive: ticked,
      contacted: ticked,
    }),
    bound: Ref,
    run: (ctx, about, ref) =>
      facingTruth(ctx, async () => {
        const row = await rowAt(ctx, ref)
        return went(ctx, '已受理', await acceptGrievance(ctx, row, about))
      }),
  }),
  recordButton('openRefuse', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(
      refuseForm,
      refuseForm({
        grievance: viewOf(row, ctx.now, !row.anonymous),
        said: [],
        reasons: [...optionsOf(refusalReasons)],
        bound: ref,
      }),
    )
  }),
  onSubmit(refuseForm, {
    allow: inPrivate,
    input: z.object({ reason: choice('原因', refusalReasons), words: words('说明', 500, 4) }),
    bound: Ref,
    run: (ctx, { reason, words: why }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已提交复核', await proposeRefusal(ctx, ref, reason, why))),
  }),
  recordButton('confirmRefusal', async (ctx, ref) =>
    went(ctx, '已复核，不予受理', await confirmRefusal(ctx, await rowAt(ctx, ref))),
  ),
  recordButton('keep', async (ctx, ref) =>
    went(ctx, '已改为受理', await keepGrievance(ctx, await rowAt(ctx, ref))),
  ),
  recordButton(
    'contacted',
    async (ctx, ref) => {
      const row = await rowAt(ctx, ref)
      await noteContact(ctx, row)
      return done('已登记首次联系', await cardFor(ctx, { ...row, contactedAt: ctx.now }))
    },
    mayAccept.inChats('private'),
  ),
  recordButton('openMore', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return {
      ...ask(
        wordsForm,
        wordsForm({
          grievance: viewOf(row, ctx.now),
          title: '补充说明',
          label: '要补充的话',
          placeholder: '新的情况、联系方式方便的时间等',
          submit: '提交',
          bound: { ...ref, verb: 'more' },
        }),
      ),
      anew: true,
    }
  }),
]

/** Further words from the person: kept with the case, the step goes on as it was. */
export const moreSaid = async (
  ctx: Parameters<typeof addMore>[0],
  ref: z.output<typeof Ref>,
  said: string,
): Promise<Reply> => {
  const row = await rowAt(ctx, ref)
  const standing = standingOf(ctx.actor, row)
  if (!standing.has('person') && !standing.has('filer')) throw grievanceCourse.notYours()
  await addMore(ctx, row, said)
  return done('已补充', await cardFor(ctx, row))
}
