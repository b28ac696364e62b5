import { z } from 'zod'
import { decisionForm } from '#cards/workstations/decision-form.ts'
import { expertForm } from '#cards/workstations/expert-form.ts'
import { fundForm } from '#cards/workstations/fund-form.ts'
import { gradeForm } from '#cards/workstations/grade-form.ts'
import { reportForm } from '#cards/workstations/report-form.ts'
import { revokeForm } from '#cards/workstations/revoke-form.ts'
import { upgradeForm } from '#cards/workstations/upgrade-form.ts'
import { upgradedForm } from '#cards/workstations/upgraded-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import {
  choice,
  day,
  optionalDay,
  optionalMoney,
  optionalWords,
  wholeNumber,
  words,
} from '#core/form-input.ts'
import { type Action, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { higherLevels } from './desk-forms.ts'
import { type Dimension, dimensions, grades, levels, revokeReasons } from './dictionary.ts'
import { mayAssess } from './policy.ts'
import { facingTruth, inPrivate, Ref, recordButton, rowAt, went } from './pressing.ts'
import type { StationRow } from './record.ts'
import { ReportInput } from './schema.ts'
import {
  applyUpgrade,
  expertLeft,
  fundStation,
  gradeStation,
  proposeRevoke,
  recordDecision,
  replaceExpert,
  reportYear,
  upgradeStation,
} from './verbs/live.ts'
import { viewOf } from './view.ts'

const refOf = (row: StationRow) => ({ id: row.id, version: row.version })

const yearOf = (ctx: Context): number => Number(dayOf(ctx.now).slice(0, 4))

const points = (key: Dimension) =>
  wholeNumber(dimensions[key].words, { max: dimensions[key].max, unit: '分' })

const submits: readonly Action[] = [
  onSubmit(reportForm, {
    allow: inPrivate,
    input: ReportInput,
    bound: Ref,
    run: (ctx, input, ref) =>
      facingTruth(ctx, async () => {
        const { assessYear } = await rowAt(ctx, ref)
        return went(ctx, '述职已提交', await reportYear(ctx, ref, assessYear ?? yearOf(ctx), input))
      }),
  }),
  onSubmit(gradeForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({
      conditions: points('conditions'),
      operation: points('operation'),
      outcomes: points('outcomes'),
      training: points('training'),
      service: points('service'),
      money: points('money'),
      words: optionalWords('评语', 300),
    }),
    bound: Ref,
    run: (ctx, { words: said, ...given }, ref) =>
      facingTruth(ctx, async () => {
        const { assessYear } = await rowAt(ctx, ref)
        const row = await gradeStation(ctx, ref, assessYear ?? yearOf(ctx), given, said)
        // The column holds codes of the table.
        return went(ctx, `已评定：${grades[row.grade as keyof typeof grades]}`, row)
      }),
  }),
  onSubmit(revokeForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({ reason: choice('撤销理由', revokeReasons), words: words('具体情况', 300, 4) }),
    bound: Ref,
    run: (ctx, { reason, words: said }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已提请撤销', await proposeRevoke(ctx, ref, reason, said))),
  }),
  onSubmit(decisionForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({
      decision: z.enum(['revoke', 'keep', 'orderRectify'], { error: '请选择审定结果。' }),
      document: words('会议记录', 60, 4),
      words: optionalWords('说明', 300),
    }),
    bound: Ref,
    run: (ctx, { decision, document, words: said }, ref) =>
      facingTruth(ctx, async () =>
        went(ctx, '审定结果已登记', await recordDecision(ctx, ref, decision, document, said)),
      ),
  }),
  onSubmit(upgradeForm, {
    allow: inPrivate,
    input: z.object({ level: choice('申报级别', levels), words: words('申报理由', 300, 4) }),
    bound: Ref,
    run: (ctx, { level, words: said }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已申报升级', await applyUpgrade(ctx, ref, level, said))),
  }),
  onSubmit(upgradedForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({
      level: choice('获批级别', levels),
      fromOn: day('生效日期'),
      document: words('批准文号', 60, 2),
    }),
    bound: Ref,
    run: (ctx, upgraded, ref) =>
      facingTruth(ctx, async () => went(ctx, '已登记升级', await upgradeStation(ctx, ref, upgraded))),
  }),
  onSubmit(fundForm, {
    allow: mayAssess.inChats('private'),
    input: z.object({ amount: optionalMoney('资助金额'), document: words('依据', 60, 2) }),
    bound: Ref,
    run: (ctx, { amount, document }, ref) =>
      facingTruth(ctx, async () => {
        const row = await rowAt(ctx, ref)
        if (row.subsidies.some(({ year }) => year === yearOf(ctx))) alreadyFunded(yearOf(ctx))
        return went(ctx, '资助已确定', await fundStation(ctx, ref, amount ?? 0, document))
      }),
  }),
  onSubmit(expertForm, {
    allow: inPrivate,
    input: z.object({
      leftOn: optionalDay('离开日期'),
      expert: optionalWords('新专家姓名', 30),
      expertTitle: optionalWords('新专家职称', 30),
      institution: optionalWords('新专家单位', 60),
    }),
    bound: Ref,
    run: (ctx, input, ref) => facingTruth(ctx, async () => changeExpert(ctx, await rowAt(ctx, ref), input)),
  }),
]

type Change = {
  readonly leftOn: string | null
  readonly expert: string | null
  readonly expertTitle: string | null
  readonly institution: string | null
}

const changeExpert = async (ctx: Context, row: StationRow, change: Change): Promise<Reply> => {
  const { leftOn, expert, expertTitle, institution } = change
  if (expert !== null)
    return went(
      ctx,
      '领衔专家已更换',
      await replaceExpert(ctx, row, { name: expert, title: expertTitle, institution: institution ?? '' }),
    )
  if (leftOn === null || leftOn > dayOf(ctx.now)) return nothingSaid()
  return went(ctx, '已登记专家离开', await expertLeft(ctx, row, leftOn))
}

export const livingActions: readonly Action[] = [
  ...submits,
  recordButton('openReport', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(
      reportForm,
      reportForm({
        station: viewOf(row),
        year: row.assessYear ?? yearOf(ctx),
        words: '请填写今年的实际情况，没有的填0。',
        bound: refOf(row),
      }),
    )
  }),
  recordButton('openRevoke', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(
      revokeForm,
      revokeForm({ station: viewOf(row), reasons: optionsOf(revokeReasons), bound: refOf(row) }),
    )
  }),
  recordButton('openUpgrade', async (ctx, ref) => upgrading(await rowAt(ctx, ref))),
  recordButton('openFund', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(fundForm, fundForm({ station: viewOf(row), year: yearOf(ctx), bound: refOf(row) }))
  }),
  recordButton('openExpert', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return ask(expertForm, expertForm({ station: viewOf(row), bound: refOf(row) }))
  }),
]

const upgrading = (row: StationRow): Reply => {
  const above = higherLevels(row)
  if (above.length === 0) refuse('这个工作站已经是省级。', '省级是最高级别。', '不需要再升级。')
  return ask(upgradeForm, upgradeForm({ station: viewOf(row), levels: above, bound: refOf(row) }))
}

const alreadyFunded = (year: number): never =>
  refuse(`${year}年已经资助过了。`, '同一个工作站每年资助一次。', '金额有误的，请联系人才办主任更正。')

const nothingSaid = (): never =>
  refuse(
    '还没有填离开日期或者新专家。',
    '专家离开填离开日期（不能是将来）；有人接替填新专家姓名和单位。',
    '请填写后再提交。',
  )
