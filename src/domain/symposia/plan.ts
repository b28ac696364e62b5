import { z } from 'zod'
import { clockWords } from '#cards/kit/dates.ts'
import { cancelForm } from '#cards/symposia/cancel-form.ts'
import { moveForm } from '#cards/symposia/move-form.ts'
import { planForm } from '#cards/symposia/plan-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, day, optionalWords, typed, words } from '#core/form-input.ts'
import { command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { whoHolds } from '#domain/people/index.ts'
import { inPrivate, Ref } from '#domain/steps/index.ts'
import { cancelReasons, kinds } from './dictionary.ts'
import { momentOf, talentsIn, unitsIn } from './inputs.ts'
import { symposiumMeant } from './meant.ts'
import { phrases } from './phrases/planning.ts'
import { mayPlan } from './policy.ts'
import { symposiumPress } from './pressing.ts'
import { guestName, type SymposiumRow } from './record.ts'
import { moving, one, planning } from './slots.ts'
import { understood } from './understood.ts'
import { cancelSymposium, editPlan, moveSymposium, planSymposium } from './verbs/plan.ts'
import { viewOf } from './view.ts'

const { cardFor, facingTruth, recordButton, rowAt, went } = symposiumPress

const anywhere = { unitId: null, townshipId: null, villageId: null }

/** The county leaders who can host. */
const hostOptions = async (ctx: Context) =>
  (await whoHolds(ctx.db, 'leader', anywhere, ctx.now)).map(({ personId, name }) => ({
    text: name,
    value: String(personId),
  }))

/** `下周五下午三点在县委二楼会议室开茶产业人才座谈会`: the form with everything understood already in it. */
export const openPlan = command({
  intent: 'symposium.add',
  phrases: phrases['symposium.add'],
  slots: planning,
  writes: true,
  words: ['安排座谈会', '座谈 新增', '座谈会 新增', '开座谈会', '安排恳谈会', 'symposium add'],
  summary: '安排一场座谈会、恳谈会',
  example: '安排座谈会 12月4日下午两点半 茶产业人才怎么留得住',
  allow: mayPlan.inChats('private', 'office'),
  run: async (ctx, said) => privately(ctx.chat, await opened(ctx, said), '安排表已私聊发您。'),
})

const opened = async (ctx: Context, said: Said): Promise<Reply> => {
  const hosts = await hostOptions(ctx)
  const { host, ...known } = understood(
    said,
    hosts.map(({ text }) => text),
  )
  return ask(
    planForm,
    planForm({
      title: '安排座谈会',
      kinds: [...optionsOf(kinds)],
      hosts,
      host: hosts.find(({ text }) => text === host)?.value,
      ...known,
      submit: '保存方案',
      bound: { id: null, version: null },
    }),
  )
}

const nothingSaid: Said = { rest: '', words: [], named: {}, mentions: [], slots: {} }

const editing = async (ctx: Context, row: SymposiumRow): Promise<Reply> =>
  ask(
    planForm,
    planForm({
      title: '修改方案',
      kinds: [...optionsOf(kinds)],
      kind: row.kind,
      topic: row.topic,
      day: dayOf(row.startsAt),
      time: clockWords(row.startsAt),
      place: row.place,
      hosts: await hostOptions(ctx),
      host: row.hostId === null ? undefined : String(row.hostId),
      guests: row.guests.flatMap(({ talentId }) => (talentId === null ? [] : [`RC-${talentId}`])).join('、'),
      units: row.guests.flatMap(guest => (guest.unitId === null ? [] : [guestName(guest)])).join('、'),
      submit: '保存修改',
      bound: { id: row.id, version: row.version },
    }),
  )

const hostId = z.preprocess(
  value => typed(value) || null,
  z.coerce.number({ error: '主持领导请从列表里选。' }).int().min(1).nullable(),
)

const planActions = [
  onSubmit(planForm, {
    allow: mayPlan.inChats('private'),
    input: z.object({
      kind: choice('形式', kinds),
      topic: words('主题', 60, 2),
      day: day('日期'),
      time: words('时间', 20),
      place: words('地点', 60, 2),
      host: hostId,
      guests: optionalWords('邀请的专家', 600),
      units: optionalWords('参会单位', 200),
    }),
    bound: z.object({ id: z.number().int().nullable(), version: z.number().int().nullable() }),
    run: (ctx, input, { id, version }) =>
      facingTruth(ctx, async () => {
        const { kind, topic, place, host } = input
        const plan = { kind, topic, place, hostId: host, startsAt: momentOf(input.day, input.time) }
        const invited = {
          talentIds: await talentsIn(ctx, input.guests),
          unitIds: await unitsIn(ctx, input.units),
        }
        const row =
          id === null || version === null
            ? await planSymposium(ctx, plan, invited)
            : await editPlan(ctx, { id, version }, plan, invited)
        const reply = done('方案已保存，看过名单再发邀请', await cardFor(ctx, row))
        return { ...reply, shown: { items: [`ZT-${row.id}`] } }
      }),
  }),
  recordButton('openEdit', async (ctx, ref) => editing(ctx, await rowAt(ctx, ref))),
  onPress({
    name: 'symposia.openPlan',
    allow: mayPlan.inChats('private'),
    bound: z.object({}),
    run: async ctx => ({ ...(await opened(ctx, nothingSaid)), anew: true }),
  }),
]

/** `ZT-3改到下周二上午九点`: the form with the new day and time in it. */
export const openMove = command({
  intent: 'symposium.move',
  phrases: phrases['symposium.move'],
  slots: moving,
  writes: true,
  words: ['座谈改期', '座谈会改期', '改期', '座谈 改期', 'symposium move'],
  summary: '改座谈会的时间、地点，通知受邀人',
  example: '座谈改期 ZT-3 12月8日上午九点',
  allow: mayPlan.inChats('private', 'office'),
  run: async (ctx, said) => {
    const meant = await symposiumMeant(ctx, said, { state: { in: ['planned', 'invited'] } })
    if ('which' in meant) return meant.which
    const { row } = meant
    if (row.state === 'planned') return privately(ctx.chat, await editing(ctx, row))
    const { day: on, time } = understood(said, [])
    return privately(ctx.chat, movingForm(row, on, time), '改期表已私聊发您。')
  },
})

const movingForm = (row: SymposiumRow, on?: string, time?: string): Reply =>
  ask(
    moveForm,
    moveForm({
      symposium: viewOf(row, true),
      day: on ?? dayOf(row.startsAt),
      time: time ?? clockWords(row.startsAt),
      place: row.place,
      bound: { id: row.id, version: row.version },
    }),
  )

/** `取消ZT-3`: the form that asks why. */
export const openCancel = command({
  intent: 'symposium.cancel',
  phrases: phrases['symposium.cancel'],
  slots: one,
  writes: true,
  words: ['取消座谈会', '座谈 取消', '座谈会 取消', '取消恳谈会', 'symposium cancel'],
  summary: '取消一场座谈会，通知受邀人',
  example: '取消座谈会 ZT-3',
  allow: mayPlan.inChats('private', 'office'),
  run: async (ctx, said) => {
    const meant = await symposiumMeant(ctx, said, { state: { in: ['planned', 'invited'] } })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, cancelling(meant.row), '取消表已私聊发您。')
  },
})

