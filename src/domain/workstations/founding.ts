import { z } from 'zod'
import { moneyWords } from '#cards/kit/amounts.ts'
import { type AgreementValues, agreementForm } from '#cards/workstations/agreement-form.ts'
import { approveForm } from '#cards/workstations/approve-form.ts'
import { plateForm } from '#cards/workstations/plate-form.ts'
import { scoreForm } from '#cards/workstations/score-form.ts'
import { wordsForm } from '#cards/workstations/words-form.ts'
import type { Context } from '#core/context.ts'
import { day, words } from '#core/form-input.ts'
import { type Action, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply } from '#core/reply.ts'
import { addDays, type Day, dayOf } from '#core/shanghai.ts'
import { wordsCard } from './desk-forms.ts'
import { dayIn } from './guards.ts'
import { mayAssess } from './policy.ts'
import { cardFor, facingTruth, inPrivate, Ref, recordButton, rowAt, went } from './pressing.ts'
import type { StationRow } from './record.ts'
import { AgreementInput } from './schema.ts'
import {
  approveStation,
  type Judged,
  openStation,
  recordScores,
  signAgreement,
  takeWordStep,
  withdrawStation,
} from './verbs/found.ts'
import { viewOf } from './view.ts'
import { type WordVerb, wordSteps, wordVerbs } from './word-steps.ts'

const incomplete = '这张卡片不完整，请重新打开。'

const WordRef = Ref.extend({ verb: z.enum(wordVerbs, { error: incomplete }) })
const AgreementRef = Ref.extend({ verb: z.enum(['sign', 'renew'], { error: incomplete }) })

/** A button that opens the form of a step which asks for words. */
const openWords = (name: string, verb: WordVerb): Action =>
  recordButton(name, async (ctx, ref) => ask(wordsForm, wordsCard(await rowAt(ctx, ref), verb)))

/** 张教授 86, one judge a line. */
const judges = words('评委打分', 500).transform((typed, issues): readonly Judged[] => {
  const read = typed.split(/[\n；;]+/).flatMap(line => {
    const [, name, points] = /^(.{1,20}?)[\s:：,，]*(\d{1,3}(?:\.\d)?)\s*分?$/.exec(line.trim()) ?? []
    return name === undefined ? [null] : [{ name: name.trim(), points: Number(points) }]
  })
  const judged = read.filter(one => one !== null)
  if (judged.length === read.length && judged.every(({ points }) => points <= 100)) return judged
  issues.addIssue({ code: 'custom', message: '评委打分每行一位：姓名 分数，百分制，例如：张教授 86。' })
  return z.NEVER
})

const submits: readonly Action[] = [
  onSubmit(wordsForm, {
    allow: inPrivate,
    input: z.object({ words: words('说明', 300, 2) }),
    bound: WordRef,
    run: (ctx, input, ref) =>
      facingTruth(ctx, async () =>
        went(ctx, wordSteps[ref.verb].done, await takeWordStep(ctx, ref, ref.verb, input.words)),
      ),
  }),
  onSubmit(scoreForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({ scores: judges, noticeFrom: day('公示开始日期') }),
    bound: Ref,
    run: (ctx, { scores, noticeFrom }, ref) =>
      facingTruth(ctx, async () => {
        if (noticeFrom < dayOf(ctx.now)) inPast()
        const row = await recordScores(ctx, ref, scores, noticeFrom)
        return went(ctx, row.state === 'publicity' ? '评审通过，开始公示' : '评审没有通过', row)
      }),
  }),
  onSubmit(approveForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({ document: words('批复文号', 60, 2) }),
    bound: Ref,
    run: (ctx, { document }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已批复备案', await approveStation(ctx, ref, document))),
  }),
  onSubmit(agreementForm, {
    allow: inPrivate,
    input: AgreementInput,
    bound: AgreementRef,
    run: (ctx, input, ref) =>
      facingTruth(ctx, async () =>
        went(
          ctx,
          ref.verb === 'sign' ? '协议已登记' : '协议已续签',
          await signAgreement(ctx, ref, ref.verb, input),
        ),
      ),
  }),
  onSubmit(plateForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({ plateOn: day('挂牌日期') }),
    bound: Ref,
    run: (ctx, { plateOn }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已挂牌，开始运行', await openStation(ctx, ref, plateOn))),
  }),
]

const signing = (ctx: Context, row: StationRow, verb: 'sign' | 'renew'): Reply =>
  ask(
    agreementForm,
    agreementForm({
      station: viewOf(row),
      ...agreementTexts[verb],
      values: valuesOf(row, dayOf(ctx.now)),
      buttons: [{ ...wayOut[verb], value: { id: row.id, version: row.version } }],
      bound: { id: row.id, version: row.version, verb },
    }),
  )

const agreementTexts = {
  sign: {
    title: '登记协议',
    words: '建站单位、专家、专家单位三方签好协议后，把内容登记在这里。',
    submit: '登记协议',
  },
  renew: { title: '续签协议', words: '原协议的内容已填好，请按新协议修改。', submit: '续签' },
} as const

const wayOut = {
  sign: { text: '放弃建站', do: 'workstations.openGiveUp' },
  renew: { text: '不续签，终止', do: 'workstations.openEnd' },
} as const

/** What stood in the last agreement; the new one goes on where it ends, or begins today. */
const valuesOf = (row: StationRow, today: Day): AgreementValues => {
  const ends = dayIn(row.endsOn)
  const next = ends === null ? today : addDays(ends, 1)
  return {
    signedOn: today,
    startsOn: next > today ? next : today,
    daysPerYear: row.daysPerYear === null ? undefined : String(row.daysPerYear),
    tasks: row.tasks ?? undefined,
    results: row.results ?? undefined,
    pay: row.payFen === null ? undefined : moneyWords(row.payFen),
    exitTerms: row.exitTerms ?? undefined,
  }
}

export const foundingActions: readonly Action[] = [
  ...submits,
  openWords('openFix', 'askFix'),
  openWords('openReject', 'reject'),
  openWords('openObjection', 'object'),
  openWords('openGiveUp', 'giveUp'),
  openWords('openEnd', 'end'),
  openWords('openNotUpgraded', 'notUpgraded'),
  openWords('openRectified', 'rectified'),
  recordButton('openSign', async (ctx, ref) => signing(ctx, await rowAt(ctx, ref), 'sign')),
  recordButton('openRenew', async (ctx, ref) => signing(ctx, await rowAt(ctx, ref), 'renew')),
  recordButton('withdraw', async (ctx, ref) =>
    done('申报已撤回', await cardFor(ctx, await withdrawStation(ctx, ref))),
  ),
]

const inPast = (): never =>
  refuse('公示开始日期已经过去了。', '公示从能看到的那天起算，不能倒填。', '请选今天或以后的日期。')
