import { z } from 'zod'
import { keepForm } from '#cards/pairings/keep-form.ts'
import { phoneForm } from '#cards/pairings/phone-form.ts'
import { declineForm, endForm, pauseForm, takeBackForm } from '#cards/pairings/reason-form.ts'
import { renewForm } from '#cards/pairings/renew-form.ts'
import { type Dictionary, optionsOf } from '#core/dictionary.ts'
import { choice, day, optionalWords, words } from '#core/form-input.ts'
import { onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask } from '#core/reply.ts'
import { addMonths, dayOf } from '#core/shanghai.ts'
import { inPrivate, Ref } from '#domain/steps/index.ts'
import { declineReasons, endReasons, pauseReasons } from './dictionary.ts'
import { facingTruth, recordButton, rowAt, went } from './pressing.ts'
import { servedWords } from './record.ts'
import { agree, agreeByPhone, decline } from './verbs/answer.ts'
import {
  approvePairing,
  endPairing,
  keepPairing,
  pausePairing,
  renewPairing,
  resumePairing,
  takeBackPairing,
} from './verbs/keep-up.ts'
import { partiesOf, viewOf } from './view.ts'

const handOver = 'handover'

/** Reasons somebody picks when he ends a pairing; a hand-over has its own way. */
const { [handOver]: _, ...ends } = endReasons

const { withdrawn, request, other } = endReasons
const takesBack = { withdrawn, request, other } as const

const opener = (
  name: string,
  face: typeof declineForm,
  reasons: Dictionary,
): ReturnType<typeof recordButton> =>
  recordButton(name, async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(face, face({ pairing: viewOf(row), reasons: [...optionsOf(reasons)], bound: ref }))
  })

const reasoned = <Reason extends string>(label: string, reasons: Dictionary<Reason>) =>
  z.object({ reason: choice(label, reasons), remark: optionalWords('补充说明', 200) })

/** What the parties and the office do on a pairing's card. */
export const respondActions = [
  recordButton('open', async (ctx, { id, version }) =>
    went(ctx, '最新情况', await rowAt(ctx, { id, version })),
  ),
  recordButton('agree', async (ctx, { id }) => went(ctx, '已同意', await agree(ctx, id))),
  opener('openDecline', declineForm, declineReasons),
  onSubmit(declineForm, {
    allow: inPrivate,
    input: reasoned('原因', declineReasons),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已告诉人才办', await decline(ctx, ref, reason, remark))),
  }),
  recordButton('approve', async (ctx, ref) => went(ctx, '已审定，结对成立', await approvePairing(ctx, ref))),
  recordButton('openPhone', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    const parties = partiesOf(row)
      .filter(({ yes }) => yes === null)
      .map(({ party, words }) => ({
        value: party,
        text: party === 'village' ? `${words}：${servedWords(row)}` : `${words}：${row.talent.name}`,
      }))
    return ask(phoneForm, phoneForm({ pairing: viewOf(row), parties, bound: ref }))
  }),
  onSubmit(phoneForm, {
    allow: inPrivate,
    input: z.object({
      party: z.enum(['talent', 'village', 'employer'], { error: '请选择谁同意了。' }),
      words: words('通话情况', 200, 4),
    }),
    bound: Ref,
    run: (ctx, { party, words }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已登记电话确认', await agreeByPhone(ctx, ref, party, words))),
  }),
  recordButton('openKeep', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(keepForm, keepForm({ pairing: viewOf(row), bound: ref }))
  }),
  onSubmit(keepForm, {
    allow: inPrivate,
    input: z.object({ words: words('谈话情况', 300, 4) }),
    bound: Ref,
    run: (ctx, { words }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已登记，结对继续', await keepPairing(ctx, ref, words))),
  }),
  opener('openPause', pauseForm, pauseReasons),
  onSubmit(pauseForm, {
    allow: inPrivate,
    input: reasoned('暂停原因', pauseReasons),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已暂停', await pausePairing(ctx, ref, reason, remark))),
  }),
  recordButton('resume', async (ctx, ref) => went(ctx, '已恢复', await resumePairing(ctx, ref))),
  recordButton('openRenew', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    const until = addMonths(row.endsOn ? dayOf(row.endsOn) : dayOf(ctx.now), 12)
    return ask(renewForm, renewForm({ pairing: viewOf(row), until, bound: ref }))
  }),
  onSubmit(renewForm, {
    allow: inPrivate,
    input: z.object({ until: day('续结到'), words: words('评估意见', 300, 2) }),
    bound: Ref,
    run: (ctx, { until, words }, ref) =>
      facingTruth(ctx, async () => {
        if (until <= dayOf(ctx.now))
          refuse('续结的截止日期已经过了。', '新的期限要在今天以后。', '请重新选择。')
        return went(ctx, '已续结', await renewPairing(ctx, ref, until, words))
      }),
  }),
  opener('openEnd', endForm, ends),
  onSubmit(endForm, {
    allow: inPrivate,
    input: reasoned('解除原因', ends),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已解除', await endPairing(ctx, ref, reason, remark))),
  }),
  opener('openTakeBack', takeBackForm, takesBack),
  onSubmit(takeBackForm, {
    allow: inPrivate,
    input: reasoned('撤回原因', takesBack),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已撤回', await takeBackPairing(ctx, ref, reason, remark))),
  }),
]
