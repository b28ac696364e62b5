import { z } from 'zod'
import { disputeForm } from '#cards/pairings/dispute-form.ts'
import { logCard } from '#cards/pairings/log.ts'
import { logForm } from '#cards/pairings/log-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import {
  choice,
  day,
  optionalMoney,
  optionalWholeNumber,
  optionalWords,
  typed,
  words,
} from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { SlotValue } from '#core/slots.ts'
import { inPrivate, Ref } from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { logModes } from './dictionary.ts'
import { findLog, type LogRow, logButtons, logView, photoButton } from './log-view.ts'
import { doing } from './phrases/doing.ts'
import { mayLog } from './policy.ts'
import { button, recordButton, rowAt } from './pressing.ts'
import { pairingNumber, servedWords, whole } from './record.ts'
import { serving } from './slots.ts'
import { confirmLog, disputeLog, logService } from './verbs/log.ts'

/** Where a service may be written down: alone with the bot, or in the village's group. */
const where = mayLog.inChats('private', 'village')

/** `今天到松炼村讲核桃嫁接，26户，两小时`: the form with everything understood already in it. */
export const openLog = command({
  intent: 'pair.log',
  phrases: doing['pair.log'],
  slots: serving,
  writes: true,
  words: ['登记服务', '记服务', '结对 服务', '服务', 'pair log', 'log'],
  summary: '登记一次结对服务',
  example: '登记服务 今天到松炼村讲核桃嫁接，26户，两小时',
  allow: where,
  run: async (ctx, said) => opened(ctx, await pairingsFor(ctx, said), said),
})

type Choice = { readonly text: string; readonly value: string }

/** The pairings the speaker may log for, those the sentence means first. */
const pairingsFor = async (ctx: Context, said: Said): Promise<readonly Choice[]> => {
  const named = first(said, 'id')
  const village = first(said, 'village')
  const person = first(said, 'person')
  const narrowed = [
    ...(named?.kind === 'id' ? [{ id: named.number }] : []),
    ...(village?.kind === 'village' ? [{ villageId: village.id }] : []),
    ...(person?.kind === 'person' ? [{ talent: { name: person.name } }] : []),
  ]
  const found = await choicesOf(ctx, narrowed)
  return found.length > 0 || narrowed.length === 0 ? found : choicesOf(ctx, [])
}

const optionsMax = 50

const choicesOf = async (
  ctx: Context,
  narrowed: readonly Prisma.PairingWhereInput[],
): Promise<readonly Choice[]> => {
  const rows = await ctx.db.pairing.findMany({
    where: { AND: [...narrowed, { state: { in: ['active', 'warned'] } }, ownOf(ctx)] },
    include: whole,
    orderBy: { id: 'desc' },
    take: optionsMax,
  })
  return rows.map(row => ({
    value: String(row.id),
    text: `${pairingNumber(row.id)} ${row.talent.name} — ${servedWords(row)}`,
  }))
}

/** His own as a talent or mentee, those of his village, township or enterprise; the office's are all. */
const ownOf = ({ actor }: Context): Prisma.PairingWhereInput => {
  if (actor.kind !== 'person') return { id: 0 }
  if (actor.grants.some(({ role }) => role === 'office' || role === 'head')) return {}
  const { talentId, grants } = actor
  return {
    OR: [
      { id: 0 },
      ...(talentId === null ? [] : [{ talentId }, { menteeId: talentId }]),
      ...grants.flatMap(({ villageId, townshipId, unitId }) => [
        ...(villageId === null ? [] : [{ villageId }]),
        ...(townshipId === null || villageId !== null ? [] : [{ village: { townshipId } }]),
        ...(unitId === null ? [] : [{ unitId }]),
      ]),
    ],
  }
}

const opened = (ctx: Context, pairings: readonly Choice[], said: Said): Reply => {
  if (pairings.length === 0)
    return refuse(
      '您目前没有正在结对的对象，不能登记服务。',
      '服务登记在正在结对的名下。',
      '发“结对”看看情况；有疑问请联系县委人才办。',
    )
  const on = first(said, 'date')
  const day = on?.kind === 'day' ? on.day : dayOf(ctx.now)
  const what = first(said, 'what')
  const mode = first(said, 'mode')
  return ask(
    logForm,
    logForm({
      pairings,
      pairing: pairings.length === 1 ? pairings[0]?.value : undefined,
      modes: [...optionsOf(logModes)],
      mode: mode?.kind === 'choice' ? mode.value : 'visit',
      on: day,
      what: what?.kind === 'text' ? what.text : firstClause(said.rest),
      minutes: minutesOf(first(said, 'duration')),
      households: numberOf(first(said, 'households')),
      people: numberOf(first(said, 'people')),
      mu: numberOf(first(said, 'acreage')),
      money: yuanOf(first(said, 'money')),
      bound: {},
    }),
  )
}