const cancelling = (row: SymposiumRow): Reply =>
  ask(
    cancelForm,
    cancelForm({
      symposium: viewOf(row, true),
      reasons: [...optionsOf(cancelReasons)],
      bound: { id: row.id, version: row.version },
    }),
  )

export const planningActions = [
  ...planActions,
  recordButton('openMove', async (ctx, ref) => movingForm(await rowAt(ctx, ref))),
  onSubmit(moveForm, {
    allow: inPrivate,
    input: z.object({
      day: day('日期'),
      time: words('时间', 20),
      place: words('地点', 60, 2),
      remark: optionalWords('说明', 100),
    }),
    bound: Ref,
    run: (ctx, { day: on, time, place, remark }, ref) =>
      facingTruth(ctx, async () =>
        went(ctx, '已改期', await moveSymposium(ctx, ref, { startsAt: momentOf(on, time), place, remark })),
      ),
  }),
  recordButton('openCancel', async (ctx, ref) => cancelling(await rowAt(ctx, ref))),
  onSubmit(cancelForm, {
    allow: inPrivate,
    input: z.object({ reason: choice('原因', cancelReasons), remark: optionalWords('补充说明', 100) }),
    bound: Ref,
    run: (ctx, { reason, remark }, ref) =>
      facingTruth(ctx, async () => went(ctx, '已取消', await cancelSymposium(ctx, ref, reason, remark))),
  }),
]
