import { z } from 'zod'
import { reportForm } from '#cards/figures/report-form.ts'
import { reportsCard } from '#cards/figures/reports.ts'
import { dateWords, shortTime } from '#cards/kit/dates.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { day, optionalWords, words } from '#core/form-input.ts'
import { type Action, type Command, command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { grantsFor, may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply, show, stale } from '#core/reply.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import { headsOf, nameOf } from '#domain/steps/index.ts'
import { phrases } from '../phrases.ts'
import { mayLock, mayRead } from '../policy.ts'
import { areaFor, lastMonthEnd } from '../reading.ts'
import type { Registry } from '../registry.ts'
import type { Wording } from './differences.ts'
import { linesAt } from './lines.ts'
import { findReport, type ReportRow, reportNumber } from './record.ts'
import { draftReport, dropReport, lockReport } from './verbs.ts'
import { drawReport } from './view.ts'

type Reports = {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  readonly events: Readonly<Record<string, string>>
}

/** What is reported upwards: counted, looked through, made final by the head, and compared ever after. */
export const reportsOver = (registry: Registry, events: Wording): Reports => {
  const view: View = (ctx, row, mayLock) => drawReport(ctx, registry, events, row, mayLock)
  return {
    commands: [openReport, showReports(view)],
    actions: [submitReport(registry, view), lock(registry, view), drop(view)],
    events: {
      'figures.drafted': '算出了上报数',
      'figures.recounted': '重算了上报数',
      'figures.locked': '锁定了上报数',
      'figures.dropped': '没有锁定上报数',
    },
  }
}

type View = (ctx: Context, row: ReportRow, mayLock?: boolean) => ReturnType<typeof drawReport>

/** `指标 上报`: which day, to whom. */
const openReport = command({
  intent: 'figures.lock',
  phrases: phrases['figures.lock'],
  slots: { date: { kind: 'day', title: '日期' } },
  writes: true,
  words: ['指标 上报', '锁定指标', '指标 锁定', '锁定上报数', '上报指标'],
  summary: '把某一天的指标算出来、锁定成上报数',
  example: '指标 上报 2026-06-30',
  allow: mayLock,
  run: async (ctx, said) =>
    privately(
      ctx.chat,
      ask(reportForm, reportForm({ day: dayIn(said) ?? lastMonthEnd(dayOf(ctx.now)) })),
      '表已私聊发您。',
    ),
})

const dayIn = ({ slots, words: typed }: Said): Day | null => {
  const [date] = slots.date ?? []
  if (date?.kind === 'day') return date.day
  return typed.find(word => /^\d{4}-\d{2}-\d{2}$/.test(word)) ?? null
}

const inPrivate = mayLock.inChats('private')

const submitReport = (registry: Registry, view: View): Action =>
  onSubmit(reportForm, {
    allow: inPrivate,
    input: z.object({
      day: day('日期'),
      receiver: words('报给谁', 40, 2),
      purpose: optionalWords('用途', 100),
    }),
    run: async (ctx, asked) => {
      const lines = await linesAt(ctx, registry, asked.day)
      const row = await draftReport(ctx, asked, lines, draft => tellHeads(ctx, draft, view))
      return done(await toastFor(ctx), await view(ctx, row))
    },
  })

const toastFor = async (ctx: Context): Promise<string> => {
  if (holds(ctx.actor, 'head')) return '数字已算出'
  const heads = await headsOf(ctx.db, ctx.now)
  return heads.length > 0 ? '数字已算出，已报主任锁定' : '数字已算出，还没有主任可以锁定'
}

/** Heads are told unless they drafted it themselves. */
const tellHeads = async (ctx: Context, row: ReportRow, view: View) => {
  const own = ctx.actor.kind === 'person' ? ctx.actor.openId : ''
  const heads = (await headsOf(ctx.db, ctx.now)).filter(({ openId }) => openId !== own)
  const card = await view(ctx, row, true)
  return heads.map(({ openId }) => ({
    to: { openId },
    say: { card },
    once: `figures:${row.id}:lock:${openId}`,
  }))
}

const incomplete = '这张卡片不完整，请发“已报数”重新打开。'
const Ref = z.object({
  id: z.number({ error: incomplete }).int(),
  version: z.number({ error: incomplete }).int(),
})

const lock = (registry: Registry, view: View): Action =>
  onPress({
    name: 'figures.lock',
    allow: may('figures.lock').inChats('private'),
    bound: Ref,
    run: async (ctx, ref) => {
      const draft = await findReport(ctx.db, ref.id)
      if (draft.state !== 'draft' || draft.version !== ref.version)
        return stale('这份上报数已经有人处理过', await view(ctx, draft))
      const lines = await linesAt(ctx, registry, draft.asOf.toISOString().slice(0, 10))
      const { row, isRecounted } = await lockReport(ctx, ref, lines)
      const card = await view(ctx, row)
      return isRecounted ? stale('数字有变化，已重算，请核对后再锁定', card) : done('已锁定', card)
    },
  })

const drop = (view: View): Action =>
  onPress({
    name: 'figures.drop',
    allow: may('figures.lock').inChats('private'),
    bound: Ref,
    run: async (ctx, ref) => {
      const draft = await findReport(ctx.db, ref.id)
      if (draft.state !== 'draft' || draft.version !== ref.version)
        return stale('这份上报数已经有人处理过', await view(ctx, draft))
      return done('没有锁定', await view(ctx, await dropReport(ctx, ref)))
    },
  })

/** Reports named; older ones are opened by their number. */
const shownMax = 15

/** `已报数`, `已报数 BC-3`. */
const showReports = (view: View): Command =>
  command({
    intent: 'figures.reports',
    phrases: phrases['figures.reports'],
    slots: { id: { kind: 'id', title: '上报编号', prefix: 'BC' } },
    words: ['已报数', '上报记录', '指标 已报', 'reported'],
    summary: '看报出过哪些数，现在重算差在哪里',
    example: '已报数 BC-3',
    allow: mayRead,
    run: async (ctx, said) => {
      if (areaFor(ctx) !== null) countyOnly()
      const id = idIn(said)
      const reply = id === null ? await listed(ctx) : await opened(ctx, id, view)
      return privately(ctx.chat, reply, '已报数已私聊发您。')
    },
  })

const idIn = ({ slots, words: typed }: Said): number | null => {
  const [id] = slots.id ?? []
  if (id?.kind === 'id' && id.prefix === 'BC') return id.number
  const [, digits] = typed.map(word => /^BC-?(\d+)$/i.exec(word)).find(found => found !== null) ?? []
  return digits === undefined ? null : Number(digits)
}

const drafts = (ctx: Context): boolean => grantsFor(ctx.actor, 'figures.lock').length > 0

const opened = async (ctx: Context, id: number, view: View): Promise<Reply> => {
  const row = await findReport(ctx.db, id)
  return row.state !== 'locked' && !drafts(ctx) ? listed(ctx) : show(await view(ctx, row))
}

const listed = async (ctx: Context): Promise<Reply> => {
  const where = { state: { in: drafts(ctx) ? ['draft', 'locked'] : ['locked'] } }
  const rows = await ctx.db.figureReport.findMany({ where, orderBy: { id: 'desc' }, take: shownMax })
  const reports = []
  for (const { id, receiver, asOf, lockedAt, lockedBy } of rows)
    reports.push({
      number: reportNumber(id),
      receiver,
      asOf: `截至${dateWords(asOf)}`,
      state: lockedAt && lockedBy ? `${shortTime(lockedAt)} ${await nameOf(ctx.db, lockedBy)}锁定` : '待锁定',
    })
  const more = (await ctx.db.figureReport.count({ where })) - rows.length
  return show(reportsCard({ reports, more, mayDraft: drafts(ctx) }))
}

const countyOnly = (): never =>
  refuse('上报数是全县的数。', '联络员看本单位、本乡镇的指标。', '要看全县的，请联系县委人才办。')