/** What was done, as far as it can be told from the rest: the first clause, to be put right on the form. */
const firstClause = (rest: string): string | undefined => rest.split(/[，,。；;\n]/)[0]?.trim() || undefined

const first = ({ slots }: Said, name: keyof typeof serving): SlotValue | undefined => slots[name]?.[0]

const minutesEach = { minute: 1, hour: 60, day: 480, workingDay: 480 } as const

const minutesOf = (value: SlotValue | undefined): string | undefined => {
  if (value?.kind !== 'duration') return undefined
  const each = Object.entries(minutesEach).find(([unit]) => unit === value.unit)?.[1]
  return each === undefined ? undefined : String(Math.round(value.count * each))
}

const numberOf = (value: SlotValue | undefined): string | undefined =>
  value?.kind === 'number' ? String(value.value) : undefined

const yuanOf = (value: SlotValue | undefined): string | undefined =>
  value?.kind === 'money' ? String(value.fen / 100) : undefined

const photoHint = ({ photoKey }: LogRow): string | undefined =>
  photoKey === null ? '有照片的话，10分钟内直接发在这里，就附到这次服务里。' : undefined

/** 12 or 12.5 mu, kept in tenths. */
const tenths = z.preprocess(
  value => typed(value) || null,
  z
    .string({ error: '面积请填数字。' })
    .regex(/^\d{1,6}(\.\d)?亩?$/, { error: '面积请填数字，最多一位小数，例如 12.5。' })
    .transform(words => Math.round(Number.parseFloat(words) * 10))
    .nullable(),
)

export const logActions = [
  onSubmit(logForm, {
    allow: where,
    input: z.object({
      pairing: z.preprocess(
        typed,
        z.coerce.number({ error: '请选择结对。' }).int().min(1, { error: '请选择结对。' }),
      ),
      on: day('服务日期'),
      mode: choice('方式', logModes),
      what: words('做了什么', 300, 2),
      place: optionalWords('地点', 40),
      minutes: optionalWholeNumber('时长', { min: 1, max: 100_000, unit: '分钟' }),
      households: optionalWholeNumber('惠及户数', { max: 100_000, unit: '户' }),
      people: optionalWholeNumber('培训人次', { max: 100_000, unit: '人次' }),
      mu: tenths,
      money: optionalMoney('增收或投入'),
    }),
    run: async (ctx, { pairing, mu, money, ...service }) => {
      if (service.on > dayOf(ctx.now))
        refuse('服务日期还没有到。', '只登记已经做过的服务。', '请改成实际的日期。')
      const row = await logService(ctx, pairing, { ...service, tenthMu: mu, fen: money })
      return done(
        '已登记服务',
        logCard({ log: logView(row), words: photoHint(row), buttons: photoButton(row) }),
      )
    },
  }),
  button('confirmLog', Ref, async (ctx, ref) => {
    const row = await confirmLog(ctx, ref)
    return done('已确认', logCard({ log: logView(row), buttons: logButtons(row) }))
  }),
  button('openDispute', Ref, async (ctx, ref) => {
    const row = await findLog(ctx.db, ref.id)
    if (row?.state !== 'awaiting')
      return refuse('这条服务记录已经答复过了。', '一条记录只答复一次。', '有新的情况，请重新登记服务。')
    return ask(disputeForm, disputeForm({ what: `${logView(row).on} ${row.what}`, bound: ref }))
  }),
  onSubmit(disputeForm, {
    allow: inPrivate,
    input: z.object({ remark: words('哪里不对', 200, 2) }),
    bound: Ref,
    run: async (ctx, { remark }, ref) => {
      const row = await disputeLog(ctx, ref, remark)
      return done('已提出异议', logCard({ log: logView(row), buttons: logButtons(row) }))
    },
  }),
  recordButton(
    'openLog',
    async (ctx, ref) => {
      const row = await rowAt(ctx, ref)
      const said = { rest: '', words: [], named: {}, mentions: [], slots: {} }
      const text = `${pairingNumber(row.id)} ${row.talent.name} — ${servedWords(row)}`
      return { ...opened(ctx, [{ value: String(row.id), text }], said), anew: true }
    },
    inPrivate,
  ),
]
