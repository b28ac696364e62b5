import { z } from 'zod'
import { shortTime } from '#cards/kit/dates.ts'
import { healthCard } from '#cards/shell/health.ts'
import type { Context } from '#core/context.ts'
import { command, onPress } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import type { Reader } from '#core/reader.ts'
import { done, privately, show, stale } from '#core/reply.ts'
import { change } from '#storage/change.ts'
import { type ParkedItem, parkedItems, type QueueHealth, queueHealth, replayParked } from '#storage/health.ts'
import type { Machinery } from './machinery.ts'

const mayLook = may('system.health')

/** Parked items on one card; handled ones make room for the rest. */
const parkedMax = 20
/** Longest wait, in milliseconds, that still counts as normal. */
const waitMaxMs = 60_000

const phrases = [
  '机器人是不是卡了',
  '系统怎么没反应',
  '程序出故障了吗',
  '系统正常吗',
  '程序运行情况',
  '消息有没有积压',
  '现在是什么版本',
  '机器人是不是坏了',
  '消息发不出去了',
  '有没有消息堵着没处理',
  '后台运行稳不稳定',
  '系统卡得很',
  '服务是不是停了',
  '出错没有',
  '定时任务跑了没有',
  '有搁置的消息没',
  '数据库占了多大',
  '队列堵了没',
  '程序上次什么时候重启的',
  '消息送达正不正常',
  '系统巡检一下',
  '有没有失败的任务',
  '机器人死机了',
  '机器人反应慢',
  '机器人卡死不动',
  '机器人掉线了吗',
  '是不是断线了',
  '系统是不是挂了',
  '消息发出去半天没回',
  '后台有没有堵',
  '程序在不在跑',
  '服务器还好吧',
]

/** 健康: queues, what stands aside, the clock, versions, size. */
export const openHealth = (machinery: Machinery) =>
  command({
    intent: 'health.show',
    phrases,
    words: ['健康', '系统状态', 'health'],
    summary: '看看队列、搁置的消息和版本',
    example: '健康',
    allow: mayLook,
    run: async ctx => privately(ctx.chat, show(await drawn(ctx, machinery))),
  })

/** The button beside a parked item: it goes back into its queue as new. */
export const replay = (machinery: Machinery) =>
  onPress({
    name: 'health.replay',
    allow: mayLook,
    bound: z.object({ queue: z.enum(['inbox', 'outbox']), id: z.string().regex(/^\d+$/) }),
    run: async (ctx, item) => {
      const replayed = await change(ctx, async tx => ({
        result: await replayParked(tx, item),
        event: { event: 'delivery.replayed', subject: `${item.queue}:${item.id}` },
      }))
      const card = await drawn(ctx, machinery)
      return replayed ? done('已放回队列，马上重新处理', card) : stale('这一条已经不在搁置里了。', card)
    },
  })

const drawn = async (ctx: Context, { database, startedAt, versions }: Machinery) => {
  const [queues, parked, server] = await Promise.all([
    queueHealth(database, ctx.now),
    parkedItems(database, parkedMax),
    serverOf(ctx.db),
  ])
  const faults = faultsIn(queues)
  return healthCard({
    verdict: faults.length === 0 ? '正常' : faults.join('，'),
    ok: faults.length === 0,
    queues: [
      { name: '收到待办', waiting: queues.inbox.waiting + queues.inbox.working },
      { name: '待发出', waiting: queues.outbox.waiting + queues.outbox.sending },
    ],
    parked: parked.map(parkedOf),
    replay: 'health.replay',
    lastTick: queues.lastTick && shortTime(queues.lastTick),
    startedAt: shortTime(startedAt),
    versions: [
      ...versions,
      { name: 'PostgreSQL', version: server.version },
      { name: '数据库', version: server.size },
    ],
  })
}

/** What is not as it should be, in words. */
const faultsIn = ({ inbox, outbox, oldestInboxMs, oldestOutboxMs, failedRuns }: QueueHealth): string[] => {
  const parked = inbox.parked + outbox.parked
  const isLate = Math.max(oldestInboxMs ?? 0, oldestOutboxMs ?? 0) > waitMaxMs
  return [
    parked > 0 ? `有${parked}条搁置` : '',
    outbox.unknown > 0 ? `有${outbox.unknown}条不知发出没有` : '',
    failedRuns > 0 ? `定时任务失败${failedRuns}次` : '',
    isLate ? '队列积压超过一分钟' : '',
  ].filter(Boolean)
}

const parkedOf = ({ queue, id, state, kind, attempts, error, since }: ParkedItem) => ({
  what: kinds[`${queue}:${kind}`] ?? (queue === 'inbox' ? '收到的事件' : '要发的消息'),
  why: `${state === 'unknown' ? '不知道对方收到没有，重新处理可能会重复' : `试了${attempts}次`}${error && `：${error}`}`,
  since: shortTime(since),
  value: { queue, id },
})

const kinds: Readonly<Record<string, string>> = {
  'inbox:message': '收到的消息',
  'inbox:press': '按下的按钮',
  'inbox:menu': '点的菜单',
  'inbox:entered': '打开私聊',
  'inbox:left': '同事离职',
  'inbox:recalled': '撤回的消息',
  'inbox:botAdded': '被拉进群',
  'inbox:botRemoved': '被移出群',
  'outbox:send': '要发的消息',
  'outbox:reply': '要回的消息',
  'outbox:patch': '要更新的卡片',
}

const serverOf = async (db: Reader): Promise<{ readonly version: string; readonly size: string }> => {
  const [row] = await db.$queryRaw<{ version: string; size: string }[]>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_size_pretty(pg_database_size(current_database())) as size`
  return row ?? { version: '', size: '' }
}
